import { type Context, Hono } from 'hono';
import { findWithdrawn, whoReads } from '../access/index.ts';
import { pageNumber } from '../catalog/index.ts';
import type { Typesetter } from '../ingest/index.ts';
import { contentPolicy } from '../platform/content-policy.ts';
import { InvalidInputError } from '../platform/errors.ts';
import { ProviderUnavailableError, type StartedPayment } from '../payments/index.ts';
import { readTerms } from '../pricing/index.ts';
import { links } from '../ui/links.ts';
import { languages } from '../ui/messages/index.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { askProvider } from './attempts.ts';
import type { OrderContext } from './context.ts';
import { listCreditNotes } from './credit-notes.ts';
import { findInvoice, makeInvoice } from './invoices.ts';
import { cancel, NOTES, pay, refund, sendLink, withNote } from './order-forms.tsx';
import { sendCreditNote, sendInvoice, sendReceiptPaper } from './order-papers.ts';
import { findOrder, listLines, listOrders, listPayments, listRefunds, type Order } from './orders.ts';
import { OrderPage, type OrderPageProps } from './pages/order.tsx';
import { OrderLinkPage } from './pages/order-link.tsx';
import { OrdersPage } from './pages/orders.tsx';
import { openOrder } from './reading.ts';
import { findRenewalPlan } from './renewal-begin.ts';

const PAGE_SIZE = 20;
export function orderRoutes(context: OrderContext & { typesetter: Typesetter }): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.get(links.orders, async (c) => await showOrders(c, context));
  withOrder(app, 'get', '/orders/:id', context, (c, order, key) => showOrder(c, context, order, key));
  withOrder(app, 'get', '/orders/:id/state', context, (c, order) => c.json({ state: order.state }));
  withOrder(app, 'get', '/orders/:id/return', context, async (c, order, key) => {
    const note = await lookAgain(context, order);
    const now = await findOrder(context.db, order.id);
    if (now?.state === 'paid' && now.return_to) return c.redirect(now.return_to, 303);
    return c.redirect(withNote(links.order(order.id, key), note), 303);
  });
  withOrder(app, 'post', '/orders/:id/pay', context, (c, order, key) => pay(c, context, order, key));
  withOrder(app, 'post', '/orders/:id/cancel', context, (c, order, key) => cancel(c, context, order, key));
  withOrder(app, 'post', '/orders/:id/refund', context, (c, order, key) => refund(c, context, order, key));
  withOrder(app, 'post', '/orders/:id/invoice', context, (c, order, key) => invoice(c, context, order, key));
  withOrder(app, 'get', '/orders/:id/receipt.pdf', context, (c, order) =>
    sendReceiptPaper(c, context, order),
  );
  withOrder(app, 'get', '/orders/:id/invoice.pdf', context, (c, order) => sendInvoice(c, context, order));
  withOrder(app, 'get', '/orders/:id/credit-notes/:name', context, (c, order) =>
    sendCreditNote(c, context, order),
  );
  app.post('/orders/:id/link', async (c) => await sendLink(c, context, c.req.param('id')));
  return app;
}

/** A route for whoever may open the order; anybody else is told how to get a link. */
function withOrder(
  app: Hono<PageEnv>,
  method: 'get' | 'post',
  path: string,
  context: OrderContext,
  handle: (c: Context<PageEnv>, order: Order, key: string | undefined) => Response | Promise<Response>,
): void {
  app[method](path, async (c) => {
    const id = c.req.param('id') ?? '';
    const opened = await openOrder(c, context, id);
    c.header('Cache-Control', 'no-store');
    c.header('Referrer-Policy', 'no-referrer');
    if ('refused' in opened)
      return c.html(<OrderLinkPage page={c.get('page')} orderId={id} state={opened.refused} />, 403);
    return await handle(c, opened.order, opened.key);
  });
}

async function showOrders(c: Context<PageEnv>, { db }: OrderContext): Promise<Response> {
  const page = c.get('page');
  const reader = whoReads(page);
  const number = pageNumber(c.req.query('page'));
  const found = reader
    ? await listOrders(db, reader.id, { limit: PAGE_SIZE + 1, offset: (number - 1) * PAGE_SIZE })
    : [];
  const shown = found.slice(0, PAGE_SIZE);
  const orders = await Promise.all(
    shown.map(async (order) => ({ order, lines: await listLines(db, order.id) })),
  );
  const hasMore = found.length > PAGE_SIZE;
  return c.html(<OrdersPage page={page} {...{ orders, hasMore }} pageNumber={number} />);
}

async function showOrder(
  c: Context<PageEnv>,
  context: OrderContext,
  order: Order,
  key: string | undefined,
  invoiceForm?: OrderPageProps['invoiceForm'],
): Promise<Response> {
  const { db, providers } = context;
  const page = c.get('page');
  const [lines, payments, refunds, terms, made] = await Promise.all([
    listLines(db, order.id),
    listPayments(db, order.id),
    listRefunds(db, order.id),
    readTerms(db),
    findInvoice(db, order.id),
  ]);
  const withdrawn = await findWithdrawn(
    db,
    lines.map((line) => line.goods_id),
  );
  const open = payments.findLast(({ state, started }) => state === 'started' && started !== null);
  const started = open && { payment: open, started: JSON.parse(open.started ?? '') as StartedPayment };
  if (order.state === 'awaiting') {
    const targets = providers.list.flatMap(({ capabilities }) => capabilities.formTargets);
    c.header('Content-Security-Policy', contentPolicy(targets));
  }
  const renewal = await findRenewalPlan(db, order);
  const invoice = {
    made: made !== undefined,
    possible: terms.sellerName !== '',
    over: lines.every(({ state }) => state !== 'granted'),
    creditNotes: made ? await listCreditNotes(db, order.id) : [],
  };
  const props = {
    order,
    lines,
    payments,
    refunds,
    refundRule: terms,
    renewal,
    withdrawn,
    started,
    key,
    invoice,
    invoiceForm,
  };
  // The page of a plan's order says where the membership is.
  const isPlan = lines.every(({ kind }) => kind === 'membership');
  const note = noteOf(c, order, isPlan);
  return c.html(
    <OrderPage page={page} {...props} providers={providers.list} note={note} />,
    invoiceForm ? 422 : 200,
  );
}

function noteOf(c: Context<PageEnv>, order: Order, isPlan: boolean) {
  const { t } = c.get('page');
  const note = NOTES.find((known) => known === c.req.query('note'));
  if (!note) return undefined;
  if (note === 'arrived')
    return order.state === 'paid' && !isPlan ? { kind: 'done' as const, words: t.orders.paid } : undefined;
  if (note === 'notYet' && order.state !== 'awaiting') return undefined;
  const kind: 'done' | 'problem' = note === 'refundGiven' || note === 'refundAsked' ? 'done' : 'problem';
  return { kind, words: t.orders[note] };
}

/** Asks about every attempt that may have been paid; what a provider cannot say now, its notice will. */
async function lookAgain(context: OrderContext, order: Order): Promise<'arrived' | 'notYet'> {
  if (order.state !== 'awaiting' && order.state !== 'closed') return 'arrived';
  for (const payment of await listPayments(context.db, order.id)) {
    if (payment.paid_at !== null) continue;
    try {
      if ((await askProvider(context, payment)) === 'paid') return 'arrived';
    } catch (error) {
      if (!(error instanceof ProviderUnavailableError)) throw error;
      context.log.warn({ err: error, order: order.id }, 'a provider could not be asked');
    }
  }
  return 'notYet';
}

async function invoice(
  c: Context<PageEnv>,
  context: OrderContext,
  order: Order,
  key: string | undefined,
): Promise<Response> {
  const body = await c.req.parseBody();
  const text = (name: string) => (typeof body[name] === 'string' ? body[name].toWellFormed() : '');
  const values = { name: text('name'), taxNumber: text('taxNumber'), address: text('address') };
  const language = languages.find((known) => known === text('language')) ?? order.language;
  try {
    await makeInvoice(context.db, context, order.id, { ...values, language });
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return await showOrder(c, context, order, key, { values: { ...values, language }, errors: error.fields });
  }
  return c.redirect(links.order(order.id, key), 303);
}
