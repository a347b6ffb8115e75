import { Notice } from '../../ui/blocks.tsx';
import { ErrorSummary, TextField } from '../../ui/form.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { DeskLayout } from './desk-layout.tsx';

export interface DeskSettingsPageProps {
  page: PageContext;
  libraryName: string;
  errors?: Record<string, string> | undefined;
  saved?: boolean | undefined;
}

export function DeskSettingsPage({ page, libraryName, errors = {}, saved }: DeskSettingsPageProps) {
  const { t } = page;
  return (
    <DeskLayout page={page} section="settings">
      <form method="post" action={links.deskSettings} class="grid max-w-md gap-6" novalidate>
        {saved && <Notice kind="done">{t.desk.saved}</Notice>}
        <ErrorSummary t={t} errors={errors} labels={{ libraryName: t.desk.libraryName }} />
        <TextField
          t={t}
          name="libraryName"
          label={t.desk.libraryName}
          value={libraryName}
          error={errors['libraryName']}
          hint={t.setup.libraryNameHint}
          maxlength={100}
          required
        />
        <button type="submit" class="btn btn-primary w-fit">
          {t.common.save}
        </button>
      </form>
    </DeskLayout>
  );
}
