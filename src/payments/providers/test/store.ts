import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import type { AttemptKey, PaymentRequest, RefundRequest } from '../../provider.ts';
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
      .where('attempt', '=', chargeOf(request))
      .where('state', '=', 'paid')
      .returning(['minor', 'currency'])
      .executeTakeFirst();
    if (payment?.currency !== request.amount.currency) return false;
    if (await findTestRefund(tx, request.refund)) return true;
    const given = await tx
      .selectFrom('test_refunds')
      .select((eb) => eb.fn.sum<string | number>('minor').as('sum'))
      .where('attempt', '=', chargeOf(request))
      .executeTakeFirst();
    if (Number(given?.sum ?? 0) + request.amount.minor > payment.minor) return false;
    const { refund, amount } = request;
    await tx
      .insertInto('test_refunds')
      .values({ refund, attempt: chargeOf(request), minor: amount.minor })
      .execute();
    return true;
  });
}

/** Takes the money for a further term of what renews; false where that does not, or any more. */
export async function addTestCharge(db: Db, payment: TestPaymentTable, term: number): Promise<boolean> {
  return await db.transaction().execute(async (tx) => {
    const running = await tx
      .updateTable('test_payments')
      .set({ state: sql`state` })
      .where('attempt', '=', payment.attempt)
      .where('state', '=', 'paid')
      .where('renews', '=', 1)
      .returning('attempt')
      .executeTakeFirst();
    if (!running) return false;
    await tx
      .insertInto('test_payments')
      .values({ ...payment, attempt: chargeName(payment.attempt, term), renews: 0 })
      .onConflict((conflict) => conflict.column('attempt').doNothing())
      .execute();
    return true;
  });
}

/** What a later charge of an attempt is called; terms are counted from 1, the first payment. */
export function chargeName(attempt: string, term: number): string {
  return `${attempt}.${term}`;
}

/** How many terms have been paid with this attempt, the first counted. */
export async function countTestTerms(db: Db, attempt: string): Promise<number> {
  const row = await db
    .selectFrom('test_payments')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('attempt', 'like', `${attempt}%`)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

export async function endTestRenewal(db: Db, attempt: string): Promise<void> {
  await db.updateTable('test_payments').set({ renews: 0 }).where('attempt', '=', attempt).execute();
}

export async function findTestRefund(db: Db, refund: string): Promise<{ minor: number } | undefined> {
  return await db.selectFrom('test_refunds').select('minor').where('refund', '=', refund).executeTakeFirst();
}

/** How payments are called where others see them. */
export function referenceOf(attempt: string): string {
  return `${PREFIX}${attempt}`;
}

const PREFIX = 'test-';

/** The payment that is meant: what its reference says, as a renewal has another name than its attempt. */
export function chargeOf({ attempt, reference }: AttemptKey): string {
  return reference?.startsWith(PREFIX) ? reference.slice(PREFIX.length) : attempt;
}
