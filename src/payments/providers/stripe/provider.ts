import type { Stripe } from 'stripe';
import type { StripeSettings } from '../../../platform/payment-config.ts';
import { ProviderRefusedError } from '../../errors.ts';
import type {
  AttemptKey,
  PaymentProvider,
  PaymentRequest,
  RefundRequest,
  RefundStatus,
  StartedPayment,
} from '../../provider.ts';
import { closeOrAsk } from '../closing.ts';
import { shortenToLength } from '../shorten.ts';
import { asked, createStripeClient, type StripeEndpoint } from './client.ts';
import { fromStripeAmount, toStripeAmount } from './money.ts';
import { readStripeNotice } from './notices.ts';
import { fetchStatus, findPaymentIntent, merchantOf } from './payments.ts';

const LONGEST_NAME = 250;
/** Stripe refuses a session that ends sooner than in 30 minutes or later than in 24 hours. */
const HOUR_S = 60 * 60;
const LATEST_EXPIRY_S = 21 * HOUR_S;

/**
 * Stripe Checkout: a page of Stripe's, for single payments and for terms that renew.
 * https://docs.stripe.com/payments/checkout
 */
export function createStripeProvider(settings: StripeSettings, endpoint?: StripeEndpoint): PaymentProvider {
  const stripe = createStripeClient(settings, endpoint);
  return {
    id: 'stripe',
    merchant: merchantOf({ livemode: settings.secretKey.includes('_live_') }),
    capabilities: {
      currencies: 'any',
      asks: 'redirect',
      notifies: true,
      refunds: true,
      renewals: true,
      formTargets: ['https://checkout.stripe.com'],
    },
    start: (request) => start(stripe, request),
    parseNotification: (raw) => readStripeNotice(stripe, settings, raw),
    acknowledge: (kept) => new Response(null, { status: kept ? 200 : 500 }),
    fetchStatus: (key) => fetchStatus(stripe, key),
    close: (key) => close(stripe, key),
    refund: (request) => refund(stripe, request),
    fetchRefund: (request) => fetchRefund(stripe, request),
    async endRenewal(renewal) {
      // At once: a charge that has failed would be tried again otherwise. The terms paid are kept by the library.
      await asked(stripe.subscriptions.cancel(renewal));
    },
  };
}

async function start(stripe: Stripe, request: PaymentRequest): Promise<StartedPayment> {
  const params = describe(request);
  const session = await asked(
    stripe.checkout.sessions.create(params, { idempotencyKey: `start-${request.attempt}` }),
  );
  if (!session.url) throw new ProviderRefusedError('stripe', 'no-page', 'the session has no page');
  return { kind: 'redirect', url: session.url, reference: session.id };
}

/** The same request always gives the same words: Stripe refuses to repeat one that changed. */
function describe(request: PaymentRequest): Stripe.Checkout.SessionCreateParams {
  const { attempt, amount, title, email, language, renewal } = request;
  const metadata = { attempt };
  const recurring = renewal && { interval: renewal.every, interval_count: renewal.count };
  return {
    mode: renewal ? 'subscription' : 'payment',
    client_reference_id: attempt,
    metadata,
    ...(renewal ? { subscription_data: { metadata } } : { payment_intent_data: { metadata } }),
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: amount.currency.toLowerCase(),
          unit_amount: toStripeAmount(amount),
          product_data: { name: shortenToLength(title, LONGEST_NAME) },
          ...(recurring ? { recurring } : {}),
        },
      },
    ],
    locale: language === 'en' ? 'en' : 'zh',
    success_url: request.returnUrl,
    cancel_url: request.cancelUrl,
    ...(email === undefined ? {} : { customer_email: email }),
    ...expiry(request),
  };
}

/**
 * Later than asked for, since Stripe has a minimum, and on the hour, so that asking again soon asks the same;
 * the library closes the session itself in time.
 */
function expiry({ expiresAt }: PaymentRequest): { expires_at?: number } {
  const hours = Math.ceil(expiresAt / 1_000 / HOUR_S);
  const isFar = expiresAt - Date.now() > LATEST_EXPIRY_S * 1_000;
  return isFar ? {} : { expires_at: (hours + 1) * HOUR_S };
}

async function close(stripe: Stripe, key: AttemptKey): Promise<'closed' | 'paid'> {
  const { reference } = key;
  if (!reference?.startsWith('cs_'))
    return (await fetchStatus(stripe, key)).state === 'paid' ? 'paid' : 'closed';
  return await closeOrAsk(
    () => asked(stripe.checkout.sessions.expire(reference)),
    () => fetchStatus(stripe, key),
  );
}

async function refund(stripe: Stripe, request: RefundRequest): Promise<RefundStatus> {
  const intent = request.reference && (await findPaymentIntent(stripe, request.reference));
  if (!intent) throw new ProviderRefusedError('stripe', 'not-paid', 'there is no payment to give back');
  // Stripe forgets its keys after a day, its refunds never.
  const earlier = await findRefund(stripe, intent, request.refund);
  if (earlier) return describeRefund(earlier);
  const { attempt, refund: number, reason } = request;
  const made = await asked(
    stripe.refunds.create(
      {
        payment_intent: intent,
        amount: toStripeAmount(request.amount),
        metadata: {
          attempt,
          refund: number,
          ...(reason ? { reason: shortenToLength(reason, LONGEST_NAME) } : {}),
        },
      },
      { idempotencyKey: `refund-${number}` },
    ),
  );
  return describeRefund(made);
}

async function fetchRefund(
  stripe: Stripe,
  request: Pick<RefundRequest, 'reference' | 'refund'>,
): Promise<RefundStatus> {
  const intent = request.reference && (await findPaymentIntent(stripe, request.reference));
  const found = intent ? await findRefund(stripe, intent, request.refund) : undefined;
  return found ? describeRefund(found) : { state: 'unknown' };
}

async function findRefund(
  stripe: Stripe,
  intent: string,
  number: string,
): Promise<Stripe.Refund | undefined> {
  const { data } = await asked(stripe.refunds.list({ payment_intent: intent, limit: 100 }));
  return data.find(({ metadata }) => metadata?.['refund'] === number);
}

function describeRefund({ id, status, amount, currency }: Stripe.Refund): RefundStatus {
  const states: Record<string, RefundStatus['state']> = {
    succeeded: 'done',
    failed: 'failed',
    canceled: 'failed',
  };
  return {
    state: states[status ?? ''] ?? 'pending',
    amount: fromStripeAmount(amount, currency),
    reference: id,
  };
}
