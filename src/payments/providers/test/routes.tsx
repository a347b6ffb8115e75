import { type Context, Hono } from 'hono';
import type { Db } from '../../../platform/db/index.ts';
import { InvalidInputError, NotFoundError } from '../../../platform/errors.ts';
import type { Log } from '../../../platform/log.ts';
import { links } from '../../../ui/links.ts';
import type { PageEnv } from '../../../ui/page-env.ts';
import type { TestPaymentTable } from '../../tables.ts';
import { signTestNotice, TEST_MERCHANT } from './notices.ts';
import { TestPaymentPage } from './page.tsx';
import { findTestPayment, settleTestPayment } from './store.ts';

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
    return c.html(<TestPaymentPage page={c.get('page')} payment={payment} />);
  });
  app.post('/payments/test/:attempt', async (c) => {
    const payment = await getPayment(context.db, c.req.param('attempt'));
    const { answer } = await c.req.parseBody();
    if (answer === 'pay') return await settle(c, context, payment, 'paid');
    if (answer === 'decline') return await settle(c, context, payment, 'declined');
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
  await sendNotice(context, payment, wanted);
  return c.redirect(onThisHost(wanted === 'paid' ? payment.return_url : payment.cancel_url), 303);
}

async function sendNotice(
  { log, secret, deliver }: TestPaymentContext,
  payment: TestPaymentTable,
  state: 'paid' | 'declined',
): Promise<void> {
  const reference = `test-${payment.attempt}`;
  const { body, headers } = signTestNotice(secret, {
    // The same however often the button is pressed.
    eventId: `${payment.attempt}-${state}`,
    kind: state === 'paid' ? 'paid' : 'failed',
    attempt: payment.attempt,
    amount: { minor: payment.minor, currency: payment.currency },
    merchant: TEST_MERCHANT,
    reference,
    ...(payment.renews && state === 'paid' ? { renewal: reference } : {}),
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
