import type { Payout } from '../../ledger/index.ts';
import type { DeskRefund, OpenTransfer, Order, StoredNotice } from '../../orders/index.ts';
import { formatMoney } from '../../platform/money.ts';
import { Notice } from '../../ui/blocks.tsx';
import { formatDate, formatMoment } from '../../ui/format.ts';
import { links } from '../../ui/links.ts';
import { nameIn } from '../../ui/messages/index.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { DeskLayout } from './desk-layout.tsx';

export interface DeskSalesPageProps {
  page: PageContext;
  orders: Order[];
  transfers: OpenTransfer[];
  refunds: DeskRefund[];
  payouts: Array<Payout & { name: string }>;
  flagged: StoredNotice[];
  /** What the nightly check of the books found wrong. */
  books: string[];
  /** A key of `t.deskSales.notes`. */
  note: string | undefined;
  pageNumber: number;
  hasMore: boolean;
}

export function DeskSalesPage(props: DeskSalesPageProps) {
  const { page, note, transfers, refunds, payouts, flagged } = props;
  const { t } = page;
  const words = note && nameIn(t.deskSales.notes, note, '');
  return (
    <DeskLayout page={page} section="sales">
      <div class="grid gap-12">
        {words && <Notice kind={note === 'wrong' ? 'problem' : 'done'}>{words}</Notice>}
        {props.books.length > 0 && (
          <Notice kind="problem">
            <p>{t.deskSales.books}</p>
            <ul class="mt-2 text-sm">
              {props.books.map((problem) => (
                <li>{problem}</li>
              ))}
            </ul>
          </Notice>
        )}
        {transfers.length > 0 && <Transfers page={page} transfers={transfers} />}
        {refunds.length > 0 && <Refunds page={page} refunds={refunds} />}
        {payouts.length > 0 && <Payouts page={page} payouts={payouts} />}
        {flagged.length > 0 && <Flagged page={page} flagged={flagged} />}
        <Orders {...props} />
      </div>
    </DeskLayout>
  );
}

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

function Transfers({ page, transfers }: { page: PageContext; transfers: OpenTransfer[] }) {
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

function Refunds({ page, refunds }: { page: PageContext; refunds: DeskRefund[] }) {
  const { t, language } = page;
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
              {refund.due_at !== null && ` · ${t.orders.until(formatDate(refund.due_at, language))}`}
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

function Payouts({ page, payouts }: { page: PageContext; payouts: DeskSalesPageProps['payouts'] }) {
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
              <button type="submit" name="decision" value="paid" class="btn btn-sm btn-primary">
                {t.deskSales.sent}
              </button>
              <button type="submit" name="decision" value="declined" class="btn btn-sm">
                {t.deskSales.decline}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Flagged({ page, flagged }: { page: PageContext; flagged: StoredNotice[] }) {
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

function Orders({ page, orders, pageNumber, hasMore }: DeskSalesPageProps) {
  const { t, language } = page;
  return (
    <section>
      <div class="flex flex-wrap items-start justify-between gap-4">
        <Heading words={t.orders.title} />
        <a href={links.deskLedger} class="btn btn-sm" download>
          {t.deskSales.ledger}
        </a>
      </div>
      {orders.length === 0 && <p class="muted">{t.deskSales.noOrders}</p>}
      <ul class="divide-y divide-base-300 border-base-300 border-y">
        {orders.map((order) => (
          <li class="flex flex-wrap justify-between gap-x-6 py-3">
            <span class="min-w-0">
              <a href={links.order(order.id)} class="text-link">
                {order.id}
              </a>{' '}
              <span class="muted text-sm">
                {formatMoment(order.created_at, language)} · {order.email}
              </span>
            </span>
            <span class="tabular-nums">
              {t.orders.states[order.state]} ·{' '}
              {formatMoney({ minor: order.total_minor, currency: order.currency }, language)}
            </span>
          </li>
        ))}
      </ul>
      <nav class="mt-6 flex gap-3" aria-label={t.common.pagination}>
        {pageNumber > 1 && (
          <a href={links.deskSales(pageNumber - 1)} class="btn btn-sm">
            {t.common.previous}
          </a>
        )}
        {hasMore && (
          <a href={links.deskSales(pageNumber + 1)} class="btn btn-sm">
            {t.common.next}
          </a>
        )}
      </nav>
    </section>
  );
}
