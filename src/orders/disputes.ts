import { orderStates, paymentStates } from './states.ts';
import type { Tx } from '../platform/db/index.ts';
import { enterDispute } from './books.ts';
import { holdGoods, takeGoods } from './goods.ts';
import { listLines, lockOrder, type OrderLine, type Payment } from './orders.ts';

/**
 * A charge is disputed at the buyer's bank: the money is held back, and so is what was bought, until it
 * is decided. A dispute of a surplus payment touches no order.
 */
export async function openDispute(tx: Tx, payment: Payment): Promise<void> {
  const held = payment.amount_minor - payment.refunded_minor;
  const disputed = { ...payment, disputed_minor: held };
  const dispute = await countDisputes(tx, payment);
  await tx
    .updateTable('payments')
    .set({ state: paymentStates.next(payment.state, 'dispute'), disputed_minor: held })
    .where('id', '=', payment.id)
    .execute();
  await enterDispute(tx, disputed, `${payment.id} ${dispute}`, 'opened', []);
  const lines = await stepOrder(tx, payment, 'dispute');
  await holdGoods(tx, lines, true);
}

export async function winDispute(tx: Tx, payment: Payment): Promise<void> {
  const dispute = (await countDisputes(tx, payment)) - 1;
  await tx
    .updateTable('payments')
    .set({ state: paymentStates.next(payment.state, 'win'), disputed_minor: 0 })
    .where('id', '=', payment.id)
    .execute();
  await enterDispute(tx, payment, `${payment.id} ${dispute}`, 'won', []);
  const lines = await stepOrder(tx, payment, 'win');
  await holdGoods(tx, lines, false);
}

export async function loseDispute(tx: Tx, payment: Payment): Promise<void> {
  const dispute = (await countDisputes(tx, payment)) - 1;
  await tx
    .updateTable('payments')
    .set({ state: paymentStates.next(payment.state, 'lose') })
    .where('id', '=', payment.id)
    .execute();
  const lines = await stepOrder(tx, payment, 'lose');
  await enterDispute(tx, payment, `${payment.id} ${dispute}`, 'lost', lines);
  await takeGoods(tx, lines);
  await setLost(tx, lines);
}

/** Takes the order's step where it has one, and answers with the lines that the charge still stands for. */
async function stepOrder(tx: Tx, payment: Payment, step: 'dispute' | 'win' | 'lose'): Promise<OrderLine[]> {
  if (payment.surplus === 1) return [];
  const order = await lockOrder(tx, payment.order_id);
  if (order.state !== 'refunded')
    await tx
      .updateTable('orders')
      .set({ state: orderStates.next(order.state, step) })
      .where('id', '=', order.id)
      .execute();
  return (await listLines(tx, order.id)).filter(({ state }) => state === 'granted');
}

async function setLost(tx: Tx, lines: OrderLine[]): Promise<void> {
  if (lines.length === 0) return;
  await tx
    .updateTable('order_lines')
    .set({ state: 'lost' })
    .where(
      'id',
      'in',
      lines.map(({ id }) => id),
    )
    .execute();
}

/** Disputes of this payment so far: each is entered in the ledger under its own number. */
async function countDisputes(tx: Tx, payment: Payment): Promise<number> {
  const row = await tx
    .selectFrom('ledger_entries')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('kind', '=', 'dispute-opened')
    .where('cause', 'like', `${payment.id} %`)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}
