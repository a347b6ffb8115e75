import { Stripe } from 'stripe';
import type { StripeSettings } from '../../../platform/payment-config.ts';
import { ProviderRefusedError, ProviderUnavailableError } from '../../errors.ts';

/** Where to reach Stripe, for stand-ins. */
export interface StripeEndpoint {
  host: string;
  port: number;
  protocol: 'http' | 'https';
}

const LIMIT_MS = 20_000;

export function createStripeClient({ secretKey }: StripeSettings, endpoint?: StripeEndpoint): Stripe {
  return new Stripe(secretKey, { ...endpoint, timeout: LIMIT_MS, maxNetworkRetries: 1, telemetry: false });
}

/** Awaits a call to Stripe and gives its failure one of the names that all providers share. */
export async function asked<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw error instanceof Stripe.errors.StripeError ? toNamedError(error) : error;
  }
}

/** 409 and 429 ask to come again; without a status there was no answer. */
function toNamedError(error: InstanceType<typeof Stripe.errors.StripeError>): Error {
  const status = error.statusCode ?? 500;
  if (status >= 500 || status === 409 || status === 429)
    return new ProviderUnavailableError('stripe', error.message);
  return new ProviderRefusedError('stripe', error.code ?? error.type, error.message);
}

/** The identifier of something that Stripe may also spell out. */
export function idOf(thing: string | { id: string } | null | undefined): string | undefined {
  return typeof thing === 'string' ? thing : thing?.id;
}
