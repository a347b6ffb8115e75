import type { Selectable } from 'kysely';
import type { Db, Tx } from '../platform/db/index.ts';
import type { PaymentNotice, PaymentStatus } from '../payments/index.ts';
import type { Payment } from './orders.ts';
import type { NoticeState, PaymentNoticeTable } from './tables.ts';

export type StoredNotice = Selectable<PaymentNoticeTable>;

/** Keeps a notice; false if it was kept before. */
export async function keepNotice(
  tx: Tx,
  provider: string,
  notice: PaymentNotice,
  body: string,
): Promise<boolean> {
  const kept = await tx
    .insertInto('payment_notices')
    .values({
      provider,
      event_id: notice.eventId,
      kind: notice.kind,
      attempt: notice.attempt ?? null,
      notice: JSON.stringify(notice),
      body,
      state: 'waiting',
      flag: null,
      occurred_at: notice.occurredAt,
      received_at: Date.now(),
    })
    .onConflict((conflict) => conflict.columns(['provider', 'event_id']).doNothing())
    .returning('event_id')
    .executeTakeFirst();
  return kept !== undefined;
}

/** Keeps what a provider answered to our own question where it cannot be right, for the operator to see. */
export async function keepOwnNotice(
  tx: Tx,
  payment: Payment,
  status: PaymentStatus,
  flag: string,
): Promise<void> {
  const notice: PaymentNotice = {
    eventId: `status:${payment.id}:${flag}`,
    kind: 'paid',
    attempt: payment.id,
    amount: status.amount,
    merchant: status.merchant ?? '',
    reference: status.reference,
    occurredAt: Date.now(),
  };
  const kept = await keepNotice(tx, payment.provider, notice, JSON.stringify(status));
  if (kept) await setNoticeState(tx, payment.provider, notice.eventId, 'flagged', flag);
}

export async function setNoticeState(
  tx: Tx,
  provider: string,
  eventId: string,
  state: NoticeState,
  flag?: string,
): Promise<void> {
  await tx
    .updateTable('payment_notices')
    .set({ state, flag: flag ?? null })
    .where('provider', '=', provider)
    .where('event_id', '=', eventId)
    .execute();
}

/** Notices about an attempt that came before what they build on, in the order in which it happened. */
export async function listWaiting(db: Db, attempt: string): Promise<StoredNotice[]> {
  return await db
    .selectFrom('payment_notices')
    .selectAll()
    .where('attempt', '=', attempt)
    .where('state', '=', 'waiting')
    .orderBy('occurred_at')
    .orderBy('event_id')
    .execute();
}

/** What an operator should look at, newest first. */
export async function listFlagged(db: Db, limit: number): Promise<StoredNotice[]> {
  return await db
    .selectFrom('payment_notices')
    .selectAll()
    .where('state', 'in', ['flagged', 'waiting'])
    .orderBy('received_at', 'desc')
    .limit(limit)
    .execute();
}
