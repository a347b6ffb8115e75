import type { Stripe } from 'stripe';
import type { StripeSettings } from '../../../platform/payment-config.ts';
import { ForgedNoticeError, StaleNoticeError, UnreadableNoticeError } from '../../errors.ts';
import type { NoticeKind, PaymentNotice, RawNotice } from '../../provider.ts';
import { idOf } from './client.ts';
import { fromStripeAmount } from './money.ts';
import { findOrigin, merchantOf, paymentOf } from './payments.ts';

const TOLERANCE_S = 5 * 60;

/** What a notice is about; the rest of it is the same for every kind. */
type Facts = Partial<Omit<PaymentNotice, 'merchant' | 'occurredAt'>> & { kind: NoticeKind };

/** Asks Stripe which attempt is meant where a refund or a dispute does not say. */
export async function readStripeNotice(
  stripe: Stripe,
  { webhookSecret }: StripeSettings,
  raw: RawNotice,
): Promise<PaymentNotice> {
  const event = verify(stripe, webhookSecret, raw);
  const facts = await readEvent(stripe, event);
  const mode = merchantOf(event);
  return {
    attempt: undefined,
    amount: undefined,
    reference: undefined,
    ...facts,
    eventId: facts.eventId ?? event.id,
    merchant: event.account ? `${mode}/${event.account}` : mode,
    occurredAt: event.created * 1_000,
  };
}

function verify({ webhooks }: Stripe, secret: string, { body, headers }: RawNotice): Stripe.Event {
  try {
    const header = headers.get('stripe-signature') ?? '';
    if (!webhooks.signature?.verifyHeader(body, header, secret, TOLERANCE_S)) throw new Error('not verified');
  } catch (error) {
    // Stripe looks at the age of good signatures only. Any other failure, also of a malformed header, is a bad one.
    if (/tolerance/i.test(String(error))) throw new StaleNoticeError('signed too long ago');
    throw new ForgedNoticeError('not signed by Stripe');
  }
  try {
    return webhooks.constructEventWithoutVerification(body);
  } catch (error) {
    throw new UnreadableNoticeError(String(error));
  }
}

async function readEvent(stripe: Stripe, event: Stripe.Event): Promise<Facts> {
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
      return readSession(event.data.object, event.data.object.payment_status === 'unpaid' ? 'other' : 'paid');
    case 'checkout.session.async_payment_failed':
      return readSession(event.data.object, 'failed');
    case 'checkout.session.expired':
      return readSession(event.data.object, 'closed');
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
      return await readRefund(stripe, event.data.object);
    case 'charge.dispute.created':
    case 'charge.dispute.closed':
      return await readDispute(stripe, event.data.object, event.type === 'charge.dispute.created');
    case 'invoice.paid':
      return readInvoice(event.data.object, 'renewed');
    case 'invoice.payment_failed':
      return readInvoice(event.data.object, 'renewal-failed');
    case 'customer.subscription.deleted':
      return readSubscription(event.data.object);
    default:
      return { kind: 'other' };
  }
}

function readSession(session: Stripe.Checkout.Session, kind: NoticeKind): Facts {
  const renewal = idOf(session.subscription);
  return {
    ...(kind === 'other' ? {} : { eventId: named(session.id, kind) }),
    kind,
    attempt: session.client_reference_id ?? undefined,
    amount: fromStripeAmount(session.amount_total, session.currency),
    reference: paymentOf(session) ?? session.id,
    ...(renewal === undefined ? {} : { renewal }),
  };
}

async function readRefund(stripe: Stripe, refund: Stripe.Refund): Promise<Facts> {
  const kinds: Record<string, NoticeKind> = {
    succeeded: 'refunded',
    failed: 'refund-failed',
    canceled: 'refund-failed',
  };
  const kind = kinds[refund.status ?? ''] ?? 'other';
  if (kind === 'other') return { kind };
  const number = refund.metadata?.['refund'];
  return {
    eventId: named(refund.id, kind),
    kind,
    ...(await findOrigin(stripe, idOf(refund.payment_intent))),
    amount: fromStripeAmount(refund.amount, refund.currency),
    ...(number === undefined ? {} : { refund: number }),
  };
}

/** A bank's mere question (`warning_…`) moves no money. */
async function readDispute(stripe: Stripe, dispute: Stripe.Dispute, isNew: boolean): Promise<Facts> {
  if (dispute.status.startsWith('warning_')) return { kind: 'other' };
  const ended =
    dispute.status === 'won' ? 'chargeback-won' : dispute.status === 'lost' ? 'chargeback-lost' : 'other';
  const kind = isNew ? 'chargeback-opened' : ended;
  if (kind === 'other') return { kind };
  return {
    eventId: named(dispute.id, kind),
    kind,
    ...(await findOrigin(stripe, idOf(dispute.payment_intent))),
    amount: fromStripeAmount(dispute.amount, dispute.currency),
  };
}

/** The first invoice of a subscription belongs to its session, which has told of it. */
function readInvoice(invoice: Stripe.Invoice, kind: 'renewed' | 'renewal-failed'): Facts {
  const details = invoice.parent?.subscription_details;
  if (invoice.billing_reason !== 'subscription_cycle' || !details) return { kind: 'other' };
  const renewal = idOf(details.subscription);
  const amount = kind === 'renewed' ? invoice.amount_paid : invoice.amount_due;
  return {
    eventId: named(invoice.id, kind),
    kind,
    attempt: details.metadata?.['attempt'],
    amount: fromStripeAmount(amount, invoice.currency),
    reference: invoice.id,
    ...(renewal === undefined ? {} : { renewal }),
    ...periodOf(invoice, kind),
  };
}

/** Each line of an invoice has its period; the invoice's own is the one before. */
function periodOf({ lines }: Stripe.Invoice, kind: NoticeKind): { periodEndsAt?: number } {
  const ends = lines.data.map(({ period }) => period.end);
  return kind === 'renewed' && ends.length > 0 ? { periodEndsAt: Math.max(...ends) * 1_000 } : {};
}

function readSubscription({ id, metadata }: Stripe.Subscription): Facts {
  return {
    eventId: named(id, 'renewal-ended'),
    kind: 'renewal-ended',
    attempt: metadata['attempt'],
    renewal: id,
  };
}

/** Stripe tells some things in more than one event; they are one by what they are about. */
function named(id: string | undefined, kind: NoticeKind): string {
  return `${id}:${kind}`;
}
