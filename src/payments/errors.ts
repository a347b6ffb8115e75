import { AppError, ConflictError, ForbiddenError, InvalidInputError } from '../platform/errors.ts';
import type { ProviderId } from './provider.ts';

/** The provider did not answer, or not in a way that tells whether it acted. Repeating is safe. */
export class ProviderUnavailableError extends AppError {
  override name = 'ProviderUnavailableError';
  readonly provider: ProviderId;
  constructor(provider: ProviderId, cause: unknown) {
    super('unavailable', `${provider} cannot be reached: ${String(cause)}`);
    this.provider = provider;
    this.cause = cause;
  }
}

/** The provider answered no. `reason` is its own code. */
export class ProviderRefusedError extends ConflictError {
  override name = 'ProviderRefusedError';
  readonly provider: ProviderId;
  readonly reason: string;
  constructor(provider: ProviderId, reason: string, detail: string) {
    super(`${provider} refused (${reason}): ${detail}`);
    this.provider = provider;
    this.reason = reason;
  }
}

/** What was asked for is outside the provider's capabilities; nothing was sent. */
export class UnsupportedPaymentError extends InvalidInputError {
  override name = 'UnsupportedPaymentError';
  constructor(field: 'currency' | 'amount' | 'renewal' | 'refund', detail: string) {
    super({ [field]: 'invalid' }, detail);
  }
}

/** Not signed by the provider, or altered since. */
export class ForgedNoticeError extends ForbiddenError {
  override name = 'ForgedNoticeError';
}

/** Signed by the provider, but too long ago to be taken. */
export class StaleNoticeError extends ForbiddenError {
  override name = 'StaleNoticeError';
}

export class UnreadableNoticeError extends InvalidInputError {
  override name = 'UnreadableNoticeError';
  constructor(detail: string) {
    super({ body: 'invalid' }, detail);
  }
}
