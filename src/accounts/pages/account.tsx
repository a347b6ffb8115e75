import { PageTitle } from '../../ui/blocks.tsx';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { type Token, Tokens } from './tokens.tsx';

export interface AccountPageProps {
  page: PageContext;
  account: { name: string; email: string; role: 'reader' | 'contributor' | 'operator' };
  tokens: Token[];
  /** Shown this once. */
  newToken?: string | undefined;
}

export function AccountPage({ page, account, tokens, newToken }: AccountPageProps) {
  const { t } = page;
  const facts = [
    [t.account.name, account.name],
    [t.account.email, account.email],
    [t.account.role, `${t.roles[account.role]}: ${t.roleHints[account.role]}`],
  ];
  return (
    <Layout page={page} title={t.account.title}>
      <div class="mx-auto max-w-2xl">
        <PageTitle title={t.account.title}>
          <form method="post" action={links.signOut}>
            <button type="submit" class="btn">
              {t.site.signOut}
            </button>
          </form>
        </PageTitle>
        <dl class="border-base-300 border-t">
          {facts.map(([name, value]) => (
            <div class="grid grid-cols-[6rem_minmax(0,1fr)] gap-4 border-base-300 border-b py-3">
              <dt class="muted">{name}</dt>
              <dd class="break-words">{value}</dd>
            </div>
          ))}
        </dl>
        <Tokens page={page} tokens={tokens} newToken={newToken} />
      </div>
    </Layout>
  );
}
