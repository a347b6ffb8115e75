import type { DeskRefund, Order, Payment } from '../../orders/index.ts';
import { formatMoney } from '../../platform/money.ts';
import { formatMoment } from '../../ui/format.ts';
import { links } from '../../ui/links.ts';
import { nameIn } from '../../ui/messages/index.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { type NamedPayout, RECORDS, type Records } from '../sales-records.ts';

export interface SalesRecordsProps {
  page: PageContext;
  records: Records;
  pageNumber: number;
  hasMore: boolean;
}

/** All there is of one kind, a page at a time; what waits for the operator stands above. */
export function SalesRecords({ page, records, pageNumber, hasMore }: SalesRecordsProps) {
  const { t } = page;
  const { kind } = records;
  const rows = rowsOf(page, records);
  return (
    <section aria-label={t.deskSales.records[kind]}>
      <div class="mb-4 flex flex-wrap items-center justify-between gap-4">
        <ul class="flex flex-wrap gap-x-5 gap-y-1">
          {RECORDS.map((name) => (
            <li>
              <a
                href={links.deskSales({ list: name })}
                aria-current={name === kind ? 'page' : undefined}
                class={name === kind ? 'font-semibold' : 'text-link'}
              >
                {t.deskSales.records[name]}
              </a>
            </li>
          ))}
        </ul>
        <a href={links.deskLedger} class="btn btn-sm" download>
          {t.deskSales.ledger}
        </a>
      </div>
      {rows.length === 0 && <p class="muted">{t.deskSales.noRecords[kind]}</p>}
      <ul class="divide-y divide-base-300 border-base-300 border-y empty:border-0">
        {rows.map((row) => (
          <li class="flex flex-wrap justify-between gap-x-6 py-3">
            <span class="min-w-0">
              {row.orderId ? (
                <a href={links.order(row.orderId)} class="text-link">
                  {row.orderId}
                </a>
              ) : (
                row.name
              )}{' '}
              <span class="muted break-words text-sm">
                {[formatMoment(row.at, page.language), ...row.facts].filter(Boolean).join(' · ')}
              </span>
            </span>
            <span class="tabular-nums">
              {row.state} · {formatMoney(row.amount, page.language)}
            </span>
          </li>
        ))}
      </ul>
      <nav class="mt-6 flex gap-3" aria-label={t.common.pagination}>
        {pageNumber > 1 && (
          <a href={links.deskSales({ list: kind, page: pageNumber - 1 })} class="btn btn-sm">
            {t.common.previous}
          </a>
        )}
        {hasMore && (
          <a href={links.deskSales({ list: kind, page: pageNumber + 1 })} class="btn btn-sm">
            {t.common.next}
          </a>
        )}
      </nav>
    </section>
  );
}

interface Row {
  orderId?: string;
  name?: string;
  at: number;
  facts: string[];
  state: string;
  amount: { minor: number; currency: string };
}
type Words = PageContext['t'];

function rowsOf({ t }: PageContext, records: Records): Row[] {
  if (records.kind === 'orders') return records.rows.map((order) => orderRow(t, order));
  if (records.kind === 'payments') return records.rows.map((payment) => paymentRow(t, payment));
  if (records.kind === 'refunds') return records.rows.map((refund) => refundRow(t, refund));
  return records.rows.map((payout) => payoutRow(t, payout));
}

function orderRow(t: Words, order: Order): Row {
  return {
    orderId: order.id,
    at: order.created_at,
    facts: [order.email],
    state: t.orders.states[order.state],
    amount: { minor: order.total_minor, currency: order.currency },
  };
}

function paymentRow(t: Words, payment: Payment): Row {
  const provider = nameIn(t.orders.providers, payment.provider);
  return {
    orderId: payment.order_id,
    at: payment.paid_at ?? payment.created_at,
    facts: [provider, payment.reference ?? '', payment.surplus === 1 ? t.orders.surplus : ''],
    state: t.deskSales.paymentStates[payment.state],
    amount: amountOf(payment),
  };
}

function refundRow(t: Words, refund: DeskRefund): Row {
  const isSurplus = refund.cause === 'surplus';
  const cause = isSurplus ? t.orders.surplus : nameIn(t.orders.refundCauses, refund.cause);
  return {
    orderId: refund.order_id,
    at: refund.done_at ?? refund.created_at,
    facts: [cause, refund.reason, refund.answer],
    state: t.orders.refundStates[refund.state],
    amount: amountOf(refund),
  };
}

function payoutRow(t: Words, payout: NamedPayout): Row {
  return {
    name: payout.name,
    at: payout.done_at ?? payout.asked_at,
    facts: [payout.account],
    state: t.earnings.states[payout.state],
    amount: amountOf(payout),
  };
}

function amountOf({ amount_minor: minor, currency }: { amount_minor: number; currency: string }) {
  return { minor, currency };
}
