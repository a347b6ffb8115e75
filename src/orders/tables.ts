import type { NoticeKind } from '../payments/index.ts';
import type { OrderState, PaymentState, RefundState } from './states.ts';

/** Times are milliseconds since 1970, amounts in the currency's minor unit. */
export interface OrderTable {
  id: string;
  /** Made with the checkout page: sending its form twice makes one order. */
  request_key: string;
  /** An account, or a visitor. */
  holder_id: string;
  email: string;
  language: 'zh-Hans' | 'en';
  state: OrderState;
  currency: string;
  subtotal_minor: number;
  discount_minor: number;
  tax_minor: number;
  total_minor: number;
  coupon_id: string | null;
  country: string;
  tax_rate_bp: number;
  tax_inclusive: number;
  /** A page of this site to go on to once paid. */
  return_to: string | null;
  /** 1 where the buyer chose that what is ordered renews by itself. */
  renews: number;
  /** The renewal that this order was made by. */
  renewal_id: string | null;
  /** Grows whenever the order is locked for a change. */
  revision: number;
  created_at: number;
  expires_at: number;
  paid_at: number | null;
}

export type LineState = 'ordered' | 'granted' | 'refunded' | 'lost';

export interface OrderLineTable {
  id: string;
  order_id: string;
  position: number;
  kind: 'document' | 'membership';
  /** The document, or the plan. */
  goods_id: string;
  title: string;
  /** Whose document it is. */
  owner_id: string | null;
  price_minor: number;
  discount_minor: number;
  tax_minor: number;
  total_minor: number;
  /** The contributor's part. */
  share_minor: number;
  state: LineState;
}

export interface PaymentTable {
  /** Also the attempt's number at the provider. */
  id: string;
  order_id: string;
  provider: string;
  state: PaymentState;
  /** 1 where the order was paid already: it goes back. */
  surplus: number;
  amount_minor: number;
  currency: string;
  /** Granted to be paid back, or paid back. */
  refunded_minor: number;
  /** Held by the provider while disputed, or lost so. */
  disputed_minor: number;
  /** The provider's own number. */
  reference: string | null;
  /** JSON: what the provider said to show the buyer. */
  started: string | null;
  /** Operators who saw a bank transfer arrive; a large one needs two. */
  first_confirmed_by: string | null;
  confirmed_by: string | null;
  created_at: number;
  paid_at: number | null;
}

/** `waiting` for something that must be known first; `flagged` for the operator; the others are done with. */
export type NoticeState = 'waiting' | 'applied' | 'ignored' | 'flagged';

export interface PaymentNoticeTable {
  provider: string;
  event_id: string;
  kind: NoticeKind;
  attempt: string | null;
  /** JSON: the notice as it was verified. */
  notice: string;
  body: string;
  state: NoticeState;
  flag: string | null;
  occurred_at: number;
  received_at: number;
}

export interface RefundTable {
  id: string;
  order_id: string;
  payment_id: string;
  state: RefundState;
  /** JSON array of order lines; empty for a payment that was one too many. */
  lines: string;
  amount_minor: number;
  currency: string;
  /** A word for why. */
  cause: string;
  /** In the buyer's words. */
  reason: string;
  answer: string;
  decided_by: string | null;
  /** By when a person decides. */
  due_at: number | null;
  created_at: number;
  done_at: number | null;
}

export interface InvoiceCounterTable {
  /** Always 1. */
  id: number;
  last: number;
}

/** Numbered without gaps, and never changed once made. */
export interface InvoiceTable {
  number: number;
  order_id: string;
  /** JSON: what the invoice says. */
  content: string;
  made_at: number;
}

/** What takes back an invoice's lines: numbered in a series of its own, without gaps. */
export interface CreditNoteTable {
  number: number;
  refund_id: string;
  order_id: string;
  /** JSON: what it says, as with invoices. */
  content: string;
  made_at: number;
}

declare module '../platform/db/tables.ts' {
  interface Tables {
    orders: OrderTable;
    order_lines: OrderLineTable;
    payments: PaymentTable;
    payment_notices: PaymentNoticeTable;
    refunds: RefundTable;
    invoice_counter: InvoiceCounterTable;
    invoices: InvoiceTable;
    credit_note_counter: InvoiceCounterTable;
    credit_notes: CreditNoteTable;
  }
}
