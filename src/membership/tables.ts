/** Times are milliseconds since 1970, amounts in the currency's minor unit. */
export interface PlanTable {
  id: string;
  name_zh: string;
  name_en: string;
  months: number;
  price_minor: number;
  currency: string;
  /** Documents a month; null without limit. */
  downloads: number | null;
  /** Documents dearer than this are left out; null for none. */
  highest_price_minor: number | null;
  /** Off the price of those left out. */
  discount_percent: number;
  active: number;
  created_at: number;
}

/** `suspended` while its payment is disputed. */
export type MembershipState = 'running' | 'suspended' | 'ended' | 'upgraded' | 'refunded';

export interface MembershipTable {
  id: string;
  holder_id: string;
  plan_id: string;
  /** The order's line or the code that began it. */
  cause: string;
  state: MembershipState;
  starts_at: number;
  ends_at: number;
  /** What was paid for the term, without tax. */
  net_minor: number;
  /** What of it has been entered as earned. */
  earned_minor: number;
  currency: string;
  /** The plan's terms as they were bought. */
  downloads: number | null;
  highest_price_minor: number | null;
  discount_percent: number;
  /** Grows whenever the membership is locked for a change. */
  revision: number;
}

export interface MembershipTakeTable {
  membership_id: string;
  document_id: string;
  /** Which month of the term, from 0. */
  period: number;
  taken_at: number;
}

export interface ActivationCodeTable {
  code: string;
  plan_id: string;
  made_at: number;
  redeemed_by: string | null;
  redeemed_at: number | null;
}

declare module '../platform/db/tables.ts' {
  interface Tables {
    plans: PlanTable;
    memberships: MembershipTable;
    membership_takes: MembershipTakeTable;
    activation_codes: ActivationCodeTable;
  }
}
