import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import type { PaymentRequest, RefundRequest } from '../../provider.ts';
import type { TestPaymentState, TestPaymentTable } from '../../tables.ts';

/** What a real provider would keep on servers of its own. */

export async function addTestPayment(db: Db, request: PaymentRequest): Promise<void> {
  await db
    .insertInto('test_payments')
    .values({
      attempt: request.attempt,
      minor: request.amount.minor,
      currency: request.amount.currency,
      title: request.title,
      return_url: request.returnUrl,
      cancel_url: request.cancelUrl,
      notify_url: request.notifyUrl,
      renews: request.renewal ? 1 : 0,
      state: 'pending',
      expires_at: request.expiresAt,
    })
    .onConflict((conflict) => conflict.column('attempt').doNothing())
    .execute();
}

export async function findTestPayment(db: Db, attempt: string): Promise<TestPaymentTable | undefined> {
  return await db.selectFrom('test_payments').selectAll().where('attempt', '=', attempt).executeTakeFirst();
}

/** The state afterwards: the wanted one, unless the payment was not open any more. */
export async function settleTestPayment(
  db: Db,
  attempt: string,
  wanted: Exclude<TestPaymentState, 'pending'>,
): Promise<TestPaymentState | undefined> {
  await db
    .updateTable('test_payments')
    .set({ state: wanted })
    .where('attempt', '=', attempt)
    .where('state', '=', 'pending')
    .$if(wanted === 'paid', (query) => query.where('expires_at', '>', Date.now()))
    .execute();
  return (await findTestPayment(db, attempt))?.state;
}

/** True if the refund is written down, now or earlier; false if more would be given back than was paid. */
export async function addTestRefund(db: Db, request: RefundRequest): Promise<boolean> {
  return await db.transaction().execute(async (tx) => {
    // Locks the payment, so that two refunds at once are counted one after the other.
    const payment = await tx
      .updateTable('test_payments')
      .set({ state: sql`state` })
      .where('attempt', '=', request.attempt)
      .where('state', '=', 'paid')
      .returning(['minor', 'currency'])
      .executeTakeFirst();
    if (payment?.currency !== request.amount.currency) return false;
    if (await findTestRefund(tx, request.refund)) return true;
    const given = await tx
      .selectFrom('test_refunds')
      .select((eb) => eb.fn.sum<string | number>('minor').as('sum'))
      .where('attempt', '=', request.attempt)
      .executeTakeFirst();
    if (Number(given?.sum ?? 0) + request.amount.minor > payment.minor) return false;
    const { refund, attempt, amount } = request;
    await tx.insertInto('test_refunds').values({ refund, attempt, minor: amount.minor }).execute();
    return true;
  });
}

export async function findTestRefund(db: Db, refund: string): Promise<{ minor: number } | undefined> {
  return await db.selectFrom('test_refunds').select('minor').where('refund', '=', refund).executeTakeFirst();
}
