import { formatMoney } from '../../platform/money.ts';
import { EmptyState, PageTitle } from '../../ui/blocks.tsx';
import { formatDate } from '../../ui/format.ts';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { Order, OrderLine } from '../orders.ts';

export interface OrdersPageProps {
  page: PageContext;
  orders: Array<{ order: Order; lines: OrderLine[] }>;
  pageNumber: number;
  hasMore: boolean;
}

export function OrdersPage({ page, orders, pageNumber, hasMore }: OrdersPageProps) {
  const { t, language } = page;
  return (
    <Layout page={page} title={t.orders.title}>
      {orders.length === 0 ? (
        <EmptyState level={1} title={t.orders.emptyTitle} text={t.orders.empty}>
          <a href={links.search()} class="btn btn-primary">
            {t.cart.find}
          </a>
        </EmptyState>
      ) : (
        <div class="mx-auto max-w-3xl">
          <PageTitle title={t.orders.title} lead={t.orders.lead} />
          <ul class="divide-y divide-base-300 border-base-300 border-y">
            {orders.map(({ order, lines }) => (
              <li class="py-5">
                <div class="flex flex-wrap items-baseline justify-between gap-x-6">
                  <a href={links.order(order.id)} class="text-link font-medium">
                    {t.orders.order(order.id)}
                  </a>
                  <span class="tabular-nums">
                    {formatMoney({ minor: order.total_minor, currency: order.currency }, language)}
                  </span>
                </div>
                <p class="muted text-sm">
                  {formatDate(order.created_at, language)} · {t.orders.states[order.state]}
                </p>
                <ul class="mt-2">
                  {lines.map((line) => (
                    <li class="font-serif">{line.title}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
          <nav class="mt-8 flex gap-3" aria-label={t.common.pagination}>
            {pageNumber > 1 && (
              <a href={links.ordersPage(pageNumber - 1)} class="btn">
                {t.common.previous}
              </a>
            )}
            {hasMore && (
              <a href={links.ordersPage(pageNumber + 1)} class="btn">
                {t.common.next}
              </a>
            )}
          </nav>
        </div>
      )}
    </Layout>
  );
}
