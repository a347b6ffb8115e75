import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestLibrary, type TestLibrary } from '../../../../test/library.ts';
import { providePage } from '../../../app/page-context.ts';
import { readConfig } from '../../../platform/config.ts';
import { newId } from '../../../platform/ids.ts';
import type { PageEnv } from '../../../ui/page-env.ts';
import { links } from '../../../ui/links.ts';
import { ForgedNoticeError, ProviderRefusedError, StaleNoticeError } from '../../errors.ts';
import type { PaymentNotice, PaymentRequest, RawNotice } from '../../provider.ts';
import { signTestNotice, TEST_MERCHANT } from './notices.ts';
import { createTestProvider } from './provider.ts';
import { testPaymentRoutes } from './routes.tsx';

let library: TestLibrary;
beforeEach(async () => {
  library = await openTestLibrary();
});
afterEach(() => library.close());

const request = (): PaymentRequest => ({
  attempt: newId(),
  amount: { minor: 2_900, currency: 'CNY' },
  title: '活字印刷小史',
  language: 'zh-Hans',
  returnUrl: 'http://localhost:3000/orders/1?paid',
  cancelUrl: 'http://localhost:3000/orders/1',
  notifyUrl: `http://localhost:3000${links.paymentNotices('test')}`,
  expiresAt: Date.now() + 60_000,
});

/** The provider's page, and what arrived in the library's inbox. */
function openPage() {
  const inbox: RawNotice[] = [];
  const deliver = async (notice: Request) => {
    expect(new URL(notice.url).pathname).toBe('/payments/test/notices');
    inbox.push({ body: await notice.text(), headers: notice.headers });
    return new Response(null, { status: 204 });
  };
  const app = new Hono<PageEnv>();
  app.use(providePage(library, { style: '', main: '', upload: '', reader: '', readerStyle: '' }));
  app.route('/', testPaymentRoutes({ ...library, deliver }));
  const answer = (attempt: string, value: string) =>
    app.request(links.testPayment(attempt), { method: 'POST', body: new URLSearchParams({ answer: value }) });
  return { app, inbox, answer };
}

const provider = () => library.providers.get('test');

test('paying on its page sends one signed notice and leads back, also when pressed twice', async () => {
  const payment = request();
  const { app, inbox, answer } = openPage();
  const started = await provider().start(payment);
  expect(started).toMatchObject({ kind: 'redirect', url: links.testPayment(payment.attempt) });
  const page = await app.request(links.testPayment(payment.attempt));
  expect(await page.text()).toContain('¥29.00');
  expect(await provider().fetchStatus(payment)).toEqual({ state: 'pending' });

  const answers = await Promise.all([answer(payment.attempt, 'pay'), answer(payment.attempt, 'pay')]);
  for (const response of answers) expect(response.headers.get('location')).toBe('/orders/1?paid');
  const notices = await Promise.all(inbox.map((raw) => provider().parseNotification(raw)));
  expect(new Set(notices.map(({ eventId }) => eventId)).size).toBe(1);
  expect(notices[0]).toMatchObject({
    kind: 'paid',
    attempt: payment.attempt,
    amount: payment.amount,
    merchant: TEST_MERCHANT,
  });
  expect(await provider().fetchStatus(payment)).toMatchObject({ state: 'paid', amount: payment.amount });
  expect(await provider().close(payment)).toBe('paid');
});

test('declined, closed and expired payments cannot be paid any more', async () => {
  const { inbox, answer } = openPage();
  const [declined, closed, expired] = [request(), request(), { ...request(), expiresAt: Date.now() - 1 }];
  for (const payment of [declined, closed, expired]) await provider().start(payment);
  await answer(declined.attempt, 'decline');
  expect(await provider().close(closed)).toBe('closed');
  for (const payment of [declined, closed, expired]) await answer(payment.attempt, 'pay');
  const kinds = await Promise.all(inbox.map(async (raw) => (await provider().parseNotification(raw)).kind));
  expect(kinds).toEqual(['failed']);
  expect((await provider().fetchStatus(expired)).state).toBe('pending');
  expect(await provider().fetchStatus({ attempt: newId() })).toEqual({ state: 'unknown' });
});

test('refunds add up to what was paid and no further; the same one counts once', async () => {
  const payment = request();
  const { answer } = openPage();
  const refund = (id: string, minor: number) =>
    provider().refund({
      attempt: payment.attempt,
      refund: id,
      amount: { minor, currency: 'CNY' },
      paid: payment.amount,
      reason: '',
      notifyUrl: payment.notifyUrl,
    });
  await provider().start(payment);
  await expect(refund('a', 1)).rejects.toThrow(ProviderRefusedError);
  await answer(payment.attempt, 'pay');
  expect((await refund('a', 2_000)).state).toBe('done');
  expect((await refund('a', 2_000)).state).toBe('done');
  await expect(refund('b', 901)).rejects.toThrow(ProviderRefusedError);
  const both = await Promise.allSettled([refund('c', 900), refund('d', 900)]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await provider().fetchRefund({ attempt: payment.attempt, refund: 'a' })).toMatchObject({
    state: 'done',
    amount: { minor: 2_000, currency: 'CNY' },
  });
  expect((await provider().fetchRefund({ attempt: payment.attempt, refund: 'x' })).state).toBe('unknown');
});

test('a notice that is forged, altered, of another library or old is not taken', async () => {
  const notice: PaymentNotice = {
    eventId: 'e1',
    kind: 'paid',
    attempt: 'a1',
    amount: { minor: 100, currency: 'CNY' },
    merchant: TEST_MERCHANT,
    reference: 'r1',
    occurredAt: Date.now(),
  };
  const good = signTestNotice(library.secret, notice);
  expect(await provider().parseNotification(good)).toEqual(notice);
  const altered = { ...good, body: good.body.replace('100', '1') };
  const unsigned = { ...good, headers: new Headers() };
  const foreign = signTestNotice('another library with another secret', notice);
  for (const raw of [altered, unsigned, foreign])
    await expect(provider().parseNotification(raw)).rejects.toThrow(ForgedNoticeError);
  const old = signTestNotice(library.secret, notice, Date.now() - 6 * 60_000);
  await expect(provider().parseNotification(old)).rejects.toThrow(StaleNoticeError);
});

test('a real library has no test provider, and real money has no place in a demo', () => {
  const { db, secret } = library;
  expect(() => createTestProvider({ db, secret, purpose: 'library' })).toThrow('for demos and tests only');
  const stripe = { STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' };
  expect(() => readConfig({ ...stripe, PURPOSE: 'demo' })).toThrow('PURPOSE');
  expect(readConfig(stripe).payments.stripe).toBeDefined();
});
