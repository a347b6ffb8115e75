import { formatMoney } from '../../platform/money.ts';
import type { PaymentProvider, StartedPayment } from '../../payments/index.ts';
import { Guarded, Notice } from '../../ui/blocks.tsx';
import { formatDate } from '../../ui/format.ts';
import { DownloadIcon } from '../../ui/icons.tsx';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import { nameIn } from '../../ui/messages/index.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { Order, OrderLine, Payment, Refund } from '../orders.ts';
import { OrderInvoice, type OrderInvoiceProps } from './order-invoice.tsx';
import { OrderPayment } from './order-payment.tsx';
import { OrderRefund, type RefundRule } from './order-refund.tsx';
import { QuoteSummary } from './quote-summary.tsx';

export interface OrderPageProps {
  page: PageContext;
  order: Order;
  lines: OrderLine[];
  payments: Payment[];
  refunds: Refund[];
  providers: readonly PaymentProvider[];
  started: { payment: Payment; started: StartedPayment } | undefined;
  /** Where the buyer chose that the plan renews. */
  renewal: { months: number } | undefined;
  withdrawn: Set<string>;
  refundRule: RefundRule;
  /** The key that the reader came with, for the links on the page. */
  key: string | undefined;
  invoice: OrderInvoiceProps['invoice'];
  invoiceForm?: OrderInvoiceProps['form'];
  note?: { kind: 'done' | 'problem'; words: string } | undefined;
}

export function OrderPage(props: OrderPageProps) {
  const { page, order, note, key } = props;
  const { t, language } = page;
  return (
    <Layout page={page} title={t.orders.order(order.id)} head={<meta name="robots" content="noindex" />}>
      <div class="mx-auto grid max-w-3xl gap-8">
        <div>
          {page.account && (
            <a href={links.orders} class="text-link mb-3 inline-block text-sm">
              {t.orders.backToOrders}
            </a>
          )}
          <p class="muted text-sm">
            {t.orders.order(order.id)} · {t.orders.placed(formatDate(order.created_at, language))}
          </p>
          <h1 class="mt-1 font-semibold font-serif text-3xl">{t.orders.states[order.state]}</h1>
          <p class="muted mt-2">{stateLead(props)}</p>
        </div>
        {note && <Notice kind={note.kind}>{note.words}</Notice>}
        {order.state === 'paid' && order.return_to && (
          <a href={order.return_to} class="btn btn-primary w-fit">
            {t.orders.goOn}
          </a>
        )}
        <Lines {...props} />
        <div class="ml-auto w-full max-w-xs">
          <QuoteSummary page={page} amounts={amountsOfOrder(order)} />
        </div>
        {order.state === 'awaiting' && <OrderPayment {...props} />}
        {order.state === 'awaiting' && (
          <Guarded ask={t.orders.cancelAsk} hint={t.orders.cancelHint}>
            <form method="post" action={links.orderAction(order.id, 'cancel', key)}>
              <button type="submit" class="btn btn-sm btn-error">
                {t.orders.cancel}
              </button>
            </form>
          </Guarded>
        )}
        {order.paid_at !== null && (
          <p class="muted text-sm">
            {t.orders.receiptTo(order.email)}{' '}
            <a href={links.orderReceipt(order.id, key)} class="text-link">
              {t.orders.receipt}
            </a>
          </p>
        )}
        <OrderInvoice page={page} order={order} key={key} invoice={props.invoice} form={props.invoiceForm} />
        <Refunds {...props} />
        {order.state === 'paid' && <OrderRefund {...props} />}
      </div>
    </Layout>
  );
}

function stateLead({ page: { t }, order, lines }: OrderPageProps): string {
  const isPlan = lines.every(({ kind }) => kind === 'membership');
  return isPlan && order.state === 'paid' ? t.orders.paidPlan : t.orders.stateLeads[order.state];
}

function Lines(props: OrderPageProps) {
  return (
    <ul class="divide-y divide-base-300 border-base-300 border-y">
      {props.lines.map((line) => (
        <Line {...props} line={line} />
      ))}
    </ul>
  );
}

function Line({ page, order, line, withdrawn, key }: OrderPageProps & { line: OrderLine }) {
  const { t, language } = page;
  const price = formatMoney({ minor: line.price_minor, currency: order.currency }, language);
  const isWithdrawn = withdrawn.has(line.goods_id);
  const mayDownload =
    line.kind === 'document' && order.state === 'paid' && line.state === 'granted' && !isWithdrawn;
  return (
    <li class="flex flex-wrap items-center gap-x-6 gap-y-3 py-4">
      <div class="min-w-0 flex-1 basis-60">
        {line.kind === 'document' ? (
          <a
            href={links.document(line.goods_id)}
            class="font-medium font-serif hover:underline hover:underline-offset-4"
          >
            {line.title}
          </a>
        ) : (
          <a
            href={links.membership()}
            class="font-medium font-serif hover:underline hover:underline-offset-4"
          >
            {line.title}
          </a>
        )}
        <p class="muted text-sm tabular-nums">
          {price}
          {(line.state === 'refunded' || line.state === 'lost') && ` · ${t.orders.lineStates[line.state]}`}
        </p>
        {isWithdrawn && line.state === 'granted' && <p class="text-sm text-warning">{t.orders.withdrawn}</p>}
      </div>
      {isWithdrawn && order.state === 'paid' && line.state === 'granted' && (
        <form method="post" action={links.orderAction(order.id, 'refund', key)}>
          <input type="hidden" name="line" value={line.id} />
          <input type="hidden" name="cause" value="withdrawn" />
          <button type="submit" class="btn" aria-label={t.orders.refundWithdrawnTitle(line.title)}>
            {t.orders.refundWithdrawn}
          </button>
        </form>
      )}
      {mayDownload && (
        <a
          href={links.orderDownload(order.id, line.goods_id, key)}
          class="btn btn-primary"
          aria-label={t.orders.downloadTitle(line.title)}
        >
          <DownloadIcon />
          {t.orders.download}
        </a>
      )}
    </li>
  );
}

function Refunds({ page, refunds }: OrderPageProps) {
  const { t, language } = page;
  if (refunds.length === 0) return null;
  return (
    <section>
      <h2 class="mb-3 font-semibold font-serif text-xl">{t.orders.refunds}</h2>
      <ul class="grid gap-3">
        {refunds.map((refund) => (
          <li class="rounded-box border border-base-300 p-4">
            <p class="flex flex-wrap justify-between gap-x-6">
              <span class="font-medium">{t.orders.refundStates[refund.state]}</span>
              <span class="tabular-nums">
                {formatMoney({ minor: refund.amount_minor, currency: refund.currency }, language)}
              </span>
            </p>
            <p class="muted text-sm">
              {refund.cause === 'surplus'
                ? t.orders.surplus
                : nameIn(t.orders.refundCauses, refund.cause, t.orders.refundCauses.other)}
              {refund.state === 'asked' &&
                refund.due_at !== null &&
                ` · ${t.orders.until(formatDate(refund.due_at, language))}`}
            </p>
            {refund.answer && <p class="mt-1 text-sm">{refund.answer}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function amountsOfOrder(order: Order) {
  return {
    currency: order.currency,
    subtotalMinor: order.subtotal_minor,
    discountMinor: order.discount_minor,
    taxMinor: order.tax_minor,
    totalMinor: order.total_minor,
    rateBp: order.tax_rate_bp,
    inclusive: order.tax_inclusive === 1,
  };
}
