import { Notice } from '../../ui/blocks.tsx';
import { ErrorSummary, TextField } from '../../ui/form.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { DeskLayout } from './desk-layout.tsx';

export interface DeskSettingsPageProps {
  page: PageContext;
  values: { libraryName: string; footprintDays: string };
  errors?: Record<string, string> | undefined;
  saved?: boolean | undefined;
}

export function DeskSettingsPage({ page, values, errors = {}, saved }: DeskSettingsPageProps) {
  const { t } = page;
  const labels = { libraryName: t.desk.libraryName, footprintDays: t.footprints.daysKept };
  return (
    <DeskLayout page={page} section="settings">
      <form method="post" action={links.deskSettings} class="grid max-w-md gap-6" novalidate>
        {saved && <Notice kind="done">{t.desk.saved}</Notice>}
        <ErrorSummary t={t} errors={errors} labels={labels} />
        <TextField
          t={t}
          name="libraryName"
          label={labels.libraryName}
          value={values.libraryName}
          error={errors['libraryName']}
          hint={t.setup.libraryNameHint}
          maxlength={100}
          required
        />
        <TextField
          t={t}
          name="footprintDays"
          label={labels.footprintDays}
          value={values.footprintDays}
          error={errors['footprintDays']}
          hint={t.footprints.daysKeptHint}
          inputmode="numeric"
          maxlength={4}
          required
        />
        <button type="submit" class="btn btn-primary w-fit">
          {t.common.save}
        </button>
      </form>
    </DeskLayout>
  );
}
