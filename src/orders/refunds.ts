import { findWithdrawn } from '../access/index.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import { newId } from '../platform/ids.ts';
import { enqueueJob } from '../platform/jobs/index.ts';
import { type PaymentProvider, ProviderRefusedError, type RefundStatus } from '../payments/index.ts';
import { readTerms } from '../pricing/index.ts';
import { links } from '../ui/links.ts';
import { enterRefund, enterRefundPaid } from './books.ts';
import type { OrderContext } from './context.ts';
import { RefundError } from './errors.ts';
import { goodsWereUsed, takeGoods } from './goods.ts';
import { SEND_REFUND } from './job-kinds.ts';
import { sendRefundLetter } from './letters.ts';
import {
  findCharge,
  findPayment,
  listLines,
  lockOrder,
  type Order,
  type OrderLine,
  type Refund,
} from './orders.ts';
import { ForbiddenStepError, nextState } from './states.ts';

/** Why a buyer wants their money back. Two of them need no look at whether it was downloaded. */
export const REFUND_CAUSES = ['changed-mind', 'unreadable', 'not-as-shown', 'other'] as const;
export type RefundCause = (typeof REFUND_CAUSES)[number];

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
export async function listOpenLines(db: Db, orderId: string): Promise<Set<string>> {
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
  if (cause === 'unreadable' || cause === 'not-as-shown' || refundDownloaded) return true;
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
  const state = nextState('refund', refund.state, 'grant');
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
  const left = all.some((line) => line.state === 'granted' && !ids.includes(line.id));
  await tx
    .updateTable('orders')
    .set({ state: nextState('order', order.state, left ? 'refundSome' : 'refundAll') })
    .where('id', '=', order.id)
    .execute();
  await tx
    .updateTable('payments')
    .set((eb) => ({ refunded_minor: eb('refunded_minor', '+', refund.amount_minor) }))
    .where('id', '=', refund.payment_id)
    .execute();
  await enterRefund(tx, forBooks(refund), lines);
  await enqueueJob(tx, SEND_REFUND, { refundId: refund.id });
  await sendRefundLetter(tx, context, order, refund, 'granted', answer);
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
      state: nextState('refund', refund.state, 'decline'),
      decided_by: decidedBy,
      answer,
      done_at: Date.now(),
    })
    .where('id', '=', refund.id)
    .execute();
  await sendRefundLetter(tx, context, order, refund, 'declined', answer);
}

/** Has the provider pay a granted refund. Safe to repeat; throws where it is to be tried again later. */
export async function sendRefund(context: OrderContext, refundId: string): Promise<void> {
  const refund = await findRefund(context.db, refundId);
  if (!refund || !['granted', 'sent', 'failed'].includes(refund.state)) return;
  const payment = await findPayment(context.db, refund.payment_id);
  if (!payment) return;
  if (refund.amount_minor === 0) return await inTx(context.db, refundId, finishRefund);
  const provider = context.providers.find(payment.provider);
  // Paid back by hand: the operator says when it is done.
  if (!provider?.capabilities.refunds) return;
  const { state } = await askForRefund(context, provider, refund, payment);
  if (state === 'done') await inTx(context.db, refundId, finishRefund);
  else if (state === 'failed') await inTx(context.db, refundId, failRefund);
  else await inTx(context.db, refundId, waitForRefund);
}

async function askForRefund(
  { config }: OrderContext,
  provider: PaymentProvider,
  refund: Refund,
  payment: NonNullable<Awaited<ReturnType<typeof findPayment>>>,
): Promise<RefundStatus> {
  const key = {
    attempt: payment.id,
    refund: refund.id,
    ...(payment.reference === null ? {} : { reference: payment.reference }),
  };
  if (refund.state === 'sent') {
    const known = await provider.fetchRefund(key);
    if (known.state !== 'unknown') return known;
  }
  const request = {
    ...key,
    amount: { minor: refund.amount_minor, currency: refund.currency },
    paid: { minor: payment.amount_minor, currency: payment.currency },
    reason: refund.cause,
    notifyUrl: config.baseUrl + links.paymentNotices(provider.id),
  };
  return await provider.refund(request).catch((error: unknown): RefundStatus => {
    if (error instanceof ProviderRefusedError) return { state: 'failed' };
    throw error;
  });
}

async function inTx(db: Db, refundId: string, act: (tx: Tx, refund: Refund) => Promise<void>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const found = await findRefund(tx, refundId);
    if (!found) return;
    await lockOrder(tx, found.order_id);
    const refund = await findRefund(tx, refundId);
    if (refund && ['granted', 'sent', 'failed'].includes(refund.state)) await act(tx, refund);
  });
}

const ASK_AGAIN_MS = 10 * 60_000;

async function waitForRefund(tx: Tx, refund: Refund): Promise<void> {
  if (refund.state !== 'sent')
    await tx
      .updateTable('refunds')
      .set({ state: nextState('refund', refund.state, 'send') })
      .where('id', '=', refund.id)
      .execute();
  await enqueueJob(tx, SEND_REFUND, { refundId: refund.id }, Date.now() + ASK_AGAIN_MS);
}

/** The money is with the buyer. */
export async function finishRefund(tx: Tx, refund: Refund): Promise<void> {
  const payment = await findPayment(tx, refund.payment_id);
  await tx
    .updateTable('refunds')
    .set({ state: nextState('refund', refund.state, 'finish'), done_at: Date.now() })
    .where('id', '=', refund.id)
    .execute();
  if (payment) await enterRefundPaid(tx, forBooks(refund), payment.provider);
}

/** The provider did not pay it; the buyer's claim stands, and the operator sees it. */
export async function failRefund(tx: Tx, refund: Refund): Promise<void> {
  if (refund.state === 'failed') return;
  await tx
    .updateTable('refunds')
    .set({ state: nextState('refund', refund.state, 'fail') })
    .where('id', '=', refund.id)
    .execute();
}

export async function findRefund(db: Db, id: string): Promise<Refund | undefined> {
  return await db.selectFrom('refunds').selectAll().where('id', '=', id).executeTakeFirst();
}

function forBooks(refund: Refund) {
  return { id: refund.id, currency: refund.currency, amountMinor: refund.amount_minor };
}
