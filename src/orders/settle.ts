import { orderStates, paymentStates } from './states.ts';
import { findHeldDocuments } from '../access/index.ts';
import { removeFromCart } from '../cart/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { newId } from '../platform/ids.ts';
import { enqueueJob } from '../platform/jobs/index.ts';
import { CouponError, getCoupon, takeCoupon } from '../pricing/index.ts';
import { enterSale, enterSurplus } from './books.ts';
import { creditStands, giveGoods } from './goods.ts';
import { CLOSE_ATTEMPTS, SEND_REFUND } from './job-kinds.ts';
import { sendReceipt } from './letters.ts';
import type { OrderLinks } from './order-links.ts';
import { findRenewal, type Renewal } from '../membership/index.ts';
import { noteRenewal } from './renewal-begin.ts';
import { listLines, listPayments, lockOrder, type Order, type OrderLine, type Payment } from './orders.ts';

export interface SettleContext {
  config: { baseUrl: string };
  orderLinks: OrderLinks;
}

/** What the provider calls the payment, and what it began, where it renews. */
export interface PaidNews {
  reference?: string | undefined;
  renewal?: string | undefined;
}

/**
 * A payment's money is there: the order it is for is paid, once; money that comes beside that goes back.
 * Whoever learns of it calls this: the browser, a notice or our own question, in any order and number.
 */
export async function applyPaid(
  tx: Tx,
  context: SettleContext,
  payment: Pick<Payment, 'id' | 'order_id'>,
  { reference, renewal }: PaidNews,
): Promise<void> {
  const order = await lockOrder(tx, payment.order_id);
  const current = await tx
    .selectFrom('payments')
    .selectAll()
    .where('id', '=', payment.id)
    .executeTakeFirstOrThrow();
  if (current.paid_at !== null) return;
  const state = paymentStates.next(current.state, 'pay');
  const isCharge = await isForOrder(tx, order);
  await tx
    .updateTable('payments')
    .set({
      state,
      surplus: isCharge ? 0 : 1,
      paid_at: Date.now(),
      ...(reference === undefined ? {} : { reference }),
    })
    .where('id', '=', payment.id)
    .execute();
  const renews = await renewalFor(tx, order, current, renewal, isCharge);
  if (isCharge) await fulfil(tx, context, order, current, renews);
  else await giveSurplusBack(tx, current);
}

async function renewalFor(
  tx: Tx,
  order: Order,
  payment: Payment,
  reference: string | undefined,
  isCharge: boolean,
): Promise<Renewal | undefined> {
  if (order.renewal_id) return await findRenewal(tx, { id: order.renewal_id });
  return reference ? await noteRenewal(tx, order, payment, reference, isCharge) : undefined;
}

/** Whether money that has come is what the order costs; where what it was reckoned from is gone, the order closes. */
async function isForOrder(tx: Tx, order: Order): Promise<boolean> {
  if (order.state !== 'awaiting' && order.state !== 'closed') return false;
  const lines = await listLines(tx, order.id);
  if (await creditStands(tx, order, lines))
    return order.state === 'awaiting' || (await mayRevive(tx, order, lines));
  if (order.state === 'awaiting') await setClosed(tx, order);
  return false;
}

async function setClosed(tx: Tx, order: Order): Promise<void> {
  const state = orderStates.next(order.state, 'close');
  await tx.updateTable('orders').set({ state }).where('id', '=', order.id).execute();
}

/** Whether an order that was given up can still be what the money is for. */
async function mayRevive(tx: Tx, order: Order, lines: OrderLine[]): Promise<boolean> {
  const documents = documentsOf(lines);
  if ((await findHeldDocuments(tx, order.holder_id, documents)).size > 0) return false;
  if (order.coupon_id === null) return true;
  try {
    const user = { orderId: order.id, email: order.email, holderId: order.holder_id };
    await takeCoupon(tx, await getCoupon(tx, order.coupon_id), user);
    return true;
  } catch (error) {
    if (error instanceof CouponError) return false;
    throw error;
  }
}

/** Gives what was ordered, in the transaction that knows it paid. */
async function fulfil(
  tx: Tx,
  context: SettleContext,
  order: Order,
  payment: Payment,
  renewal: Renewal | undefined,
): Promise<void> {
  const lines = await listLines(tx, order.id);
  await giveGoods(tx, context, order, lines, renewal);
  await tx.updateTable('order_lines').set({ state: 'granted' }).where('order_id', '=', order.id).execute();
  await tx
    .updateTable('orders')
    .set({ state: orderStates.next(order.state, 'pay'), paid_at: Date.now() })
    .where('id', '=', order.id)
    .execute();
  if (order.state === 'closed') await removeFromCart(tx, order.holder_id, documentsOf(lines));
  await enterSale(tx, payment, lines);
  await sendReceipt(tx, context, order, lines);
  const others = (await listPayments(tx, order.id)).filter(
    ({ state }) => state === 'started' || state === 'failed',
  );
  if (others.length > 0) await enqueueJob(tx, CLOSE_ATTEMPTS, { orderId: order.id });
}

export async function giveSurplusBack(tx: Tx, payment: Payment): Promise<void> {
  await enterSurplus(tx, payment);
  const id = newId();
  await tx
    .insertInto('refunds')
    .values({
      id,
      order_id: payment.order_id,
      payment_id: payment.id,
      state: 'granted',
      lines: '[]',
      amount_minor: payment.amount_minor,
      currency: payment.currency,
      cause: 'surplus',
      reason: '',
      answer: '',
      decided_by: null,
      due_at: null,
      created_at: Date.now(),
      done_at: null,
    })
    .execute();
  await tx
    .updateTable('payments')
    .set({ refunded_minor: payment.amount_minor })
    .where('id', '=', payment.id)
    .execute();
  await enqueueJob(tx, SEND_REFUND, { refundId: id });
}

function documentsOf(lines: OrderLine[]): string[] {
  return lines.filter(({ kind }) => kind === 'document').map((line) => line.goods_id);
}
