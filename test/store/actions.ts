import { endRenewal, findRunningRenewal } from '../../src/membership/index.ts';
import { ProviderUnavailableError } from '../../src/payments/index.ts';
import { chargeName } from '../../src/payments/providers/test/store.ts';
import { CouponError } from '../../src/pricing/index.ts';
import { askProvider, startPayment } from '../../src/orders/attempts.ts';
import { cancelOrder, closeOtherAttempts, expireOrder } from '../../src/orders/close.ts';
import { CheckoutError, RefundError } from '../../src/orders/errors.ts';
import { listLines, listPayments, listRefunds } from '../../src/orders/orders.ts';
import { placeCartOrder, placeOrder } from '../../src/orders/place.ts';
import { quoteCart, quotePlan } from '../../src/orders/quote.ts';
import { sendRefund } from '../../src/orders/refund-payment.ts';
import { askRefund } from '../../src/orders/refunds.ts';
import { tellRenewalEnded } from '../../src/orders/renewal-end.ts';
import { ForbiddenStepError } from '../../src/platform/state-machine.ts';
import type { TestLibrary } from '../library.ts';
import { type News, tell } from './news.ts';
import type { Buyer, World } from './world.ts';

export const DEEDS = [
  'order',
  'start',
  'pay',
  'return',
  'cancel',
  'expire',
  'sweep',
  'refundOne',
  'refundAll',
  'send',
  // Of what renews: the bank's clock, and the member's one click.
  'charge',
  'stop',
] as const;
type Deed = (typeof DEEDS)[number];
export type Action = { do: Deed } | News;

/** Lets one thing happen to one buyer. Steps that are refused are part of the game; anything else is a fault. */
export async function act(world: World, buyer: Buyer, action: Action): Promise<void> {
  if (action.do === 'order') return await order(world, buyer);
  const { orderId } = buyer;
  if (!orderId) return;
  if (action.do === 'notice') return await tell(world.library, buyer, action);
  await actions[action.do](world.library, orderId, buyer);
}

type Act = (library: TestLibrary, orderId: string, buyer: Buyer) => Promise<void>;

const actions: Record<Exclude<Deed, 'order'>, Act> = {
  start: (library, orderId) => allow(() => startPayment(library, orderId, 'test', 'x')),
  pay: async ({ db }, orderId) => {
    const latest = (await listPayments(db, orderId)).at(-1);
    if (!latest) return;
    await db
      .updateTable('test_payments')
      .set({ state: 'paid' })
      .where('attempt', '=', latest.id)
      .where('state', '=', 'pending')
      .execute();
  },
  return: async (library, orderId) => {
    for (const payment of await listPayments(library.db, orderId))
      if (payment.surplus === 0) await allow(() => askProvider(library, payment));
  },
  cancel: (library, orderId) => allow(() => cancelOrder(library, orderId)),
  expire: (library, orderId) => allow(() => expireOrder(library, orderId, Date.now() + 3_600_000)),
  sweep: (library, orderId) => allow(() => closeOtherAttempts(library, orderId)),
  refundOne: (library, orderId) => refund(library, orderId, 1),
  refundAll: async (library, _orderId, { reader }) => {
    for (const id of await ordersOf(library, reader.id)) await refund(library, id, 500);
  },
  send: async (library, _orderId, { reader }) => {
    for (const id of await ordersOf(library, reader.id))
      for (const { id: refundId } of await listRefunds(library.db, id))
        await allow(() => sendRefund(library, refundId));
  },
  charge: async ({ db }, orderId) => {
    for (const { id } of await listPayments(db, orderId)) {
      const payment = await db
        .selectFrom('test_payments')
        .selectAll()
        .where('attempt', '=', id)
        .executeTakeFirst();
      if (payment?.state !== 'paid' || payment.renews !== 1) continue;
      const terms = await chargesOf(db, id);
      await db
        .insertInto('test_payments')
        .values({ ...payment, attempt: chargeName(id, terms + 1), renews: 0 })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  },
  stop: async (library, _orderId, { reader }) => {
    const renewal = await findRunningRenewal(library.db, reader.id);
    if (!renewal) return;
    await library.db.transaction().execute((tx) => endRenewal(tx, renewal.id, 'stopped'));
    await tellRenewalEnded(library, renewal.id);
  },
};

async function chargesOf(db: TestLibrary['db'], attempt: string): Promise<number> {
  const rows = await db
    .selectFrom('test_payments')
    .select('attempt')
    .where('attempt', '>=', attempt)
    .where('attempt', '<', `${attempt}/`)
    .execute();
  return rows.length;
}

async function refund(library: TestLibrary, orderId: string, most: number): Promise<void> {
  const lines = await listLines(library.db, orderId);
  const lineIds = lines.slice(0, most).map(({ id }) => id);
  await allow(() => askRefund(library, { orderId, lineIds, cause: 'unreadable', reason: '' }));
}

export async function ordersOf({ db }: TestLibrary, holderId: string): Promise<string[]> {
  const rows = await db.selectFrom('orders').select('id').where('holder_id', '=', holderId).execute();
  return rows.map(({ id }) => id);
}

async function order({ library, plan }: World, buyer: Buyer): Promise<void> {
  if (buyer.orderId) return;
  const { db } = library;
  const { reader } = buyer;
  const cart = await db
    .selectFrom('cart_coupons')
    .select('code')
    .where('holder_id', '=', reader.id)
    .executeTakeFirst();
  const coupon = cart?.code;
  const { agreement } =
    buyer.wants === 'plan'
      ? await quotePlan(db, { reader }, plan, 'en')
      : await quoteCart(db, { reader, coupon });
  const request = {
    reader,
    coupon,
    requestKey: `${reader.id}-key`,
    email: `${reader.id}@test.example`,
    agreement,
    language: 'en' as const,
    renews: buyer.wants === 'plan',
  };
  await allow(async () => {
    buyer.orderId =
      buyer.wants === 'plan'
        ? await placeOrder(db, request, (tx) => quotePlan(tx, request, plan, 'en'))
        : await placeCartOrder(db, request);
  });
}

async function allow(deed: () => Promise<unknown>): Promise<void> {
  try {
    await deed();
  } catch (error) {
    const expected =
      error instanceof ForbiddenStepError ||
      error instanceof RefundError ||
      error instanceof CheckoutError ||
      error instanceof CouponError ||
      error instanceof ProviderUnavailableError;
    if (!expected) throw error;
  }
}
