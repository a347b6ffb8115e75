import { Guarded, Notice } from '../../ui/blocks.tsx';
import { TextField } from '../../ui/form.tsx';
import { formatDate } from '../../ui/format.ts';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';

export interface Token {
  id: string;
  name: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  lastUsedAt: number | null;
}

export interface TokensProps {
  page: PageContext;
  tokens: Token[];
  newToken?: string | undefined;
}

export function Tokens({ page, tokens, newToken }: TokensProps) {
  const { t } = page;
  return (
    <section class="mt-14">
      <h2 class="font-semibold font-serif text-2xl">{t.account.tokens}</h2>
      <p class="muted mt-2 mb-6">{t.account.tokensLead}</p>
      {newToken && (
        <div class="mb-6">
          <Notice kind="done">
            <p class="font-semibold">{t.account.newToken}</p>
            <p class="my-2">
              <code class="select-all break-all rounded-field bg-base-200 px-2 py-1 font-mono text-sm">
                {newToken}
              </code>
            </p>
            <p class="muted text-sm">{t.account.newTokenHint}</p>
          </Notice>
        </div>
      )}
      {tokens.length === 0 ? (
        <p class="muted mb-6">{t.account.tokensEmpty}</p>
      ) : (
        <ul class="mb-8 divide-y divide-base-300 border-base-300 border-y">
          {tokens.map((token) => (
            <TokenRow page={page} token={token} />
          ))}
        </ul>
      )}
      <MakeToken page={page} />
    </section>
  );
}

function TokenRow({ page: { t, language }, token }: { page: PageContext; token: Token }) {
  const used = token.lastUsedAt
    ? `${t.account.lastUsed} ${formatDate(token.lastUsedAt, language)}`
    : t.account.neverUsed;
  return (
    <li class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-4">
      <div class="min-w-0">
        <p class="break-words font-medium">{token.name}</p>
        <p class="muted text-sm">
          {t.account.made} {formatDate(token.createdAt, language)} · {used}
        </p>
      </div>
      <Guarded ask={t.account.revokeAsk} hint={t.account.revokeHint}>
        <form method="post" action={links.accountToken(token.id)}>
          <button type="submit" class="btn btn-sm btn-error">
            {t.account.revoke}
          </button>
        </form>
      </Guarded>
    </li>
  );
}

function MakeToken({ page: { t } }: { page: PageContext }) {
  return (
    <form method="post" action={links.accountTokens} class="flex flex-wrap items-start gap-3">
      <div class="w-full max-w-xs">
        <TextField
          t={t}
          name="name"
          label={t.account.tokenName}
          hint={t.account.tokenNameHint}
          maxlength={100}
          required
        />
      </div>
      <button type="submit" class="btn mt-7">
        {t.account.makeToken}
      </button>
    </form>
  );
}
