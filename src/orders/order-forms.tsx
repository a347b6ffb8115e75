import type { Context } from 'hono';
import { ID_PATTERN } from '../platform/ids.ts';
import { ForbiddenStepError } from '../platform/state-machine.ts';
import {
  ProviderRefusedError,
  ProviderUnavailableError,
  UnsupportedPaymentError,
} from '../payments/index.ts';
import { links } from '../ui/links.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { startPayment } from './attempts.ts';
import { cancelOrder } from './close.ts';
import type { OrderContext } from './context.ts';
import { CheckoutError, RefundError } from './errors.ts';
import { sendOrderLink } from './letters.ts';
import { findOrder, listLines, type Order } from './orders.ts';
import { OrderLinkPage } from './pages/order-link.tsx';
import { askRefund, REFUND_CAUSES } from './refunds.ts';

/** What the forms of an order's page do; each goes back to it with a note. */

export const NOTES = [
  'arrived',
  'notYet',
  'payFailed',
  'payChanged',
  'cancelFailed',
  'refundGiven',
  'refundAsked',
  'refundNothing',
  'refundDisputed',
] as const;
export type Note = (typeof NOTES)[number];

export function withNote(address: string, note: Note): string {
  return `${address}${address.includes('?') ? '&' : '?'}note=${note}`;
}

export async function pay(
  c: Context<PageEnv>,
  context: OrderContext,
  order: Order,
  key: string | undefined,
): Promise<Response> {
  const { provider } = await c.req.parseBody();
  const lines = await listLines(context.db, order.id);
  const title = lines.map((line) => line.title).join(', ');
  const here = links.order(order.id, key);
  if (order.state !== 'awaiting') return c.redirect(here, 303);
  try {
    const { started } = await startPayment(
      context,
      order.id,
      typeof provider === 'string' ? provider : '',
      title,
    );
    return c.redirect(started.kind === 'redirect' ? started.url : here, 303);
  } catch (error) {
    if (error instanceof CheckoutError) return c.redirect(withNote(here, 'payChanged'), 303);
    const isTheirs =
      error instanceof ProviderUnavailableError ||
      error instanceof ProviderRefusedError ||
      error instanceof UnsupportedPaymentError;
    if (!isTheirs) throw error;
    context.log.warn({ err: error, order: order.id }, 'a payment could not be begun');
    return c.redirect(withNote(here, 'payFailed'), 303);
  }
}

/** Pressed twice, or after all is done: the page says how the order stands. */
export async function cancel(
  c: Context<PageEnv>,
  context: OrderContext,
  order: Order,
  key: string | undefined,
): Promise<Response> {
  const here = links.order(order.id, key);
  try {
    await cancelOrder(context, order.id);
  } catch (error) {
    if (error instanceof ProviderUnavailableError) return c.redirect(withNote(here, 'cancelFailed'), 303);
    if (!(error instanceof ForbiddenStepError)) throw error;
  }
  return c.redirect(here, 303);
}

export async function refund(
  c: Context<PageEnv>,
  context: OrderContext,
  order: Order,
  key: string | undefined,
): Promise<Response> {
  const body = await c.req.parseBody({ all: true });
  const lines = [body['line'] ?? []].flat().map(String);
  const cause = [...REFUND_CAUSES, 'withdrawn' as const].find((known) => known === body['cause']) ?? 'other';
  const reason = typeof body['reason'] === 'string' ? body['reason'].toWellFormed().slice(0, 2_000) : '';
  const go = (note: Note) => c.redirect(withNote(links.order(order.id, key), note), 303);
  try {
    const outcome = await askRefund(context, { orderId: order.id, lineIds: lines, cause, reason });
    return go(outcome === 'granted' ? 'refundGiven' : 'refundAsked');
  } catch (error) {
    if (!(error instanceof RefundError)) throw error;
    return go(error.problem === 'disputed' ? 'refundDisputed' : 'refundNothing');
  }
}

const LINK_EVERY_MS = 60_000;
const sentLately = new Map<string, number>();

/** Sends a new link to the order's own address, at most one a minute; says the same in any case. */
export async function sendLink(c: Context<PageEnv>, context: OrderContext, id: string): Promise<Response> {
  const order = ID_PATTERN.test(id) ? await findOrder(context.db, id) : undefined;
  const now = Date.now();
  if (order && now - (sentLately.get(id) ?? 0) > LINK_EVERY_MS) {
    if (sentLately.size > 10_000) sentLately.clear();
    sentLately.set(id, now);
    await context.db.transaction().execute((tx) => sendOrderLink(tx, context, order));
  }
  return c.html(<OrderLinkPage page={c.get('page')} orderId={id} state="sent" />);
}
