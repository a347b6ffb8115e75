import { ErrorSummary } from '../../ui/form.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { NarrowPage } from './narrow-page.tsx';
import { PersonFields, personLabels } from './person-fields.tsx';

export interface SignUpPageProps {
  page: PageContext;
  values: Record<string, string>;
  errors: Record<string, string>;
}

export function SignUpPage({ page, values, errors }: SignUpPageProps) {
  const { t } = page;
  return (
    <NarrowPage page={page} title={t.signUp.title} lead={t.signUp.lead}>
      <form method="post" action={links.signUp} class="grid gap-5">
        <ErrorSummary t={t} errors={errors} labels={personLabels(t)} />
        <PersonFields t={t} values={values} errors={errors} />
        <button type="submit" class="btn btn-primary">
          {t.signUp.submit}
        </button>
      </form>
      <p class="muted mt-6">
        {t.signUp.haveAccount}{' '}
        <a href={links.signIn()} class="text-link">
          {t.signIn.title}
        </a>
      </p>
    </NarrowPage>
  );
}
