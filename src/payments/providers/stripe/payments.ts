import type { Stripe } from 'stripe';
import type { AttemptKey, PaymentStatus } from '../../provider.ts';
import { asked, idOf } from './client.ts';
import { fromStripeAmount } from './money.ts';

/**
 * What an attempt is called at Stripe: `cs_…`, its Checkout session, from the start; `pi_…`, its payment, once
 * paid; `in_…`, an invoice, where it began a subscription or renewed one.
 */

/** The payment that money can be given back from, or undefined if there is none. */
export async function findPaymentIntent(stripe: Stripe, reference: string): Promise<string | undefined> {
  if (reference.startsWith('pi_')) return reference;
  if (reference.startsWith('in_')) {
    const { data } = await asked(stripe.invoicePayments.list({ invoice: reference, status: 'paid' }));
    return idOf(data.find(({ payment }) => payment.payment_intent)?.payment.payment_intent);
  }
  const session = await asked(stripe.checkout.sessions.retrieve(reference));
  const paid = paymentOf(session);
  return paid === undefined || paid === reference ? undefined : await findPaymentIntent(stripe, paid);
}

export interface Origin {
  attempt: string | undefined;
  reference: string | undefined;
}

/** Which attempt a payment belongs to, asked of Stripe: refunds and disputes made there do not say. */
export async function findOrigin(stripe: Stripe, intent: string | undefined): Promise<Origin> {
  if (intent === undefined) return { attempt: undefined, reference: undefined };
  const { metadata } = await asked(stripe.paymentIntents.retrieve(intent));
  if (metadata['attempt']) return { attempt: metadata['attempt'], reference: intent };
  const payment = { type: 'payment_intent', payment_intent: intent } as const;
  const { data } = await asked(stripe.invoicePayments.list({ payment, limit: 1 }));
  const invoiceId = idOf(data[0]?.invoice);
  if (invoiceId === undefined) return { attempt: undefined, reference: intent };
  const invoice = await asked(stripe.invoices.retrieve(invoiceId));
  return { attempt: invoice.parent?.subscription_details?.metadata?.['attempt'], reference: invoiceId };
}

export async function fetchStatus(stripe: Stripe, { reference }: AttemptKey): Promise<PaymentStatus> {
  if (reference === undefined) return { state: 'unknown' };
  if (reference.startsWith('in_')) return invoiceStatus(await asked(stripe.invoices.retrieve(reference)));
  const session = await findSession(stripe, reference);
  return session ? sessionStatus(session) : { state: 'unknown' };
}

async function findSession(stripe: Stripe, reference: string): Promise<Stripe.Checkout.Session | undefined> {
  if (reference.startsWith('cs_')) return await asked(stripe.checkout.sessions.retrieve(reference));
  return (await asked(stripe.checkout.sessions.list({ payment_intent: reference, limit: 1 }))).data[0];
}

function sessionStatus(session: Stripe.Checkout.Session): PaymentStatus {
  if (session.payment_status !== 'unpaid')
    return {
      state: 'paid',
      amount: fromStripeAmount(session.amount_total, session.currency),
      merchant: merchantOf(session),
      reference: paymentOf(session) ?? session.id,
      renewal: idOf(session.subscription),
    };
  // A slow way to pay leaves the session complete and unpaid until the money has come.
  return { state: session.status === 'expired' ? 'closed' : 'pending' };
}

function invoiceStatus(invoice: Stripe.Invoice): PaymentStatus {
  if (invoice.status === 'paid')
    return {
      state: 'paid',
      amount: fromStripeAmount(invoice.amount_paid, invoice.currency),
      merchant: merchantOf(invoice),
      reference: invoice.id,
      renewal: idOf(invoice.parent?.subscription_details?.subscription),
    };
  return { state: invoice.status === 'open' ? 'pending' : 'closed' };
}

/** What the session was paid with, under the name that is kept from then on. */
export function paymentOf(session: Stripe.Checkout.Session): string | undefined {
  return idOf(session.payment_intent) ?? idOf(session.invoice);
}

/** The keys already say whose account it is; what may still be confused is a test with the real thing. */
export function merchantOf({ livemode }: { livemode: boolean }): 'live' | 'test' {
  return livemode ? 'live' : 'test';
}
