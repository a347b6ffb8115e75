import { ForbiddenStepError } from '../platform/state-machine.ts';
import { orderStates, refundStates } from './states.ts';
import { findWithdrawn } from '../access/index.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import { newId } from '../platform/ids.ts';
import { enqueueJob } from '../platform/jobs/index.ts';
import { readTerms } from '../pricing/index.ts';
import { enterRefund } from './books.ts';
import type { OrderContext } from './context.ts';
import { makeCreditNote } from './credit-notes.ts';
import { RefundError } from './errors.ts';
import { goodsWereUsed, takeGoods } from './goods.ts';
import { SEND_REFUND } from './job-kinds.ts';
import { sendRefundLetter } from './letters.ts';
import { findCharge, listLines, lockOrder, type Order, type OrderLine, type Refund } from './orders.ts';
import { forBooks } from './refund-payment.ts';
import { remindOfRefund } from './refund-reminders.ts';
import { endRenewalsOf } from './renewal-end.ts';

/** Why a buyer wants their money back. Two of them need no look at whether it was downloaded. */
export const REFUND_CAUSES = ['changed-mind', 'unreadable', 'not-as-shown', 'other'] as const;
export type RefundCause = (typeof REFUND_CAUSES)[number] | 'withdrawn';

export interface RefundRequest {
  orderId: string;
  lineIds: string[];
  cause: RefundCause;
  reason: string;
}

const DAY_MS = 24 * 60 * 60_000;
const DECIDE_WITHIN_MS = 7 * DAY_MS;

/**
 * Asks for lines of an order to be paid back; granted at once within the operator's rule, otherwise left
 * for a person to decide. Throws `RefundError`, `ForbiddenStepError`.
 */
export async function askRefund(context: OrderContext, request: RefundRequest): Promise<'granted' | 'asked'> {
  return await context.db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, request.orderId);
    const lines = await refundableLines(tx, order, request.lineIds);
    const atOnce = await isWithinRule(tx, order, lines, request.cause);
    const refund = await insertRefund(tx, order, lines, request);
    if (atOnce) await grantRefund(tx, context, refund, null, '');
    else await remindOfRefund(tx, refund);
    return atOnce ? 'granted' : 'asked';
  });
}

async function refundableLines(tx: Tx, order: Order, lineIds: string[]): Promise<OrderLine[]> {
  if (order.state === 'disputed') throw new RefundError('disputed');
  if (order.state !== 'paid') throw new ForbiddenStepError('order', order.state, 'refundSome');
  const asked = await listOpenLines(tx, order.id);
  const lines = (await listLines(tx, order.id)).filter(
    ({ id, state }) => state === 'granted' && lineIds.includes(id) && !asked.has(id),
  );
  if (lines.length === 0) throw new RefundError('nothing');
  return lines;
}

/** Lines that a person is still deciding about. */
async function listOpenLines(db: Db, orderId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('refunds')
    .select('lines')
    .where('order_id', '=', orderId)
    .where('state', '=', 'asked')
    .execute();
  return new Set(rows.flatMap(({ lines }) => JSON.parse(lines) as string[]));
}

/** Not downloaded and not long ago; or the file is at fault; or nobody may have it any more. */
async function isWithinRule(tx: Tx, order: Order, lines: OrderLine[], cause: RefundCause): Promise<boolean> {
  const { refundDays, refundDownloaded } = await readTerms(tx);
  const withdrawn = await findWithdrawn(
    tx,
    lines.map((line) => line.goods_id),
  );
  if (withdrawn.size === lines.length) return true;
  const recent = Date.now() - (order.paid_at ?? 0) <= refundDays * DAY_MS;
  if (!recent) return false;
  const isFile = lines.every(({ kind }) => kind === 'document');
  if (isFile && (cause === 'unreadable' || cause === 'not-as-shown' || refundDownloaded)) return true;
  return !(await goodsWereUsed(tx, lines));
}

async function insertRefund(
  tx: Tx,
  order: Order,
  lines: OrderLine[],
  { cause, reason }: RefundRequest,
): Promise<Refund> {
  const charge = await findCharge(tx, order.id);
  if (!charge) throw new RefundError('nothing');
  const now = Date.now();
  return await tx
    .insertInto('refunds')
    .values({
      id: newId(),
      order_id: order.id,
      payment_id: charge.id,
      state: 'asked',
      lines: JSON.stringify(lines.map(({ id }) => id)),
      amount_minor: lines.reduce((sum, line) => sum + line.total_minor, 0),
      currency: order.currency,
      cause,
      reason,
      answer: '',
      decided_by: null,
      due_at: now + DECIDE_WITHIN_MS,
      created_at: now,
      done_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Decides for the buyer: takes back those lines and no others, and has the money sent. */
export async function grantRefund(
  tx: Tx,
  context: Pick<OrderContext, 'config' | 'orderLinks'>,
  refund: Refund,
  decidedBy: string | null,
  answer: string,
): Promise<void> {
  const order = await lockOrder(tx, refund.order_id);
  if (order.state === 'disputed') throw new RefundError('disputed');
  const state = refundStates.next(refund.state, 'grant');
  const ids = JSON.parse(refund.lines) as string[];
  const all = await listLines(tx, order.id);
  const lines = all.filter((line) => ids.includes(line.id) && line.state === 'granted');
  if (lines.length !== ids.length) throw new RefundError('nothing');
  await tx
    .updateTable('refunds')
    .set({ state, decided_by: decidedBy, answer, due_at: null })
    .where('id', '=', refund.id)
    .execute();
  await tx.updateTable('order_lines').set({ state: 'refunded' }).where('id', 'in', ids).execute();
  await takeGoods(tx, lines);
  if (lines.some(({ kind }) => kind === 'membership')) await endRenewalsOf(tx, context, { order }, 'undone');
  const left = all.some((line) => line.state === 'granted' && !ids.includes(line.id));
  await tx
    .updateTable('orders')
    .set({ state: orderStates.next(order.state, left ? 'refundSome' : 'refundAll') })
    .where('id', '=', order.id)
    .execute();
  await tx
    .updateTable('payments')
    .set((eb) => ({ refunded_minor: eb('refunded_minor', '+', refund.amount_minor) }))
    .where('id', '=', refund.payment_id)
    .execute();
  await enterRefund(tx, forBooks(refund), lines);
  await enqueueJob(tx, SEND_REFUND, { refundId: refund.id });
  const creditNote = await makeCreditNote(tx, order, refund, lines);
  await sendRefundLetter(tx, context, order, refund, { granted: true, answer, creditNote });
}

/** Decides against the buyer, with a reason. Throws `ForbiddenStepError`. */
export async function declineRefund(
  tx: Tx,
  context: Pick<OrderContext, 'config' | 'orderLinks'>,
  refund: Refund,
  decidedBy: string,
  answer: string,
): Promise<void> {
  const order = await lockOrder(tx, refund.order_id);
  await tx
    .updateTable('refunds')
    .set({
      state: refundStates.next(refund.state, 'decline'),
      decided_by: decidedBy,
      answer,
      done_at: Date.now(),
    })
    .where('id', '=', refund.id)
    .execute();
  await sendRefundLetter(tx, context, order, refund, { granted: false, answer, creditNote: false });
}
