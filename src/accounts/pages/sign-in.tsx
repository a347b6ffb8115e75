import { Notice } from '../../ui/blocks.tsx';
import { TextField } from '../../ui/form.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { NarrowPage } from './narrow-page.tsx';

export interface SignInPageProps {
  page: PageContext;
  returnTo: string;
  email?: string | undefined;
  error?: 'wrong' | 'tooMany' | undefined;
}

export function SignInPage({ page, returnTo, email, error }: SignInPageProps) {
  const { t } = page;
  return (
    <NarrowPage page={page} title={t.signIn.title}>
      <form method="post" action={links.signIn()} class="grid gap-5">
        {error && <Notice kind="problem">{t.signIn[error]}</Notice>}
        <input type="hidden" name="returnTo" value={returnTo} />
        <TextField
          t={t}
          name="email"
          type="email"
          label={t.signIn.email}
          value={email}
          autocomplete="username"
          required
        />
        <TextField
          t={t}
          name="password"
          type="password"
          label={t.signIn.password}
          autocomplete="current-password"
          required
        />
        <button type="submit" class="btn btn-primary">
          {t.signIn.submit}
        </button>
      </form>
      <p class="muted mt-6">
        {t.signIn.noAccount}{' '}
        <a href={links.signUp} class="text-link">
          {t.signIn.signUp}
        </a>
      </p>
    </NarrowPage>
  );
}
