import { paymentStates, refundStates } from './states.ts';
import type { Tx } from '../platform/db/index.ts';
import { findRenewal } from '../membership/index.ts';
import type { PaymentNotice, PaymentProvider, RawNotice } from '../payments/index.ts';
import { whatIsWrong } from './attempts.ts';
import type { OrderContext } from './context.ts';
import { loseDispute, openDispute, winDispute } from './disputes.ts';
import { keepNotice, listWaiting, setNoticeState } from './notice-store.ts';
import { findOrder, findPayment, lockOrder, type Payment } from './orders.ts';
import { failRefund, findRefund, finishRefund } from './refund-payment.ts';
import { endRenewalsOf } from './renewal-end.ts';
import { applyRenewal, findByReference } from './renewals.ts';
import { applyPaid } from './settle.ts';
import type { NoticeState } from './tables.ts';

/**
 * Takes a provider's notice: verifies it, keeps it, and applies it once, all or nothing. What cannot be
 * right is kept and flagged, and changes nothing. Throws what `parseNotification` throws.
 */
export async function receiveNotice(
  context: OrderContext,
  provider: PaymentProvider,
  raw: RawNotice,
): Promise<void> {
  const notice = await provider.parseNotification(raw);
  await context.db.transaction().execute(async (tx) => {
    const payment = notice.attempt === undefined ? undefined : await findPayment(tx, notice.attempt);
    // Two notices about one order are applied one after the other.
    if (payment) await lockOrder(tx, payment.order_id);
    if (!(await keepNotice(tx, provider.id, notice, raw.body))) return;
    await applyKept(tx, context, provider, notice);
    if (payment) await applyWaiting(tx, context, provider, payment.id);
  });
}

/** What came too early is tried again after each thing that came since. */
async function applyWaiting(
  tx: Tx,
  context: OrderContext,
  provider: PaymentProvider,
  attempt: string,
): Promise<void> {
  let before = Number.POSITIVE_INFINITY;
  for (let waiting = await listWaiting(tx, attempt); waiting.length < before; ) {
    before = waiting.length;
    for (const { notice } of waiting)
      await applyKept(tx, context, provider, JSON.parse(notice) as PaymentNotice);
    waiting = await listWaiting(tx, attempt);
  }
}

async function applyKept(
  tx: Tx,
  context: OrderContext,
  provider: PaymentProvider,
  notice: PaymentNotice,
): Promise<void> {
  const payment = notice.attempt === undefined ? undefined : await findPayment(tx, notice.attempt);
  const meant = payment && (await whichCharge(tx, notice, payment));
  const outcome = meant === 'unknown' ? 'waiting' : await applyNotice(tx, context, provider, notice, meant);
  const [state, flag] = typeof outcome === 'string' ? [outcome] : ['flagged' as const, outcome.flag];
  await setNoticeState(tx, provider.id, notice.eventId, state, flag);
}

export type Outcome = NoticeState | { flag: string };

async function applyNotice(
  tx: Tx,
  context: OrderContext,
  provider: PaymentProvider,
  notice: PaymentNotice,
  payment: Payment | undefined,
): Promise<Outcome> {
  if (notice.merchant !== provider.merchant) return { flag: 'merchant' };
  if (notice.kind === 'other') return 'ignored';
  if (payment?.provider !== provider.id) return { flag: 'unknown' };
  switch (notice.kind) {
    case 'paid': {
      const problem = whatIsWrong(provider, payment, notice.amount, notice.merchant);
      if (problem) return { flag: problem };
      await applyPaid(tx, context, payment, notice);
      return 'applied';
    }
    case 'failed':
    case 'closed':
      return await applyEnd(tx, payment, notice.kind === 'failed' ? 'fail' : 'close');
    case 'refunded':
    case 'refund-failed':
      return await applyRefundNotice(tx, notice, payment);
    case 'chargeback-opened':
    case 'chargeback-won':
    case 'chargeback-lost':
      return await applyDispute(tx, context, notice.kind, payment);
    default:
      return await applyRenewal(tx, context, notice, payment);
  }
}

/**
 * Refunds and disputes of a renewal name the attempt that began it; its own payment is known by reference.
 * `unknown` where that charge has not been told of yet.
 */
async function whichCharge(
  tx: Tx,
  { kind, reference }: PaymentNotice,
  base: Payment,
): Promise<Payment | 'unknown'> {
  const isAboutCharge = kind.startsWith('refund') || kind.startsWith('chargeback');
  if (!isAboutCharge || reference === undefined || reference === base.reference) return base;
  const other = await findByReference(tx, base.provider, reference);
  if (other) {
    await lockOrder(tx, other.order_id);
    return other;
  }
  return (await findRenewal(tx, { attempt: base.id })) ? 'unknown' : base;
}

async function applyEnd(tx: Tx, payment: Payment, step: 'fail' | 'close'): Promise<Outcome> {
  if (!paymentStates.may(payment.state, step)) return 'ignored';
  const state = paymentStates.next(payment.state, step);
  await tx.updateTable('payments').set({ state }).where('id', '=', payment.id).execute();
  return 'applied';
}

async function applyRefundNotice(tx: Tx, notice: PaymentNotice, payment: Payment): Promise<Outcome> {
  const refund = notice.refund === undefined ? undefined : await findRefund(tx, notice.refund);
  if (refund?.payment_id !== payment.id) return { flag: 'refund' };
  const step = notice.kind === 'refunded' ? 'finish' : 'fail';
  if (!refundStates.may(refund.state, step)) return refund.state === 'asked' ? 'waiting' : 'ignored';
  const { amount } = notice;
  if (amount && (amount.minor !== refund.amount_minor || amount.currency !== refund.currency))
    return { flag: 'amount' };
  if (step === 'finish') await finishRefund(tx, refund);
  else await failRefund(tx, refund);
  return 'applied';
}

async function applyDispute(
  tx: Tx,
  context: OrderContext,
  kind: 'chargeback-opened' | 'chargeback-won' | 'chargeback-lost',
  payment: Payment,
): Promise<Outcome> {
  if (payment.paid_at === null) return 'waiting';
  if (payment.state === 'lost') return 'ignored';
  if (kind === 'chargeback-opened') {
    if (payment.state === 'disputed') return 'ignored';
    await openDispute(tx, payment);
    const order = await findOrder(tx, payment.order_id);
    if (order) await endRenewalsOf(tx, context, { order }, 'undone');
    return 'applied';
  }
  // The end of a dispute may overtake its beginning.
  if (payment.state !== 'disputed') return 'waiting';
  await (kind === 'chargeback-won' ? winDispute(tx, payment) : loseDispute(tx, payment));
  return 'applied';
}
