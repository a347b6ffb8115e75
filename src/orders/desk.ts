import { ForbiddenStepError } from '../platform/state-machine.ts';
import type { Db } from '../platform/db/index.ts';
import { ForbiddenError, InvalidInputError, NotFoundError } from '../platform/errors.ts';
import { type Providers, transferReference } from '../payments/index.ts';
import { readTerms } from '../pricing/index.ts';
import type { OrderContext } from './context.ts';
import { findPayment, lockOrder, type Order, type Payment, type Refund } from './orders.ts';
import { findRefund, finishRefund } from './refund-payment.ts';
import { declineRefund, grantRefund } from './refunds.ts';
import { applyPaid } from './settle.ts';

/** What the operator sees and decides. */

export interface Range {
  limit: number;
  offset: number;
}

export async function listRecentOrders(db: Db, range: Range): Promise<Order[]> {
  return await db
    .selectFrom('orders')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(range.limit)
    .offset(range.offset)
    .execute();
}

/** Every attempt to pay, with its outcome. */
export async function listRecentPayments(db: Db, range: Range): Promise<Payment[]> {
  return await db
    .selectFrom('payments')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(range.limit)
    .offset(range.offset)
    .execute();
}

export async function listRecentRefunds(db: Db, range: Range): Promise<DeskRefund[]> {
  return await db
    .selectFrom('refunds')
    .innerJoin('payments', 'payments.id', 'refunds.payment_id')
    .selectAll('refunds')
    .select('payments.provider')
    .orderBy('refunds.id', 'desc')
    .limit(range.limit)
    .offset(range.offset)
    .execute();
}

export interface OpenTransfer extends Payment {
  email: string;
  transferReference: string;
}

/** Payments that nobody tells us about: the operator looks at the bank. */
export async function listOpenTransfers(db: Db, providers: Providers): Promise<OpenTransfer[]> {
  const silent = providers.list.filter(({ capabilities }) => !capabilities.notifies).map(({ id }) => id);
  if (silent.length === 0) return [];
  const rows = await db
    .selectFrom('payments')
    .innerJoin('orders', 'orders.id', 'payments.order_id')
    .selectAll('payments')
    .select('orders.email')
    .where('payments.provider', 'in', silent)
    .where('payments.state', '=', 'started')
    .orderBy('payments.id')
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, transferReference: transferReference(row.id) }));
}

/**
 * An operator saw the money arrive. Amount and reference must be those asked for; above the operator's
 * set sum a second person says so too. Throws `InvalidInputError`, `ForbiddenError`, `ForbiddenStepError`.
 */
export async function confirmTransfer(
  context: OrderContext,
  paymentId: string,
  seen: { amountMinor: number | undefined; reference: string; operatorId: string },
): Promise<'paid' | 'second-person'> {
  const { secondPersonMinor } = await readTerms(context.db);
  return await context.db.transaction().execute(async (tx) => {
    const found = await findPayment(tx, paymentId);
    if (!found || context.providers.find(found.provider)?.capabilities.notifies !== false)
      throw new NotFoundError('there is no such transfer');
    await lockOrder(tx, found.order_id);
    const payment = (await findPayment(tx, paymentId)) ?? found;
    if (payment.paid_at !== null) throw new ForbiddenStepError('payment', payment.state, 'pay');
    const fields: Record<string, string> = {};
    if (seen.amountMinor !== payment.amount_minor) fields['amount'] = 'amount';
    if (seen.reference.trim().toUpperCase() !== transferReference(payment.id))
      fields['reference'] = 'unknown';
    if (Object.keys(fields).length > 0) throw new InvalidInputError(fields, 'not what was asked for');
    if (payment.amount_minor > secondPersonMinor) {
      if (payment.first_confirmed_by === seen.operatorId)
        throw new ForbiddenError('a second person confirms a sum this large');
      if (payment.first_confirmed_by === null) {
        await tx
          .updateTable('payments')
          .set({ first_confirmed_by: seen.operatorId })
          .where('id', '=', paymentId)
          .execute();
        return 'second-person';
      }
    }
    await tx
      .updateTable('payments')
      .set({ confirmed_by: seen.operatorId })
      .where('id', '=', paymentId)
      .execute();
    await applyPaid(tx, context, payment, { reference: transferReference(payment.id) });
    return 'paid';
  });
}

export interface DeskRefund extends Refund {
  provider: string;
}

/** Refunds that wait for a person: to decide, to pay by hand, or to look at. */
export async function listRefundsToDo(db: Db): Promise<DeskRefund[]> {
  return await db
    .selectFrom('refunds')
    .innerJoin('payments', 'payments.id', 'refunds.payment_id')
    .selectAll('refunds')
    .select('payments.provider')
    .where('refunds.state', 'in', ['asked', 'granted', 'failed'])
    .orderBy('refunds.id')
    .limit(200)
    .execute();
}

/** Throws `ForbiddenStepError` where somebody decided before, `RefundError` where it cannot be granted. */
export async function decideRefund(
  context: OrderContext,
  refundId: string,
  decision: { grant: boolean; answer: string; operatorId: string },
): Promise<void> {
  const { grant, answer, operatorId } = decision;
  if (!grant && answer.trim() === '') throw new InvalidInputError({ answer: 'required' }, 'say why');
  await context.db.transaction().execute(async (tx) => {
    const found = await findRefund(tx, refundId);
    if (!found) throw new NotFoundError();
    await lockOrder(tx, found.order_id);
    const refund = (await findRefund(tx, refundId)) ?? found;
    if (grant) await grantRefund(tx, context, refund, operatorId, answer);
    else await declineRefund(tx, context, refund, operatorId, answer);
  });
}

/** The operator paid a refund back by hand. Throws `ForbiddenStepError`. */
export async function markRefundPaid(db: Db, refundId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const found = await findRefund(tx, refundId);
    if (!found) throw new NotFoundError();
    await lockOrder(tx, found.order_id);
    await finishRefund(tx, (await findRefund(tx, refundId)) ?? found);
  });
}
