import {
  beginRenewal,
  endRenewal,
  mayRenew,
  type Plan,
  readPlan,
  type Renewal,
} from '../membership/index.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import type { PaymentRequest } from '../payments/index.ts';
import { listLines, type Order, type Payment } from './orders.ts';

/** How often the order's plan is charged again, where its buyer chose that. */
export async function renewalOf(db: Db, order: Order): Promise<PaymentRequest['renewal']> {
  const plan = await findRenewalPlan(db, order);
  // Ordered twice and paid once by now: the other would be charged beside it.
  if (!plan || !(await mayRenew(db, order.holder_id))) return undefined;
  return plan.months % 12 === 0
    ? { every: 'year', count: plan.months / 12 }
    : { every: 'month', count: plan.months };
}

/**
 * Keeps what a payment began at its provider. Where the order was paid otherwise, or a membership runs by
 * now, it is kept as ended, so that the provider is told to end it too.
 */
export async function noteRenewal(
  tx: Tx,
  order: Order,
  payment: Payment,
  reference: string,
  isCharge: boolean,
): Promise<Renewal | undefined> {
  const plan = await findRenewalPlan(tx, order);
  if (!plan) return undefined;
  const isWanted = isCharge && (await mayRenew(tx, order.holder_id));
  const renewal = await beginRenewal(tx, {
    attempt: payment.id,
    provider: payment.provider,
    reference,
    holder_id: order.holder_id,
    plan_id: plan.id,
    months: plan.months,
    amount_minor: payment.amount_minor,
    currency: payment.currency,
    language: order.language,
  });
  if (isWanted) return renewal;
  await endRenewal(tx, renewal.id, 'replaced');
  return undefined;
}

/** The plan of an order whose buyer chose that it renews. */
export async function findRenewalPlan(db: Db, order: Order): Promise<Plan | undefined> {
  if (order.renews !== 1) return undefined;
  const line = (await listLines(db, order.id)).find(({ kind }) => kind === 'membership');
  return line && (await readPlan(db, line.goods_id));
}
