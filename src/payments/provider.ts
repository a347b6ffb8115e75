import type { Money } from '../platform/money.ts';

export type ProviderId = 'stripe' | 'alipay' | 'alipay-qr' | 'wechat' | 'transfer' | 'test';

export interface Capabilities {
  /** ISO 4217 codes, or any. */
  currencies: 'any' | readonly string[];
  asks: 'redirect' | 'qr' | 'instructions';
  /** Tells by itself that a payment came in; otherwise the operator confirms it at the desk. */
  notifies: boolean;
  /** Gives money back when asked; otherwise the operator pays it back by hand. */
  refunds: boolean;
  /** Renews a term by itself where the buyer chose that (`PaymentRequest.renewal`). */
  renewals: boolean;
  /** Other origins that a form may lead to, for the `form-action` of the page with the pay button. */
  formTargets: readonly string[];
}

export interface PaymentRequest {
  /**
   * The attempt's identifier (`newId`). It is the merchant's order number at the provider, so that starting
   * the same attempt twice makes one payment there.
   */
  attempt: string;
  amount: Money;
  /** What is paid for, as the provider shows it; made shorter where the provider asks for that. */
  title: string;
  language: 'zh-Hans' | 'en';
  email?: string | undefined;
  /** Absolute addresses: where the browser goes afterwards, and where the notice is sent. */
  returnUrl: string;
  cancelUrl: string;
  notifyUrl: string;
  /** Milliseconds since 1970. Providers round it as they must. */
  expiresAt: number;
  /** Only where `capabilities.renewals`: charge again after every term. */
  renewal?: { every: 'month' | 'year'; count: number } | undefined;
}

/** `reference` is kept with the attempt and given back in `AttemptKey`. */
export type StartedPayment =
  | { kind: 'redirect'; url: string; reference?: string | undefined }
  /** `content` is what the QR code says; `QrCode` draws it. */
  | { kind: 'qr'; content: string; reference?: string | undefined }
  | { kind: 'instructions'; details: TransferDetail[]; reference?: string | undefined };

export interface TransferDetail {
  field: 'holder' | 'bank' | 'account' | 'bic' | 'reference' | 'note';
  value: string;
}

export interface AttemptKey {
  attempt: string;
  /** What `start` or a notice returned for this attempt, if anything did. */
  reference?: string | undefined;
}

export type NoticeKind =
  | 'paid'
  | 'failed'
  | 'closed'
  | 'refunded'
  | 'refund-failed'
  | 'chargeback-opened'
  | 'chargeback-won'
  | 'chargeback-lost'
  | 'renewed'
  | 'renewal-failed'
  | 'renewal-ended'
  /** Genuine, and nothing to act on. */
  | 'other';

export interface RawNotice {
  /** Exactly as received: signatures are over these bytes. */
  body: string;
  headers: Headers;
}

/** A notice whose signature was found good. What it says is still to be compared with the attempt. */
export interface PaymentNotice {
  /** Unique within the provider, the same each time the provider repeats the notice. */
  eventId: string;
  kind: NoticeKind;
  /** Undefined if the notice concerns no attempt of ours. For renewals, the attempt that began them. */
  attempt: string | undefined;
  /** What was paid, given back or disputed; undefined where the provider does not say (ask `fetchRefund`). */
  amount: Money | undefined;
  /** To be compared with the provider's `merchant`. */
  merchant: string;
  /** The provider's number of this payment: keep it with the attempt, refunds need it. */
  reference: string | undefined;
  /** Our number of the refund, for notices about one that we asked for. */
  refund?: string | undefined;
  /** The provider's number of the running renewal, for `endRenewal`. */
  renewal?: string | undefined;
  /** Until when a renewal's charge is for, and the next comes then; milliseconds since 1970. */
  periodEndsAt?: number | undefined;
  /** Milliseconds since 1970, by the provider's clock. */
  occurredAt: number;
}

export interface PaymentStatus {
  /** `unknown`: the provider never heard of the attempt, as when its page was never opened. */
  state: 'pending' | 'paid' | 'closed' | 'unknown';
  /** Given when paid. */
  amount?: Money | undefined;
  merchant?: string | undefined;
  reference?: string | undefined;
  renewal?: string | undefined;
}

export interface RefundRequest extends AttemptKey {
  /** Our number of this refund (`newId`): asking again with it gives nothing back twice. */
  refund: string;
  amount: Money;
  /** What was paid in all. */
  paid: Money;
  reason: string;
  notifyUrl: string;
}

export interface RefundStatus {
  state: 'pending' | 'done' | 'failed' | 'unknown';
  amount?: Money | undefined;
  reference?: string | undefined;
}

/**
 * A way to pay. Every call may throw `ProviderUnavailableError`: whether it was done is then not known, and it
 * may be repeated with the same numbers. A definite no is a `ProviderRefusedError`.
 */
export interface PaymentProvider {
  readonly id: ProviderId;
  readonly capabilities: Capabilities;
  /** Whom the money goes to, in the same form as in notices and statuses. */
  readonly merchant: string;
  /** Throws `UnsupportedPaymentError` for a currency or renewal outside its capabilities. */
  start(request: PaymentRequest): Promise<StartedPayment>;
  /** Throws `ForgedNoticeError`, `StaleNoticeError` or `UnreadableNoticeError`. Changes nothing. */
  parseNotification(raw: RawNotice): Promise<PaymentNotice>;
  /** What to answer once a notice is kept (`true`) or could not be (`false`: the provider sends it again). */
  acknowledge(kept: boolean): Response;
  fetchStatus(key: AttemptKey): Promise<PaymentStatus>;
  /** Makes a payment impossible from now on; `paid` if it was too late for that. */
  close(key: AttemptKey): Promise<'closed' | 'paid'>;
  refund(request: RefundRequest): Promise<RefundStatus>;
  fetchRefund(request: Pick<RefundRequest, 'attempt' | 'reference' | 'refund'>): Promise<RefundStatus>;
  /** Where `capabilities.renewals`: no further charge, nor another try at one that failed. */
  endRenewal?(renewal: string): Promise<void>;
}
