import { Stripe } from 'stripe';
import type { PaymentRequest, RawNotice } from '../../src/payments/index.ts';
import { stripeSettings } from './stripe.ts';

/** How the stand-in names what belongs to this attempt. */
export const ATTEMPT = '0z3k8m2n4p6q8';
export const SESSION = `cs_test_${ATTEMPT}`;
export const PAYMENT = `pi_${SESSION}`;
export const INVOICE = `in_${SESSION}`;

export const stripeRequest = (): PaymentRequest => ({
  attempt: ATTEMPT,
  amount: { minor: 2_905, currency: 'USD' },
  title: '活字印刷小史 A Short History of Printing',
  language: 'zh-Hans',
  email: 'reader@test.example',
  returnUrl: 'https://library.example/orders/1?x=y',
  cancelUrl: 'https://library.example/orders/1',
  notifyUrl: 'https://library.example/payments/stripe/notices',
  expiresAt: Date.now() + 30 * 60_000,
});

export const stripeSession = (more: object = {}) => ({
  id: SESSION,
  object: 'checkout.session',
  client_reference_id: ATTEMPT,
  payment_status: 'paid',
  amount_total: 2_905,
  currency: 'usd',
  payment_intent: PAYMENT,
  invoice: null,
  subscription: null,
  ...more,
});
/** An event as Stripe sends it, signed with the SDK's own test helper. */
export function stripeNotice(
  event: { id: string; type: string; data: { object: object }; account?: string; livemode?: boolean },
  options: { secret?: string; at?: number } = {},
): RawNotice {
  const body = JSON.stringify({
    object: 'event',
    api_version: Stripe.API_VERSION,
    created: 1_795_000_000,
    livemode: false,
    ...event,
  });
  const timestamp = Math.floor((options.at ?? Date.now()) / 1_000);
  const secret = options.secret ?? stripeSettings.webhookSecret;
  const header = new Stripe(stripeSettings.secretKey).webhooks.generateTestHeaderString({
    payload: body,
    secret,
    timestamp,
  });
  return { body, headers: new Headers({ 'stripe-signature': header }) };
}
