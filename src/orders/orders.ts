import type { Selectable } from 'kysely';
import type { Db, Tx } from '../platform/db/index.ts';
import { NotFoundError } from '../platform/errors.ts';
import { ID_PATTERN } from '../platform/ids.ts';
import type { OrderLineTable, OrderTable, PaymentTable, RefundTable } from './tables.ts';
import './tables.ts';

export type Order = Selectable<OrderTable>;
export type OrderLine = Selectable<OrderLineTable>;
export type Payment = Selectable<PaymentTable>;
export type Refund = Selectable<RefundTable>;

export async function findOrder(db: Db, id: string): Promise<Order | undefined> {
  if (!ID_PATTERN.test(id)) return undefined;
  return await db.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The order, held by this transaction until it ends: whoever else wants to change it waits. */
export async function lockOrder(tx: Tx, id: string): Promise<Order> {
  const order = await tx
    .updateTable('orders')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  if (!order) throw new NotFoundError(`there is no order ${id}`);
  return order;
}

export async function listLines(db: Db, orderId: string): Promise<OrderLine[]> {
  return await db
    .selectFrom('order_lines')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('position')
    .execute();
}

/** Attempts to pay an order, oldest first. */
export async function listPayments(db: Db, orderId: string): Promise<Payment[]> {
  return await db.selectFrom('payments').selectAll().where('order_id', '=', orderId).orderBy('id').execute();
}

export async function listRefunds(db: Db, orderId: string): Promise<Refund[]> {
  return await db.selectFrom('refunds').selectAll().where('order_id', '=', orderId).orderBy('id').execute();
}

/** A person's orders, newest first. */
export async function listOrders(
  db: Db,
  holderId: string,
  range: { limit: number; offset: number },
): Promise<Order[]> {
  return await db
    .selectFrom('orders')
    .selectAll()
    .where('holder_id', '=', holderId)
    .orderBy('id', 'desc')
    .limit(range.limit)
    .offset(range.offset)
    .execute();
}

export async function findPayment(db: Db, id: string): Promise<Payment | undefined> {
  return await db.selectFrom('payments').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The payment that the order was paid with. */
export async function findCharge(db: Db, orderId: string): Promise<Payment | undefined> {
  return await db
    .selectFrom('payments')
    .selectAll()
    .where('order_id', '=', orderId)
    .where('surplus', '=', 0)
    .where('state', 'in', ['paid', 'disputed', 'lost'])
    .executeTakeFirst();
}

/** A visitor turned out to be an account: their orders become the account's. */
export async function passOrders(tx: Tx, visitor: string, accountId: string): Promise<void> {
  await tx.updateTable('orders').set({ holder_id: accountId }).where('holder_id', '=', visitor).execute();
}
