import { ErrorSummary, TextField } from '../../ui/form.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { NarrowPage } from './narrow-page.tsx';
import { PersonFields, personLabels } from './person-fields.tsx';

export interface SetupPageProps {
  page: PageContext;
  /** Proves that the visitor started this library. */
  token: string;
  values: Record<string, string>;
  errors: Record<string, string>;
}

/** The first visit: names the library and makes its operator. */
export function SetupPage({ page, token, values, errors }: SetupPageProps) {
  const { t } = page;
  return (
    <NarrowPage page={page} title={t.setup.title} lead={t.setup.lead}>
      <form method="post" action={links.setup} class="grid gap-5">
        <ErrorSummary
          t={t}
          errors={errors}
          labels={{ libraryName: t.setup.libraryName, ...personLabels(t) }}
        />
        <input type="hidden" name="token" value={token} />
        <TextField
          t={t}
          name="libraryName"
          label={t.setup.libraryName}
          value={values['libraryName']}
          error={errors['libraryName']}
          hint={t.setup.libraryNameHint}
          maxlength={100}
          required
        />
        <PersonFields t={t} values={values} errors={errors} />
        <button type="submit" class="btn btn-primary">
          {t.setup.submit}
        </button>
      </form>
    </NarrowPage>
  );
}
