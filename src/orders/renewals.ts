import {
  advanceRenewal,
  endRenewal,
  findRenewal,
  nextPeriod,
  type Renewal,
  sendRenewalEnd,
} from '../membership/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { newId } from '../platform/ids.ts';
import type { PaymentNotice } from '../payments/index.ts';
import { findTaxRule, priceOrder } from '../pricing/index.ts';
import type { OrderContext } from './context.ts';
import type { Outcome } from './notices.ts';
import { findOrder, listLines, type Order, type OrderLine, type Payment } from './orders.ts';
import { applyPaid, giveSurplusBack } from './settle.ts';

/**
 * What a provider says of a renewal, `base` being the payment that began it. A charge makes an order of its
 * own, with its payment, term, receipt and books, so that it can be refunded or disputed alone.
 */
export async function applyRenewal(
  tx: Tx,
  context: OrderContext,
  notice: PaymentNotice,
  base: Payment,
): Promise<Outcome> {
  if (base.paid_at === null) return 'waiting';
  const renewal = await findRenewal(tx, { attempt: base.id });
  if (!renewal) return { flag: 'renewal' };
  if (notice.kind === 'renewal-ended') return await finish(tx, context, renewal, 'finished');
  if (notice.reference !== undefined && (await findByReference(tx, base.provider, notice.reference)))
    return 'ignored';
  if (notice.kind === 'renewal-failed') return await finish(tx, context, renewal, 'failed');
  if (notice.reference === undefined) return { flag: 'renewal' };
  if (notice.amount?.currency !== renewal.currency) return { flag: notice.amount ? 'currency' : 'amount' };
  if (notice.amount.minor !== renewal.amount_minor) return { flag: 'amount' };
  await charge(tx, context, { ...notice, reference: notice.reference }, base, renewal);
  return 'applied';
}

/** The payment that a provider calls so. */
export async function findByReference(
  tx: Tx,
  provider: string,
  reference: string,
): Promise<Payment | undefined> {
  return await tx
    .selectFrom('payments')
    .selectAll()
    .where('provider', '=', provider)
    .where('reference', '=', reference)
    .executeTakeFirst();
}

async function finish(
  tx: Tx,
  context: OrderContext,
  renewal: Renewal,
  state: 'failed' | 'finished',
): Promise<Outcome> {
  if (!(await endRenewal(tx, renewal.id, state))) return 'ignored';
  await sendRenewalEnd(tx, context, renewal, state);
  return 'applied';
}

/** A charge made after the member ended the renewal goes back by itself; one made before it is a term. */
async function charge(
  tx: Tx,
  context: OrderContext,
  notice: PaymentNotice & { reference: string },
  base: Payment,
  renewal: Renewal,
): Promise<void> {
  const first = await findOrder(tx, base.order_id);
  if (!first) throw new Error(`payment ${base.id} has no order`);
  const isWanted = renewal.ended_at === null || notice.occurredAt < renewal.ended_at;
  if (!isWanted) {
    const payment = newCharge(first.id, renewal, notice.reference);
    const paid = { ...payment, state: 'paid' as const, surplus: 1, paid_at: Date.now() };
    await tx.insertInto('payments').values(paid).execute();
    return await giveSurplusBack(tx, paid);
  }
  const period = nextPeriod(renewal, notice.periodEndsAt);
  await advanceRenewal(tx, renewal.id, period);
  const order = await insertOrder(tx, first, renewal, notice.reference);
  const payment = newCharge(order.id, renewal, notice.reference);
  await tx.insertInto('payments').values(payment).execute();
  await applyPaid(tx, context, payment, { reference: notice.reference });
}

function newCharge(orderId: string, renewal: Renewal, reference: string): Payment {
  return {
    id: newId(),
    order_id: orderId,
    provider: renewal.provider,
    state: 'started',
    surplus: 0,
    amount_minor: renewal.amount_minor,
    currency: renewal.currency,
    refunded_minor: 0,
    disputed_minor: 0,
    reference,
    started: null,
    first_confirmed_by: null,
    confirmed_by: null,
    created_at: Date.now(),
    paid_at: null,
  };
}

/** The first order again, for the same total; the tax within it is the one that holds now. */
async function insertOrder(tx: Tx, first: Order, renewal: Renewal, reference: string): Promise<Order> {
  const bought = (await listLines(tx, first.id)).find(({ kind }) => kind === 'membership');
  if (!bought) throw new Error(`order ${first.id} has no plan`);
  const { rateBp } = await findTaxRule(tx, first.country);
  const goods = [{ priceMinor: renewal.amount_minor, discountable: false }];
  const { taxMinor, totalMinor } = priceOrder(goods, undefined, { rateBp, inclusive: true });
  const now = Date.now();
  const order: Order = {
    ...first,
    id: newId(),
    request_key: `renewal ${renewal.provider} ${reference}`,
    holder_id: renewal.holder_id,
    state: 'awaiting',
    subtotal_minor: totalMinor,
    discount_minor: 0,
    tax_minor: taxMinor,
    total_minor: totalMinor,
    coupon_id: null,
    tax_rate_bp: rateBp,
    tax_inclusive: 1,
    return_to: null,
    renews: 0,
    renewal_id: renewal.id,
    revision: 0,
    created_at: now,
    expires_at: now,
    paid_at: null,
  };
  await tx.insertInto('orders').values(order).execute();
  await tx.insertInto('order_lines').values(lineOf(order, bought)).execute();
  return order;
}

function lineOf(order: Order, bought: OrderLine): OrderLine {
  return {
    ...bought,
    id: newId(),
    order_id: order.id,
    price_minor: order.total_minor,
    discount_minor: 0,
    tax_minor: order.tax_minor,
    total_minor: order.total_minor,
    state: 'ordered',
  };
}
