import { expect } from 'vitest';
import { findRights } from '../../src/access/index.ts';
import { findGuardedFile } from '../../src/catalog/index.ts';
import { readBalance } from '../../src/ledger/index.ts';
import { findOrder, listLines, listPayments } from '../../src/orders/orders.ts';
import { ordersOf } from './actions.ts';
import type { Buyer, Cast, World } from './world.ts';

/** What must be so, whatever happened in whatever order. */
export async function checkTruth(world: World, cast: Cast): Promise<void> {
  await checkCoupon(world, cast);
  for (const buyer of cast.buyers) {
    if (buyer.wants === 'plan') await checkTerms(world, buyer);
    else await checkAccess(world, buyer);
    await checkFlags(world, buyer);
  }
}

async function checkCoupon({ library: { db } }: World, { buyers, couponId }: Cast): Promise<void> {
  const ids = buyers.map(({ reader }) => reader.id);
  const orders = await db
    .selectFrom('orders')
    .select(['coupon_id', 'state'])
    .where('holder_id', 'in', ids)
    .execute();
  const holding = orders.filter(({ coupon_id, state }) => coupon_id === couponId && state !== 'closed');
  const { uses } = await db
    .selectFrom('coupons')
    .select('uses')
    .where('id', '=', couponId)
    .executeTakeFirstOrThrow();
  expect(holding.length).toBe(uses);
  expect(uses).toBeLessThanOrEqual(1);
}

/** A buyer reaches a document exactly where a line of a paid order is theirs, and was charged once. */
async function checkAccess({ library: { db }, documents }: World, { reader, orderId }: Buyer): Promise<void> {
  const order = orderId ? await findOrder(db, orderId) : undefined;
  const lines = orderId ? await listLines(db, orderId) : [];
  for (const id of documents) {
    const document = await findGuardedFile(db, id);
    if (!document) throw new Error('no document');
    const line = lines.find(({ goods_id }) => goods_id === id);
    const expected = order?.state === 'paid' && line?.state === 'granted';
    expect((await findRights(db, reader, document)).mayDownload).toBe(expected);
  }
  const payments = orderId ? await listPayments(db, orderId) : [];
  const charges = payments.filter(({ paid_at, surplus }) => paid_at !== null && surplus === 0);
  expect(charges.length).toBe(order && !['awaiting', 'closed'].includes(order.state) ? 1 : 0);
}

/** A term that an upgrade took the place of stays so until its own money goes back. */
const TERM_STATES: Record<string, string[] | undefined> = {
  paid: ['running', 'upgraded'],
  disputed: ['suspended', 'upgraded'],
  refunded: ['refunded'],
  lost: ['refunded'],
};

/** Every charge of the provider is one payment here; every order's term is what its order is. */
async function checkTerms({ library }: World, { reader, orderId }: Buyer): Promise<void> {
  const { db } = library;
  if (!orderId) return;
  for (const id of await ordersOf(library, reader.id)) {
    const order = await findOrder(db, id);
    const [line] = await listLines(db, id);
    const term = await db
      .selectFrom('memberships')
      .select('state')
      .where('cause', '=', line?.id ?? '')
      .executeTakeFirst();
    const expected: Array<string | undefined> = TERM_STATES[order?.state ?? ''] ?? [undefined];
    expect(expected).toContain(term?.state);
  }
  const begun = await listPayments(db, orderId);
  for (const { id } of begun.filter(({ started }) => started !== null)) {
    const charges = await db
      .selectFrom('test_payments')
      .select('attempt')
      .where('attempt', '>=', id)
      .where('attempt', '<', `${id}/`)
      .where('state', '=', 'paid')
      .execute();
    for (const { attempt } of charges) {
      const known = await db
        .selectFrom('payments')
        .select('id')
        .where('reference', '=', `test-${attempt}`)
        .where('paid_at', 'is not', null)
        .execute();
      expect(known.length).toBe(1);
    }
  }
  const running = await db
    .selectFrom('renewals')
    .select('id')
    .where('holder_id', '=', reader.id)
    .where('state', '=', 'running')
    .execute();
  expect(running.length).toBeLessThanOrEqual(1);
}

/** What was wrong in a notice is flagged, and changed nothing. */
async function checkFlags({ library: { db } }: World, { orderId }: Buyer): Promise<void> {
  const told = await db
    .selectFrom('payment_notices')
    .innerJoin('payments', 'payments.id', 'payment_notices.attempt')
    .select(['payment_notices.state', 'event_id'])
    .where('payments.order_id', '=', orderId ?? '')
    .execute();
  for (const { event_id, state } of told)
    if (/-paid-(amount|currency|merchant)$/.test(event_id)) expect(state).toBe('flagged');
}

/** A contributor is owed their part of what stands, and nothing of what was taken back. */
export async function checkContributors({ library: { db } }: World): Promise<void> {
  const rows = await db
    .selectFrom('order_lines')
    .select(['owner_id', (eb) => eb.fn.sum<string | number>('share_minor').as('share')])
    .where('state', '=', 'granted')
    .where('owner_id', 'is not', null)
    .groupBy('owner_id')
    .execute();
  for (const { owner_id, share } of rows) {
    const balance = await readBalance(db, `contributor:${owner_id}`);
    expect(-(balance.get('CNY') ?? 0)).toBe(Number(share));
  }
}
