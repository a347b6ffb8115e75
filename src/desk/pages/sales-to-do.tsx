import type { DeskRefund, OpenTransfer, StoredNotice } from '../../orders/index.ts';
import { formatMoney } from '../../platform/money.ts';
import { formatDate, formatMoment } from '../../ui/format.ts';
import { links } from '../../ui/links.ts';
import { nameIn } from '../../ui/messages/index.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { NamedPayout } from '../sales-records.ts';

/** What waits for the operator, each kind by itself. */

function Heading({ words, lead }: { words: string; lead?: string }) {
  return (
    <div class="mb-4">
      <h2 class="font-semibold font-serif text-2xl">{words}</h2>
      {lead && <p class="muted mt-1 max-w-2xl">{lead}</p>}
    </div>
  );
}

const money = (page: PageContext, row: { amount_minor: number; currency: string }) =>
  formatMoney({ minor: row.amount_minor, currency: row.currency }, page.language);

export function Transfers({ page, transfers }: { page: PageContext; transfers: OpenTransfer[] }) {
  const { t } = page;
  return (
    <section>
      <Heading words={t.deskSales.transfers} lead={t.deskSales.transfersLead} />
      <ul class="divide-y divide-base-300 border-base-300 border-y">
        {transfers.map((transfer) => (
          <li class="grid gap-3 py-4">
            <p>
              <span class="font-medium tabular-nums">{money(page, transfer)}</span> ·{' '}
              {transfer.transferReference} · {transfer.email}
              {transfer.first_confirmed_by && ` · ${t.deskSales.oneConfirmed}`}
            </p>
            <form
              method="post"
              action={links.deskTransfer(transfer.id)}
              class="flex flex-wrap items-end gap-3"
            >
              <label class="text-sm">
                <span class="mb-1 block">{t.deskSales.amount}</span>
                <input name="amount" required inputmode="decimal" class="input input-sm w-32" />
              </label>
              <label class="text-sm">
                <span class="mb-1 block">{t.deskSales.reference}</span>
                <input name="reference" required class="input input-sm w-56" />
              </label>
              <button type="submit" class="btn btn-sm btn-primary">
                {t.deskSales.confirm}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Refunds({ page, refunds }: { page: PageContext; refunds: DeskRefund[] }) {
  const { t } = page;
  return (
    <section>
      <Heading words={t.deskSales.refunds} lead={t.deskSales.refundsLead} />
      <ul class="divide-y divide-base-300 border-base-300 border-y">
        {refunds.map((refund) => (
          <li class="grid gap-3 py-4">
            <p>
              <a href={links.order(refund.order_id)} class="text-link">
                {t.orders.order(refund.order_id)}
              </a>{' '}
              · <span class="font-medium tabular-nums">{money(page, refund)}</span> ·{' '}
              {t.orders.refundStates[refund.state]}
              {refund.due_at !== null && ' · '}
              {refund.due_at !== null && <Due page={page} at={refund.due_at} />}
            </p>
            <p class="muted text-sm">
              {refund.cause === 'surplus' ? t.orders.surplus : nameIn(t.orders.refundCauses, refund.cause)}
              {refund.reason && `${t.common.colon}${refund.reason}`}
            </p>
            {refund.state === 'asked' ? (
              <form method="post" action={links.deskRefund(refund.id)} class="flex flex-wrap items-end gap-3">
                <label class="min-w-60 flex-1 text-sm">
                  <span class="mb-1 block">{t.deskSales.answer}</span>
                  <input name="answer" maxlength={1000} class="input input-sm w-full" />
                </label>
                <button type="submit" name="decision" value="grant" class="btn btn-sm btn-primary">
                  {t.deskSales.grant}
                </button>
                <button type="submit" name="decision" value="decline" class="btn btn-sm">
                  {t.deskSales.decline}
                </button>
              </form>
            ) : (
              <form method="post" action={links.deskRefund(refund.id)}>
                <button type="submit" name="decision" value="paid" class="btn btn-sm">
                  {t.deskSales.paidBack}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Due({ page: { t, language }, at }: { page: PageContext; at: number }) {
  const day = formatDate(at, language);
  return at < Date.now() ? (
    <span class="text-warning">{t.orders.late(day)}</span>
  ) : (
    <>{t.orders.until(day)}</>
  );
}

export function Payouts({ page, payouts }: { page: PageContext; payouts: NamedPayout[] }) {
  const { t } = page;
  return (
    <section>
      <Heading words={t.deskSales.payouts} />
      <ul class="divide-y divide-base-300 border-base-300 border-y">
        {payouts.map((payout) => (
          <li class="flex flex-wrap items-center gap-x-6 gap-y-2 py-4">
            <p class="min-w-60 flex-1">
              {payout.name} · <span class="font-medium tabular-nums">{money(page, payout)}</span>
              <span class="muted block text-sm">{payout.account}</span>
            </p>
            <form method="post" action={links.deskPayout(payout.id)} class="flex gap-2">
              <button type="submit" name="decision" value="pay" class="btn btn-sm btn-primary">
                {t.deskSales.sent}
              </button>
              <button type="submit" name="decision" value="decline" class="btn btn-sm">
                {t.deskSales.decline}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Flagged({ page, flagged }: { page: PageContext; flagged: StoredNotice[] }) {
  const { t, language } = page;
  return (
    <section>
      <Heading words={t.deskSales.flagged} lead={t.deskSales.flaggedLead} />
      <ul class="divide-y divide-base-300 border-base-300 border-y text-sm">
        {flagged.map((notice) => (
          <li class="py-3">
            <p>
              {formatMoment(notice.received_at, language)} · {nameIn(t.orders.providers, notice.provider)} ·{' '}
              {notice.kind} ·{' '}
              <span class="text-warning">
                {nameIn(t.deskSales.flags, notice.flag ?? 'waiting', t.deskSales.flags.unknown)}
              </span>
            </p>
            <p class="muted break-all">{notice.attempt ?? notice.event_id}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
