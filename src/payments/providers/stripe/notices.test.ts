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
import { ForgedNoticeError, StaleNoticeError } from '../../errors.ts';
import { createStripeProvider } from './provider.ts';

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

const completed = (more: object = {}) => ({
  id: 'evt_1',
  type: 'checkout.session.completed',
  data: { object: session(more) },
});
const read = (type: string, object: object) =>
  provider().parseNotification(stripeNotice({ id: 'evt_9', type, data: { object } }));
test('reads a genuine notice, the same each time it comes, and says so where something differs', async () => {
  const raw = stripeNotice(completed());
  const notice = await provider().parseNotification(raw);
  expect(notice).toEqual({
    eventId: `${SESSION}:paid`,
    kind: 'paid',
    attempt: ATTEMPT,
    amount: request().amount,
    merchant: provider().merchant,
    reference: PAYMENT,
    occurredAt: 1_795_000_000_000,
  });
  expect(await provider().parseNotification(raw)).toEqual(notice);
  const less = await provider().parseNotification(
    stripeNotice(completed({ amount_total: 1, currency: 'jpy' })),
  );
  expect(less.amount).toEqual({ minor: 1, currency: 'JPY' });
  for (const other of [{ livemode: true }, { account: 'acct_other' }]) {
    const foreign = await provider().parseNotification(stripeNotice({ ...completed(), ...other }));
    expect(foreign.merchant).not.toBe(provider().merchant);
  }
});

test('tells slow, failed and expired payments apart', async () => {
  expect((await read('checkout.session.completed', session({ payment_status: 'unpaid' }))).kind).toBe(
    'other',
  );
  const late = await read('checkout.session.async_payment_succeeded', session());
  expect(late).toMatchObject({ kind: 'paid', eventId: `${SESSION}:paid` });
  expect(
    (await read('checkout.session.async_payment_failed', session({ payment_status: 'unpaid' }))).kind,
  ).toBe('failed');
  expect((await read('checkout.session.expired', session({ payment_status: 'unpaid' }))).kind).toBe('closed');
  expect((await read('product.created', {})).kind).toBe('other');
});

test('finds the attempt of refunds and disputes that do not name it', async () => {
  await provider().start(request());
  standIn.pay(SESSION);
  const refund = {
    id: 're_7',
    amount: 905,
    currency: 'usd',
    payment_intent: PAYMENT,
    metadata: {},
    status: 'succeeded',
  };
  const created = await read('refund.created', refund);
  expect(created).toMatchObject({
    kind: 'refunded',
    attempt: ATTEMPT,
    reference: PAYMENT,
    amount: { minor: 905, currency: 'USD' },
  });
  expect((await read('refund.updated', refund)).eventId).toBe(created.eventId);
  expect(
    await read('refund.failed', { ...refund, status: 'failed', metadata: { refund: 'r1' } }),
  ).toMatchObject({ kind: 'refund-failed', refund: 'r1' });

  const dispute = {
    id: 'dp_1',
    amount: 2_905,
    currency: 'usd',
    payment_intent: PAYMENT,
    status: 'needs_response',
  };
  expect(await read('charge.dispute.created', dispute)).toMatchObject({
    kind: 'chargeback-opened',
    attempt: ATTEMPT,
    amount: request().amount,
  });
  expect((await read('charge.dispute.closed', { ...dispute, status: 'won' })).kind).toBe('chargeback-won');
  expect((await read('charge.dispute.closed', { ...dispute, status: 'lost' })).kind).toBe('chargeback-lost');
  expect((await read('charge.dispute.created', { ...dispute, status: 'warning_needs_response' })).kind).toBe(
    'other',
  );

  const ofInvoice = await read('charge.dispute.created', { ...dispute, payment_intent: `pi_of_${INVOICE}` });
  expect(ofInvoice).toMatchObject({ attempt: ATTEMPT, reference: INVOICE });
});

test('takes no notice that is forged, altered or old', async () => {
  const good = stripeNotice(completed());
  const forged = [
    stripeNotice(completed(), { secret: 'whsec_another' }),
    { ...good, body: good.body.replace('2905', '1') },
    { ...good, headers: new Headers() },
    { ...good, headers: new Headers({ 'stripe-signature': 't=1,v1=' }) },
  ];
  for (const raw of forged)
    await expect(provider().parseNotification(raw)).rejects.toThrow(ForgedNoticeError);
  const old = stripeNotice(completed(), { at: Date.now() - 6 * 60_000 });
  await expect(provider().parseNotification(old)).rejects.toThrow(StaleNoticeError);
});
