import { type Context, Hono } from 'hono';
import type { Db } from '../../../platform/db/index.ts';
import { InvalidInputError, NotFoundError } from '../../../platform/errors.ts';
import type { Log } from '../../../platform/log.ts';
import { links } from '../../../ui/links.ts';
import type { PageEnv } from '../../../ui/page-env.ts';
import type { PaymentNotice } from '../../provider.ts';
import type { TestPaymentTable } from '../../tables.ts';
import { signTestNotice, TEST_MERCHANT } from './notices.ts';
import { TestPaymentPage } from './page.tsx';
import {
  addTestCharge,
  chargeName,
  countTestTerms,
  findTestPayment,
  referenceOf,
  settleTestPayment,
} from './store.ts';

export interface TestPaymentContext {
  db: Db;
  log: Log;
  secret: string;
  /** Brings a notice to the library's own inbox, as the network would. */
  deliver(notice: Request): Promise<Response>;
}

/** The test provider's side of the world: its page, and the notices it sends. */
export function testPaymentRoutes(context: TestPaymentContext): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.get('/payments/test/:attempt', async (c) => {
    const payment = await getPayment(context.db, c.req.param('attempt'));
    const term = await countTestTerms(context.db, payment.attempt);
    return c.html(<TestPaymentPage page={c.get('page')} {...{ payment, term }} />);
  });
  app.post('/payments/test/:attempt', async (c) => {
    const payment = await getPayment(context.db, c.req.param('attempt'));
    const { answer, term } = await c.req.parseBody();
    if (answer === 'pay') return await settle(c, context, payment, 'paid');
    if (answer === 'decline') return await settle(c, context, payment, 'declined');
    if (answer === 'renew' || answer === 'fail')
      return await renew(c, context, payment, answer, Number(term));
    throw new InvalidInputError({ answer: 'unknown' });
  });
  return app;
}

async function getPayment(db: Db, attempt: string): Promise<TestPaymentTable> {
  const payment = await findTestPayment(db, attempt);
  if (!payment) throw new NotFoundError();
  return payment;
}

/** Whoever answers twice, or too late, sees what became of it the first time. */
async function settle(
  c: Context<PageEnv>,
  context: TestPaymentContext,
  payment: TestPaymentTable,
  wanted: 'paid' | 'declined',
): Promise<Response> {
  const state = await settleTestPayment(context.db, payment.attempt, wanted);
  if (state !== wanted) return c.redirect(links.testPayment(payment.attempt), 303);
  const { attempt } = payment;
  await sendNotice(context, payment, {
    // The same however often the button is pressed.
    eventId: `${attempt}-${wanted}`,
    kind: wanted === 'paid' ? 'paid' : 'failed',
    reference: referenceOf(attempt),
    ...(payment.renews && wanted === 'paid' ? { renewal: referenceOf(attempt) } : {}),
  });
  return c.redirect(onThisHost(wanted === 'paid' ? payment.return_url : payment.cancel_url), 303);
}

/** The next term's charge comes when somebody presses, not with time: a demo does not wait for a month. */
async function renew(
  c: Context<PageEnv>,
  context: TestPaymentContext,
  payment: TestPaymentTable,
  answer: 'renew' | 'fail',
  term: number,
): Promise<Response> {
  const { attempt } = payment;
  const here = c.redirect(links.testPayment(attempt), 303);
  if (!Number.isInteger(term) || term < 2 || term > (await countTestTerms(context.db, attempt)) + 1)
    throw new InvalidInputError({ term: 'number' });
  const isPaid = answer === 'renew';
  if (isPaid && !(await addTestCharge(context.db, payment, term))) return here;
  const charge = chargeName(attempt, term);
  await sendNotice(context, payment, {
    eventId: `${charge}-${answer}`,
    kind: isPaid ? 'renewed' : 'renewal-failed',
    reference: referenceOf(charge),
    renewal: referenceOf(attempt),
  });
  return here;
}

async function sendNotice(
  { log, secret, deliver }: TestPaymentContext,
  payment: TestPaymentTable,
  news: Pick<PaymentNotice, 'eventId' | 'kind' | 'reference' | 'renewal'>,
): Promise<void> {
  const { body, headers } = signTestNotice(secret, {
    ...news,
    attempt: payment.attempt,
    amount: { minor: payment.minor, currency: payment.currency },
    merchant: TEST_MERCHANT,
    occurredAt: Date.now(),
  });
  const response = await deliver(new Request(payment.notify_url, { method: 'POST', body, headers }));
  // The order is then found paid when the library asks, as with a real provider.
  if (!response.ok) log.warn({ attempt: payment.attempt, status: response.status }, 'a notice was not taken');
}

/** The buyer stays at the address they came by, whatever other names the library has. */
function onThisHost(address: string): string {
  const { pathname, search } = new URL(address);
  return pathname + search;
}
