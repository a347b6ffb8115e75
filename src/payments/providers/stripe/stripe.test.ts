import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStandIn, type StandIn } from '../../../../test/payments/stand-in.ts';
import {
  ATTEMPT,
  INVOICE,
  PAYMENT,
  SESSION,
  stripeNotice,
  stripeRequest as request,
  stripeSession as session,
} from '../../../../test/payments/stripe-notice.ts';
import { stripeSettings, StripeStandIn } from '../../../../test/payments/stripe.ts';
import { minorDigits } from '../../../platform/money.ts';
import { ProviderRefusedError, ProviderUnavailableError } from '../../errors.ts';
import { fromStripeAmount, toStripeAmount } from './money.ts';
import { createStripeProvider } from './provider.ts';

const monthly = () => ({ ...request(), renewal: { every: 'month', count: 3 } as const });

let standIn: StripeStandIn;
let server: StandIn;
const provider = () =>
  createStripeProvider(stripeSettings, {
    protocol: 'http',
    host: '127.0.0.1',
    port: Number(new URL(server.url).port),
  });

beforeEach(async () => {
  standIn = new StripeStandIn();
  server = await openStandIn(standIn.answer);
});
afterEach(() => server.close());

const read = (type: string, object: object) =>
  provider().parseNotification(stripeNotice({ id: 'evt_9', type, data: { object } }));
const refundOf = (refund: string, minor: number, reference: string) => ({
  attempt: ATTEMPT,
  reference,
  refund,
  amount: { minor, currency: 'USD' },
  paid: request().amount,
  reason: 'unreadable',
  notifyUrl: '',
});

test('leads to one page of Stripe’s, however often the same attempt is started', async () => {
  const asked = request();
  const started = await provider().start(asked);
  expect(started).toEqual({
    kind: 'redirect',
    url: `https://checkout.stripe.com/c/pay/${SESSION}`,
    reference: SESSION,
  });
  expect(await provider().start(asked)).toEqual(started);
  expect(standIn.seen).toHaveLength(1);
  const sent = Object.fromEntries(standIn.seen[0]?.form ?? []);
  expect(sent).toMatchObject({
    mode: 'payment',
    client_reference_id: ATTEMPT,
    'payment_intent_data[metadata][attempt]': ATTEMPT,
    'line_items[0][price_data][unit_amount]': '2905',
    'line_items[0][price_data][currency]': 'usd',
    locale: 'zh',
    success_url: asked.returnUrl,
    customer_email: asked.email,
  });
  expect(started.kind === 'redirect' && provider().capabilities.formTargets).toContain(
    new URL('https://checkout.stripe.com').origin,
  );
});

test('tells what became of an attempt by any name it has had, and closes it unless it was paid', async () => {
  await provider().start(request());
  expect(await provider().fetchStatus({ attempt: ATTEMPT, reference: SESSION })).toEqual({
    state: 'pending',
  });
  standIn.pay(SESSION);
  for (const reference of [SESSION, PAYMENT])
    expect(await provider().fetchStatus({ attempt: ATTEMPT, reference })).toMatchObject({
      state: 'paid',
      amount: request().amount,
      merchant: provider().merchant,
      reference: PAYMENT,
    });
  expect(await provider().close({ attempt: ATTEMPT, reference: SESSION })).toBe('paid');
  const other = { ...request(), attempt: 'other' };
  await provider().start(other);
  expect(await provider().close({ attempt: 'other', reference: 'cs_test_other' })).toBe('closed');
  expect(await provider().fetchStatus({ attempt: 'other', reference: 'cs_test_other' })).toEqual({
    state: 'closed',
  });
  expect(await provider().fetchStatus({ attempt: 'never' })).toEqual({ state: 'unknown' });
});

test('gives back, not more than was paid; the same refund once, also after Stripe forgot its key', async () => {
  await provider().start(request());
  await expect(provider().refund(refundOf('r1', 1, SESSION))).rejects.toThrow(ProviderRefusedError);
  standIn.pay(SESSION);
  const first = await provider().refund(refundOf('r1', 2_000, SESSION));
  expect(first).toEqual({ state: 'done', amount: { minor: 2_000, currency: 'USD' }, reference: 're_1' });
  expect(await provider().refund({ ...refundOf('r1', 2_000, PAYMENT), reason: 'put differently' })).toEqual(
    first,
  );
  expect(standIn.refunds).toHaveLength(1);
  await expect(provider().refund(refundOf('r2', 906, PAYMENT))).rejects.toThrow(ProviderRefusedError);
  expect(await provider().fetchRefund(refundOf('r1', 0, PAYMENT))).toEqual(first);
  expect(await provider().fetchRefund(refundOf('r3', 0, PAYMENT))).toEqual({ state: 'unknown' });
});

test('a term that renews: begun, renewed, given back, ended', async () => {
  await provider().start(monthly());
  expect(Object.fromEntries(standIn.seen[0]?.form ?? [])).toMatchObject({
    mode: 'subscription',
    'subscription_data[metadata][attempt]': ATTEMPT,
    'line_items[0][price_data][recurring][interval]': 'month',
    'line_items[0][price_data][recurring][interval_count]': '3',
  });
  standIn.pay(SESSION);
  const renewal = `sub_${SESSION}`;
  expect(await provider().fetchStatus({ attempt: ATTEMPT, reference: INVOICE })).toMatchObject({
    state: 'paid',
    renewal,
  });
  const began = await read(
    'checkout.session.completed',
    session({ payment_intent: null, invoice: INVOICE, subscription: renewal }),
  );
  expect(began).toMatchObject({ kind: 'paid', attempt: ATTEMPT, reference: INVOICE, renewal });

  const parent = { subscription_details: { metadata: { attempt: ATTEMPT }, subscription: renewal } };
  const invoice = {
    id: 'in_2',
    object: 'invoice',
    amount_paid: 2_905,
    amount_due: 2_905,
    currency: 'usd',
    parent,
    lines: { data: [{ period: { start: 1_800_000_000, end: 1_802_678_400 } }] },
  };
  expect((await read('invoice.paid', { ...invoice, billing_reason: 'subscription_create' })).kind).toBe(
    'other',
  );
  expect(await read('invoice.paid', { ...invoice, billing_reason: 'subscription_cycle' })).toMatchObject({
    kind: 'renewed',
    attempt: ATTEMPT,
    amount: request().amount,
    reference: 'in_2',
    renewal,
    periodEndsAt: 1_802_678_400_000,
  });
  expect(
    (await read('invoice.payment_failed', { ...invoice, billing_reason: 'subscription_cycle' })).kind,
  ).toBe('renewal-failed');
  expect(await provider().refund(refundOf('r1', 2_905, INVOICE))).toMatchObject({ state: 'done' });
  await provider().endRenewal?.(renewal);
  expect(standIn.ended).toEqual([renewal]);
  const ended = await read('customer.subscription.deleted', { id: renewal, metadata: { attempt: ATTEMPT } });
  expect(ended).toMatchObject({ kind: 'renewal-ended', attempt: ATTEMPT, renewal });
});

test('no answer says nothing', async () => {
  standIn.isDown = true;
  await expect(provider().start(request())).rejects.toThrow(ProviderUnavailableError);
});

test('amounts come back from Stripe’s units as they went, or are refused', () => {
  expect(toStripeAmount({ minor: 500, currency: 'JPY' })).toBe(500);
  expect(toStripeAmount({ minor: 5, currency: 'ISK' })).toBe(5 * 10 ** (2 - minorDigits('ISK')));
  expect(() => toStripeAmount({ minor: 5_001, currency: 'KWD' })).toThrow('tenths');
  const currencies = fc.constantFrom('CNY', 'USD', 'JPY', 'KWD', 'ISK', 'UGX', 'MGA', 'HUF');
  fc.assert(
    fc.property(fc.nat(9_999_999), currencies, (n, currency) => {
      const money = { minor: n * 1_000, currency };
      expect(fromStripeAmount(toStripeAmount(money), currency.toLowerCase())).toEqual(money);
    }),
  );
});
