import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { findRights, type Reader } from '../access/index.ts';
import { addToCart, setCartCoupon } from '../cart/index.ts';
import { findGuardedFile } from '../catalog/index.ts';
import { readBalance } from '../ledger/index.ts';
import { newId } from '../platform/ids.ts';
import {
  type NoticeKind,
  type PaymentNotice,
  ProviderUnavailableError,
  signTestNotice,
  TEST_MERCHANT,
} from '../payments/index.ts';
import { addCoupon, CouponError } from '../pricing/index.ts';
import { askProvider, startPayment } from './attempts.ts';
import { checkBooks } from './check.ts';
import { cancelOrder, closeOtherAttempts, expireOrder } from './close.ts';
import { CheckoutError, RefundError } from './errors.ts';
import { receiveNotice } from './notices.ts';
import { listLines, listPayments, listRefunds, findOrder } from './orders.ts';
import { placeCartOrder } from './place.ts';
import { quoteCart } from './quote.ts';
import { askRefund, sendRefund } from './refunds.ts';
import { ForbiddenStepError } from './states.ts';

// Any order in which the world tells us things must end in the same truth. 20,000 sequences at night.
const RUNS = Number(process.env['SEQUENCES'] ?? 500);

let library: TestLibrary;
let documents: string[];
beforeAll(async () => {
  library = await openTestLibrary();
  const { id } = await library.addUser('press', 'contributor');
  for (const name of ['甲', '乙']) {
    await library.receive(`# ${name}\n\n${name}`, `${name}.md`, id, { then: 'publish', priceMinor: 1_000 });
  }
  await library.processAll();
  documents = (await library.db.selectFrom('documents').select('id').execute()).map((row) => row.id);
});
afterAll(() => library.close());

/** What a run knows of one buyer. */
interface Buyer {
  reader: Reader;
  orderId: string | undefined;
}

type Action =
  | {
      do:
        | 'order'
        | 'start'
        | 'pay'
        | 'return'
        | 'cancel'
        | 'expire'
        | 'sweep'
        | 'refundOne'
        | 'refundAll'
        | 'send';
    }
  | { do: 'notice'; kind: NoticeKind; times: number; wrong?: 'amount' | 'currency' | 'merchant' | undefined };

const provider = () => library.providers.get('test');

/** Steps that are refused are part of the game; anything else is a fault. */
async function attempt(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
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

async function run(buyer: Buyer, action: Action): Promise<void> {
  const { db } = library;
  if (action.do === 'order') return await order(buyer);
  const { orderId } = buyer;
  if (!orderId) return;
  const payments = await listPayments(db, orderId);
  const latest = payments.at(-1);
  switch (action.do) {
    case 'start':
      return await attempt(() => startPayment(library, orderId, 'test', 'x'));
    case 'pay':
      if (latest)
        await db
          .updateTable('test_payments')
          .set({ state: 'paid' })
          .where('attempt', '=', latest.id)
          .where('state', '=', 'pending')
          .execute();
      return;
    case 'return':
      for (const payment of payments) await attempt(() => askProvider(library, payment));
      return;
    case 'cancel':
      return await attempt(() => cancelOrder(library, orderId));
    case 'expire':
      return await attempt(() => expireOrder(library, orderId, Date.now() + 3_600_000));
    case 'sweep':
      return await attempt(() => closeOtherAttempts(library, orderId));
    case 'refundOne':
    case 'refundAll': {
      const lines = (await listLines(db, orderId)).map(({ id }) => id);
      const lineIds = action.do === 'refundOne' ? lines.slice(0, 1) : lines;
      return await attempt(() => askRefund(library, { orderId, lineIds, cause: 'unreadable', reason: '' }));
    }
    case 'send':
      for (const { id } of await listRefunds(db, orderId)) await attempt(() => sendRefund(library, id));
      return;
    case 'notice':
      return await tell(buyer, action);
  }
}

async function order(buyer: Buyer): Promise<void> {
  if (buyer.orderId) return;
  const { db } = library;
  const coupon = (
    await db
      .selectFrom('cart_coupons')
      .select('code')
      .where('holder_id', '=', buyer.reader.id)
      .executeTakeFirst()
  )?.code;
  const { agreement } = await quoteCart(db, { reader: buyer.reader, coupon });
  const email = `${buyer.reader.id}@test.example`;
  const request = {
    reader: buyer.reader,
    coupon,
    requestKey: `${buyer.reader.id}-key`,
    email,
    agreement,
    language: 'en' as const,
  };
  await attempt(async () => {
    buyer.orderId = await placeCartOrder(db, request);
  });
}

/** A notice as the provider would send it: only of what happened there, but in any order, and repeated. */
async function tell(buyer: Buyer, action: Extract<Action, { do: 'notice' }>): Promise<void> {
  const { db } = library;
  const payment = (await listPayments(db, buyer.orderId ?? '')).at(-1);
  if (!payment) return;
  const there = await db
    .selectFrom('test_payments')
    .select('state')
    .where('attempt', '=', payment.id)
    .executeTakeFirst();
  const needsPaid = action.kind === 'paid' || action.kind.startsWith('chargeback');
  if (needsPaid !== (there?.state === 'paid') && !action.wrong) return;
  const notice: PaymentNotice = {
    eventId: `${payment.id}-${action.kind}-${action.wrong ?? ''}`,
    kind: action.kind,
    attempt: payment.id,
    amount: {
      minor: payment.amount_minor + (action.wrong === 'amount' ? 1 : 0),
      currency: action.wrong === 'currency' ? 'JPY' : payment.currency,
    },
    merchant: action.wrong === 'merchant' ? 'somebody' : TEST_MERCHANT,
    reference: `test-${payment.id}`,
    occurredAt: Date.now(),
  };
  const raw = signTestNotice(library.secret, notice);
  await Promise.all(Array.from({ length: action.times }, () => receiveNotice(library, provider(), raw)));
}

const anyAction: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom<Action>({ do: 'order' }, { do: 'start' }, { do: 'pay' }, { do: 'return' }),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Action>(
      { do: 'cancel' },
      { do: 'expire' },
      { do: 'sweep' },
      { do: 'refundOne' },
      { do: 'refundAll' },
      { do: 'send' },
    ),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('notice' as const),
      kind: fc.constantFrom<NoticeKind>(
        'paid',
        'paid',
        'failed',
        'closed',
        'chargeback-opened',
        'chargeback-opened',
        'chargeback-won',
        'chargeback-won',
        'chargeback-lost',
      ),
      times: fc.integer({ min: 1, max: 3 }),
      wrong: fc.option(fc.constantFrom('amount', 'currency', 'merchant' as const), {
        nil: undefined,
        freq: 5,
      }),
    }),
  },
);
const ORDER_STATES = ['awaiting', 'closed', 'disputed', 'lost', 'paid', 'refunded'];
const BEGINNING: Action[] = [{ do: 'order' }, { do: 'start' }, { do: 'pay' }, { do: 'return' }];
/** Which of two buyers, how many at once, and whether it is pressed twice. */
const anyStep = fc.record({ who: fc.integer({ min: 0, max: 1 }), action: anyAction, twice: fc.boolean() });

test('any interleaving ends with one charge, one grant a line, balanced books and the right access', async () => {
  const { db } = library;
  const property = fc.asyncProperty(
    fc.array(fc.array(anyStep, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 12 }),
    fc.integer({ min: 0, max: 4 }),
    async (rounds, head) => {
      const limits = { startsAt: null, endsAt: null, mostUses: 1, mostPerPerson: 1, documents: null };
      const code = newId();
      const couponId = await addCoupon(db, {
        ...limits,
        code,
        percent: 30,
        amountMinor: null,
        currency: 'CNY',
      });
      const buyers: Buyer[] = [0, 1].map(() => ({
        reader: { id: newId(), role: 'reader' },
        orderId: undefined,
      }));
      for (const { reader } of buyers) {
        for (const id of documents) await addToCart(db, reader, id);
        await setCartCoupon(db, reader.id, code);
      }
      // Most sequences begin with a sale, so that what comes after sales is met often.
      for (const action of BEGINNING.slice(0, head)) for (const buyer of buyers) await run(buyer, action);
      for (const steps of rounds) {
        await Promise.all(
          steps.flatMap(({ who, action, twice }) => {
            const buyer = buyers[who] as Buyer;
            return Array.from({ length: twice ? 2 : 1 }, () => run(buyer, action));
          }),
        );
      }
      const orders = await db
        .selectFrom('orders')
        .select(['id', 'coupon_id', 'state'])
        .where(
          'holder_id',
          'in',
          buyers.map(({ reader }) => reader.id),
        )
        .execute();
      expect(orders.length).toBeLessThanOrEqual(2);
      const holding = orders.filter(({ coupon_id, state }) => coupon_id === couponId && state !== 'closed');
      const coupon = await db
        .selectFrom('coupons')
        .select('uses')
        .where('id', '=', couponId)
        .executeTakeFirstOrThrow();
      expect(holding.length).toBe(coupon.uses);
      expect(coupon.uses).toBeLessThanOrEqual(1);
      for (const buyer of buyers) await checkAccess(buyer);
      await checkNoFlaggedChange(buyers);
    },
  );
  await fc.assert(property, {
    numRuns: Math.ceil(RUNS / 2),
    endOnFailure: process.env['SHRINK'] === undefined,
  });
  expect(await checkBooks(db)).toEqual([]);
  await checkContributors();
  const reached = await db.selectFrom('orders').select('state').distinct().execute();
  if (RUNS >= 500) expect(reached.map(({ state }) => state).sort()).toEqual(ORDER_STATES);
});

/** A buyer reaches a document exactly where a line of a paid order is theirs. */
async function checkAccess({ reader, orderId }: Buyer): Promise<void> {
  const { db } = library;
  const order = orderId ? await findOrder(db, orderId) : undefined;
  const lines = orderId ? await listLines(db, orderId) : [];
  for (const id of documents) {
    const document = await findGuardedFile(db, id);
    if (!document) throw new Error('no document');
    const line = lines.find(({ goods_id }) => goods_id === id);
    const expected = order?.state === 'paid' && line?.state === 'granted';
    expect((await findRights(db, reader, document)).mayDownload).toBe(expected);
  }
  const charges = orderId
    ? (await listPayments(db, orderId)).filter(({ paid_at, surplus }) => paid_at !== null && surplus === 0)
    : [];
  expect(charges.length).toBe(order && !['awaiting', 'closed'].includes(order.state) ? 1 : 0);
}

async function checkNoFlaggedChange(buyers: Buyer[]): Promise<void> {
  const ids = buyers.flatMap(({ orderId }) => orderId ?? []);
  if (ids.length === 0) return;
  const flagged = await library.db
    .selectFrom('payment_notices')
    .innerJoin('payments', 'payments.id', 'payment_notices.attempt')
    .select(['payment_notices.state', 'flag', 'event_id'])
    .where('payments.order_id', 'in', ids)
    .execute();
  for (const { event_id, state } of flagged) {
    if (/-(amount|currency|merchant)$/.test(event_id) && event_id.includes('-paid-'))
      expect(state).toBe('flagged');
  }
}

/** A contributor is owed their part of what stands, and nothing of what was taken back. */
async function checkContributors(): Promise<void> {
  const { db } = library;
  const rows = await db
    .selectFrom('order_lines')
    .select(['owner_id', (eb) => eb.fn.sum<number>('share_minor').as('share')])
    .where('state', '=', 'granted')
    .groupBy('owner_id')
    .execute();
  for (const { owner_id, share } of rows) {
    const balance = await readBalance(db, `contributor:${owner_id}`);
    expect(-(balance.get('CNY') ?? 0)).toBe(Number(share));
  }
}
