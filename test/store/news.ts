import {
  type NoticeKind,
  type PaymentNotice,
  signTestNotice,
  TEST_MERCHANT,
} from '../../src/payments/index.ts';
import { chargeName, referenceOf } from '../../src/payments/providers/test/store.ts';
import { receiveNotice } from '../../src/orders/notices.ts';
import { listPayments, type Payment } from '../../src/orders/orders.ts';
import type { TestLibrary } from '../library.ts';
import type { Buyer } from './world.ts';

/** A notice as the provider would send it: only of what happened there, but in any order, and repeated. */
export interface News {
  do: 'notice';
  kind: NoticeKind;
  /** Which charge it is about: 1 is the first payment, the others are of terms renewed. */
  term: number;
  times: number;
  wrong?: 'amount' | 'currency' | 'merchant' | undefined;
}

export async function tell(library: TestLibrary, buyer: Buyer, news: News): Promise<void> {
  const payments = await listPayments(library.db, buyer.orderId ?? '');
  const begun = payments.filter(({ started }) => started !== null).at(-1);
  if (begun && (await mayBeSaid(library, begun, news))) await deliver(library, begun, news);
}

/** Everything that the provider has to say of charges, at last: none of it may have been lost. */
export async function tellAllCharges(library: TestLibrary, buyer: Buyer): Promise<void> {
  const news = { do: 'notice', times: 1 } as const;
  for (const payment of await listPayments(library.db, buyer.orderId ?? '')) {
    if (payment.started === null) continue;
    const first = { ...news, kind: 'paid', term: 1 } as const;
    if (await mayBeSaid(library, payment, first)) await deliver(library, payment, first);
    for (let term = 2; await wasPaid(library, chargeName(payment.id, term)); term++)
      await deliver(library, payment, { ...news, kind: 'renewed', term });
  }
}

async function mayBeSaid(library: TestLibrary, payment: Payment, news: News): Promise<boolean> {
  if (news.wrong) return true;
  const { kind, term } = news;
  const first = await wasPaid(library, payment.id);
  if (kind === 'renewal-ended') return first;
  if (kind === 'renewal-failed')
    return first && !(await wasPaid(library, chargeName(payment.id, Math.max(2, term))));
  if (kind === 'renewed') return await wasPaid(library, chargeName(payment.id, Math.max(2, term)));
  if (kind.startsWith('chargeback'))
    return await wasPaid(library, term === 1 ? payment.id : chargeName(payment.id, term));
  return first === (kind === 'paid');
}

async function wasPaid({ db }: TestLibrary, attempt: string): Promise<boolean> {
  const there = await db
    .selectFrom('test_payments')
    .select('state')
    .where('attempt', '=', attempt)
    .executeTakeFirst();
  return there?.state === 'paid';
}

async function deliver(library: TestLibrary, payment: Payment, news: News): Promise<void> {
  const { kind, wrong } = news;
  const isOfTerm = kind === 'renewed' || kind === 'renewal-failed' || kind.startsWith('chargeback');
  const term = kind.startsWith('renew') ? Math.max(2, news.term) : news.term;
  const charge = isOfTerm && term > 1 ? chargeName(payment.id, term) : payment.id;
  const there = await library.db
    .selectFrom('test_payments')
    .select('renews')
    .where('attempt', '=', payment.id)
    .executeTakeFirst();
  const notice: PaymentNotice = {
    eventId: `${charge}-${kind}-${wrong ?? ''}`,
    kind,
    attempt: payment.id,
    amount: {
      minor: payment.amount_minor + (wrong === 'amount' ? 1 : 0),
      currency: wrong === 'currency' ? 'JPY' : payment.currency,
    },
    merchant: wrong === 'merchant' ? 'somebody' : TEST_MERCHANT,
    reference: referenceOf(charge),
    ...(there?.renews === 1 ? { renewal: referenceOf(payment.id) } : {}),
    occurredAt: Date.now(),
  };
  const raw = signTestNotice(library.secret, notice);
  const provider = library.providers.get('test');
  await Promise.all(Array.from({ length: news.times }, () => receiveNotice(library, provider, raw)));
}
