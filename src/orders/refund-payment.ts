import { refundStates } from './states.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import { enqueueJob } from '../platform/jobs/index.ts';
import { type PaymentProvider, ProviderRefusedError, type RefundStatus } from '../payments/index.ts';
import { links } from '../ui/links.ts';
import { enterRefundPaid } from './books.ts';
import type { OrderContext } from './context.ts';
import { SEND_REFUND } from './job-kinds.ts';
import { findPayment, lockOrder, type Refund } from './orders.ts';

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
      .set({ state: refundStates.next(refund.state, 'send') })
      .where('id', '=', refund.id)
      .execute();
  await enqueueJob(tx, SEND_REFUND, { refundId: refund.id }, Date.now() + ASK_AGAIN_MS);
}

/** The money is with the buyer. */
export async function finishRefund(tx: Tx, refund: Refund): Promise<void> {
  const payment = await findPayment(tx, refund.payment_id);
  await tx
    .updateTable('refunds')
    .set({ state: refundStates.next(refund.state, 'finish'), done_at: Date.now() })
    .where('id', '=', refund.id)
    .execute();
  if (payment) await enterRefundPaid(tx, forBooks(refund), payment.provider);
}

/** The provider did not pay it; the buyer's claim stands, and the operator sees it. */
export async function failRefund(tx: Tx, refund: Refund): Promise<void> {
  if (refund.state === 'failed') return;
  await tx
    .updateTable('refunds')
    .set({ state: refundStates.next(refund.state, 'fail') })
    .where('id', '=', refund.id)
    .execute();
}

export async function findRefund(db: Db, id: string): Promise<Refund | undefined> {
  return await db.selectFrom('refunds').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A refund as the ledger enters it. */
export function forBooks(refund: Refund) {
  return { id: refund.id, currency: refund.currency, amountMinor: refund.amount_minor };
}
