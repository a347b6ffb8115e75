import type { Payout } from '../../ledger/index.ts';
import type { DeskRefund, OpenTransfer, Order, StoredNotice } from '../../orders/index.ts';
import { formatMoney } from '../../platform/money.ts';
import { Notice } from '../../ui/blocks.tsx';
import { formatMoment } from '../../ui/format.ts';
import { links } from '../../ui/links.ts';
import { nameIn } from '../../ui/messages/index.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { DeskLayout } from './desk-layout.tsx';
import { Flagged, Heading, Payouts, Refunds, Transfers } from './sales-to-do.tsx';

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
