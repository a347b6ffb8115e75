import type { LedgerLine, Payout } from '../../ledger/index.ts';
import { formatMoney } from '../../platform/money.ts';
import { Notice, PageTitle } from '../../ui/blocks.tsx';
import { TextField } from '../../ui/form.tsx';
import { formatDate } from '../../ui/format.ts';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import { nameIn } from '../../ui/messages/index.ts';
import type { PageContext } from '../../ui/page-context.ts';

export interface EarningsPageProps {
  page: PageContext;
  /** In minor units; may be below zero. */
  owed: number;
  currency: string;
  minimum: number;
  entries: LedgerLine[];
  /** Of the documents that an entry is about. */
  titles: Map<string, string[]>;
  pageNumber: number;
  hasMore: boolean;
  payouts: Payout[];
  note: 'asked' | 'too-little' | 'open' | 'account' | undefined;
}

export function EarningsPage(props: EarningsPageProps) {
  const { page, owed, currency, note } = props;
  const { t, language } = page;
  return (
    <Layout page={page} title={t.earnings.title}>
      <PageTitle title={t.earnings.title} lead={t.earnings.lead}>
        <p class="sm:text-right">
          <span class="muted block text-sm">{t.earnings.balance}</span>
          <span class="font-semibold text-3xl tabular-nums">
            {formatMoney({ minor: owed, currency }, language)}
          </span>
        </p>
      </PageTitle>
      <div class="grid gap-12">
        {note && <Notice kind={note === 'asked' ? 'done' : 'problem'}>{t.earnings.notes[note]}</Notice>}
        <AskPayout {...props} />
        <Entries {...props} />
      </div>
    </Layout>
  );
}

function AskPayout({ page, owed, currency, minimum, payouts }: EarningsPageProps) {
  const { t, language } = page;
  if (payouts.some(({ state }) => state === 'asked')) return <p>{t.earnings.open}</p>;
  const least = formatMoney({ minor: minimum, currency }, language);
  if (owed < minimum || owed <= 0) return <p class="muted">{t.earnings.minimum(least)}</p>;
  return (
    <form method="post" action={links.earnings} class="grid max-w-md gap-4">
      <TextField
        t={t}
        name="account"
        label={t.earnings.account}
        hint={t.earnings.accountHint}
        maxlength={500}
        required
      />
      <button type="submit" class="btn btn-primary w-fit">
        {t.earnings.ask}
      </button>
    </form>
  );
}

const SHOWN_TITLES = 3;

function Titles({ page: { t }, titles }: { page: PageContext; titles: string[] }) {
  if (titles.length === 0) return null;
  const left = titles.length - SHOWN_TITLES;
  return (
    <>
      {titles.slice(0, SHOWN_TITLES).map((title) => (
        <span class="block font-serif">{title}</span>
      ))}
      {left > 0 && <span class="block">{t.earnings.moreTitles(left)}</span>}
    </>
  );
}

function Entries({ page, entries, titles, payouts, pageNumber, hasMore }: EarningsPageProps) {
  const { t, language } = page;
  return (
    <section>
      <h2 class="mb-4 font-semibold font-serif text-2xl">{t.earnings.entries}</h2>
      {entries.length === 0 && <p class="muted">{t.earnings.none}</p>}
      <ul class="divide-y divide-base-300 border-base-300 border-y">
        {entries.map((entry) => (
          <li class="flex justify-between gap-6 py-3">
            <span>
              {nameIn(t.earnings.kinds, entry.kind)}
              <Titles page={page} titles={titles.get(entry.entryId) ?? []} />
              <span class="muted block text-sm">{formatDate(entry.at, language)}</span>
            </span>
            <span class="tabular-nums">
              {formatMoney({ minor: 0 - entry.minor, currency: entry.currency }, language)}
            </span>
          </li>
        ))}
      </ul>
      {(pageNumber > 1 || hasMore) && (
        <nav class="mt-6 flex gap-3" aria-label={t.common.pagination}>
          {pageNumber > 1 && (
            <a href={links.earningsPage(pageNumber - 1)} class="btn btn-sm">
              {t.common.previous}
            </a>
          )}
          {hasMore && (
            <a href={links.earningsPage(pageNumber + 1)} class="btn btn-sm">
              {t.common.next}
            </a>
          )}
        </nav>
      )}
      {payouts.length > 0 && (
        <>
          <h2 class="mt-10 mb-4 font-semibold font-serif text-2xl">{t.earnings.payouts}</h2>
          <ul class="divide-y divide-base-300 border-base-300 border-y">
            {payouts.map((payout) => (
              <li class="flex justify-between gap-6 py-3">
                <span>
                  {t.earnings.states[payout.state]}
                  <span class="muted block text-sm">{formatDate(payout.asked_at, language)}</span>
                </span>
                <span class="tabular-nums">
                  {formatMoney({ minor: payout.amount_minor, currency: payout.currency }, language)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
