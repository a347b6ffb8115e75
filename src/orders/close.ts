import { ForbiddenStepError } from '../platform/state-machine.ts';
import { orderStates } from './states.ts';
import { putItems } from '../cart/index.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import { enqueueJob } from '../platform/jobs/index.ts';
import { releaseCoupon } from '../pricing/index.ts';
import { askProvider, closeAttempt } from './attempts.ts';
import type { OrderContext } from './context.ts';
import { EXPIRE_ORDER } from './job-kinds.ts';
import { findOrder, listLines, listPayments, lockOrder, type Payment } from './orders.ts';

/** Closes an order whose time is over, unless the money turns out to be there. Safe to repeat. */
export async function expireOrder(context: OrderContext, orderId: string, now = Date.now()): Promise<void> {
  const order = await findOrder(context.db, orderId);
  if (order?.state !== 'awaiting') return;
  if (order.expires_at > now) {
    await enqueueJob(context.db, EXPIRE_ORDER, { orderId }, order.expires_at);
    return;
  }
  await giveUp(context, orderId);
}

/** Closes an order that its buyer does not want any more. Throws `ForbiddenStepError` where it is paid. */
export async function cancelOrder(context: OrderContext, orderId: string): Promise<void> {
  const order = await findOrder(context.db, orderId);
  if (order && order.state !== 'awaiting') throw new ForbiddenStepError('order', order.state, 'close');
  await giveUp(context, orderId);
}

async function giveUp(context: OrderContext, orderId: string): Promise<void> {
  for (const payment of await listPayments(context.db, orderId)) {
    if (!isOpen(payment)) continue;
    if ((await askProvider(context, payment)) === 'paid') return;
    if ((await closeAttempt(context, payment)) !== 'closed') return;
  }
  await context.db.transaction().execute((tx) => closeOrder(tx, orderId));
}

/** Gives back what the order held: the coupon's use, and the cart. */
async function closeOrder(tx: Tx, orderId: string): Promise<void> {
  const order = await lockOrder(tx, orderId);
  if (order.state !== 'awaiting') return;
  const open = (await listPayments(tx, orderId)).some(isOpen);
  // An attempt was begun meanwhile: it is asked about first.
  if (open) return await enqueueJob(tx, EXPIRE_ORDER, { orderId });
  await tx
    .updateTable('orders')
    .set({ state: orderStates.next(order.state, 'close') })
    .where('id', '=', orderId)
    .execute();
  if (order.coupon_id) await releaseCoupon(tx, order.coupon_id, orderId);
  await restoreCart(tx, order.holder_id, orderId);
}

async function restoreCart(tx: Tx, holderId: string, orderId: string): Promise<void> {
  const lines = (await listLines(tx, orderId)).filter(({ kind }) => kind === 'document');
  const items = lines.map((line) => ({ documentId: line.goods_id, priceMinor: line.price_minor }));
  await putItems(tx, holderId, await existing(tx, items));
}

async function existing<T extends { documentId: string }>(db: Db, items: T[]): Promise<T[]> {
  if (items.length === 0) return [];
  const rows = await db
    .selectFrom('documents')
    .select('id')
    .where(
      'id',
      'in',
      items.map(({ documentId }) => documentId),
    )
    .execute();
  const ids = new Set(rows.map(({ id }) => id));
  return items.filter(({ documentId }) => ids.has(documentId));
}

/** Other attempts of an order that is paid: closed where they can be, given back where they were paid. */
export async function closeOtherAttempts(context: OrderContext, orderId: string): Promise<void> {
  for (const payment of await listPayments(context.db, orderId)) {
    if (!isOpen(payment)) continue;
    if ((await askProvider(context, payment)) !== 'paid') await closeAttempt(context, payment);
  }
}

/** A failed attempt may still be paid: the provider's page lets the buyer try again. */
function isOpen({ state }: Payment): boolean {
  return state === 'started' || state === 'failed';
}
