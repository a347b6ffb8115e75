import { ForbiddenStepError } from '../platform/state-machine.ts';
import type { Tx } from '../platform/db/index.ts';
import { InvalidInputError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import type { PaymentProvider, PaymentStatus, StartedPayment } from '../payments/index.ts';
import { links } from '../ui/links.ts';
import type { OrderContext } from './context.ts';
import { keepOwnNotice } from './notice-store.ts';
import { CheckoutError } from './errors.ts';
import { creditStands } from './goods.ts';
import { listLines, lockOrder, type Order, type Payment } from './orders.ts';
import { PAY_WITHIN_MS } from './place.ts';
import { renewalOf } from './renewal-begin.ts';
import { applyPaid } from './settle.ts';

/** How long a bank transfer may take. */
const TRANSFER_WITHIN_MS = 14 * 24 * 60 * 60_000;

/**
 * Begins to pay an order, or goes on with the attempt under way with the same provider. Throws
 * `ForbiddenStepError` where the order does not wait to be paid, `CheckoutError` where it would cost something
 * else by now, and what the provider throws.
 */
export async function startPayment(
  context: OrderContext,
  orderId: string,
  providerId: string,
  title: string,
): Promise<{ payment: Payment; started: StartedPayment }> {
  const provider = context.providers.find(providerId);
  if (!provider) throw new InvalidInputError({ provider: 'unknown' }, 'this way to pay is not offered');
  const { order, payment } = await context.db
    .transaction()
    .execute((tx) => prepareAttempt(tx, orderId, provider));
  if (payment.started) return { payment, started: JSON.parse(payment.started) as StartedPayment };
  // Outside the transaction, as it takes seconds; the attempt's number makes repeating it safe.
  const renewal = provider.capabilities.renewals ? await renewalOf(context.db, order) : undefined;
  const started = await provider.start({ ...requestFor(context, order, payment, title), renewal });
  await context.db
    .updateTable('payments')
    .set({
      started: JSON.stringify(started),
      ...(started.reference === undefined ? {} : { reference: started.reference }),
    })
    .where('id', '=', payment.id)
    .execute();
  return { payment, started };
}

async function prepareAttempt(tx: Tx, orderId: string, provider: PaymentProvider) {
  const order = await lockOrder(tx, orderId);
  if (order.state !== 'awaiting') throw new ForbiddenStepError('order', order.state, 'pay');
  if (!(await creditStands(tx, order, await listLines(tx, orderId)))) throw new CheckoutError('changed');
  const known = await tx
    .selectFrom('payments')
    .selectAll()
    .where('order_id', '=', orderId)
    .where('provider', '=', provider.id)
    .where('state', '=', 'started')
    .executeTakeFirst();
  if (known) return { order, payment: known };
  const payment = newPayment(order, provider.id);
  await tx.insertInto('payments').values(payment).execute();
  if (provider.capabilities.asks === 'instructions') {
    const expiresAt = Date.now() + TRANSFER_WITHIN_MS;
    await tx.updateTable('orders').set({ expires_at: expiresAt }).where('id', '=', orderId).execute();
    return { order: { ...order, expires_at: expiresAt }, payment };
  }
  return { order, payment };
}

function newPayment(order: Order, provider: string): Payment {
  return {
    id: newId(),
    order_id: order.id,
    provider,
    state: 'started',
    surplus: 0,
    amount_minor: order.total_minor,
    currency: order.currency,
    refunded_minor: 0,
    disputed_minor: 0,
    reference: null,
    started: null,
    first_confirmed_by: null,
    confirmed_by: null,
    created_at: Date.now(),
    paid_at: null,
  };
}

function requestFor({ config }: OrderContext, order: Order, payment: Payment, title: string) {
  return {
    attempt: payment.id,
    amount: { minor: payment.amount_minor, currency: payment.currency },
    title,
    language: order.language,
    email: order.email,
    returnUrl: config.baseUrl + links.orderReturn(order.id),
    cancelUrl: config.baseUrl + links.order(order.id),
    notifyUrl: config.baseUrl + links.paymentNotices(payment.provider),
    expiresAt: Math.max(order.expires_at, Date.now() + PAY_WITHIN_MS / 6),
  };
}

/** An order that costs nothing is paid by agreeing to it. */
export async function settleFreeOrder(context: OrderContext, orderId: string): Promise<void> {
  await context.db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (order.state !== 'awaiting' || order.total_minor !== 0) return;
    const payment = newPayment(order, 'none');
    await tx.insertInto('payments').values(payment).execute();
    await applyPaid(tx, context, payment, {});
  });
}

/**
 * Asks the provider how an attempt stands, and applies what it says. `closed` where nothing can be paid
 * with it any more. Throws `ProviderUnavailableError`.
 */
export async function askProvider(
  context: OrderContext,
  payment: Payment,
): Promise<'paid' | 'open' | 'closed'> {
  const provider = context.providers.find(payment.provider);
  if (!provider) return 'open';
  const status = await provider.fetchStatus(keyOf(payment));
  if (status.state === 'paid') return await applyStatus(context, provider, payment, status);
  return status.state === 'closed' ? 'closed' : 'open';
}

/** Makes an attempt impossible to pay; `paid` where it was too late. Throws `ProviderUnavailableError`. */
export async function closeAttempt(
  context: OrderContext,
  payment: Payment,
): Promise<'closed' | 'paid' | 'flagged'> {
  const provider = context.providers.find(payment.provider);
  const outcome = provider ? await provider.close(keyOf(payment)) : 'closed';
  if (outcome === 'paid') return (await askProvider(context, payment)) === 'paid' ? 'paid' : 'flagged';
  await context.db.transaction().execute(async (tx) => {
    await lockOrder(tx, payment.order_id);
    await tx
      .updateTable('payments')
      .set({ state: 'closed' })
      .where('id', '=', payment.id)
      .where('state', 'in', ['started', 'failed'])
      .execute();
  });
  return 'closed';
}

async function applyStatus(
  context: OrderContext,
  provider: PaymentProvider,
  payment: Payment,
  status: PaymentStatus,
): Promise<'paid' | 'open'> {
  const problem = whatIsWrong(provider, payment, status.amount, status.merchant ?? provider.merchant);
  await context.db.transaction().execute(async (tx) => {
    if (problem) await keepOwnNotice(tx, payment, status, problem);
    else await applyPaid(tx, context, payment, status);
  });
  return problem ? 'open' : 'paid';
}

/** What of a payment's news is not what was agreed; undefined where all is well. */
export function whatIsWrong(
  provider: PaymentProvider,
  payment: Payment,
  amount: { minor: number; currency: string } | undefined,
  merchant: string,
): 'merchant' | 'currency' | 'amount' | undefined {
  if (merchant !== provider.merchant) return 'merchant';
  if (amount?.currency !== payment.currency) return amount ? 'currency' : 'amount';
  return amount.minor === payment.amount_minor ? undefined : 'amount';
}

function keyOf(payment: Payment) {
  return { attempt: payment.id, ...(payment.reference === null ? {} : { reference: payment.reference }) };
}
