import { ConfigError } from '../../../platform/config-error.ts';
import type { Db } from '../../../platform/db/index.ts';
import { links } from '../../../ui/links.ts';
import { ProviderRefusedError } from '../../errors.ts';
import type { PaymentProvider, PaymentStatus } from '../../provider.ts';
import { readTestNotice, TEST_MERCHANT } from './notices.ts';
import {
  addTestPayment,
  addTestRefund,
  chargeOf,
  endTestRenewal,
  findTestPayment,
  findTestRefund,
  referenceOf,
  settleTestPayment,
} from './store.ts';

export interface TestProviderContext {
  db: Db;
  secret: string;
  purpose: 'library' | 'demo' | 'test';
}

/** Takes no money. Throws `ConfigError` unless the library is a demo or under test. */
export function createTestProvider({ db, secret, purpose }: TestProviderContext): PaymentProvider {
  if (purpose === 'library')
    throw new ConfigError('The test provider gives documents away: it is for demos and tests only.');
  return {
    id: 'test',
    merchant: TEST_MERCHANT,
    capabilities: {
      currencies: 'any',
      asks: 'redirect',
      notifies: true,
      refunds: true,
      renewals: true,
      formTargets: [],
    },
    async start(request) {
      await addTestPayment(db, request);
      return {
        kind: 'redirect',
        url: links.testPayment(request.attempt),
        reference: referenceOf(request.attempt),
      };
    },
    parseNotification: async (raw) => readTestNotice(secret, raw),
    acknowledge: (kept) => new Response(null, { status: kept ? 204 : 500 }),
    fetchStatus: ({ attempt }) => fetchStatus(db, attempt),
    close: async ({ attempt }) =>
      (await settleTestPayment(db, attempt, 'closed')) === 'paid' ? 'paid' : 'closed',
    async refund(request) {
      if (!(await addTestRefund(db, request)))
        throw new ProviderRefusedError('test', 'not-refundable', 'not paid, or less than that is left');
      return { state: 'done', amount: request.amount, reference: request.refund };
    },
    async fetchRefund({ refund, ...key }) {
      const [payment, found] = await Promise.all([
        findTestPayment(db, chargeOf(key)),
        findTestRefund(db, refund),
      ]);
      if (!payment || !found) return { state: 'unknown' };
      const amount = { minor: found.minor, currency: payment.currency };
      return { state: 'done', amount, reference: refund };
    },
    endRenewal: (renewal) => endTestRenewal(db, chargeOf({ attempt: renewal, reference: renewal })),
  };
}

async function fetchStatus(db: Db, attempt: string): Promise<PaymentStatus> {
  const payment = await findTestPayment(db, attempt);
  if (!payment) return { state: 'unknown' };
  if (payment.state === 'pending') return { state: 'pending' };
  if (payment.state !== 'paid') return { state: 'closed' };
  return {
    state: 'paid',
    amount: { minor: payment.minor, currency: payment.currency },
    merchant: TEST_MERCHANT,
    reference: referenceOf(attempt),
    ...(payment.renews ? { renewal: referenceOf(attempt) } : {}),
  };
}
