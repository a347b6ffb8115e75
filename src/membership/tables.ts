import type { MembershipState } from './states.ts';

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

export interface MembershipTable {
  id: string;
  holder_id: string;
  plan_id: string;
  /** The order's line or the code that began it. */
  cause: string;
  state: MembershipState;
  starts_at: number;
  ends_at: number;
  /** What it cost as plans state their prices; 0 for one that a code began. */
  price_minor: number;
  /** What was paid for the term, without tax. */
  net_minor: number;
  /** What of it has been entered as earned. */
  earned_minor: number;
  currency: string;
  /** The plan's terms as they were bought. */
  downloads: number | null;
  highest_price_minor: number | null;
  discount_percent: number;
  /** What letters about it are written in. */
  language: 'zh-Hans' | 'en';
  /** The term that an upgrade put in its place, and what of `net_minor` went over to that. */
  upgraded_to: string | null;
  moved_minor: number;
  /** Grows whenever the membership is locked for a change. */
  revision: number;
}

/**
 * `stopped` by the member, `failed` to be charged, `finished` by the provider, `undone` with a payment that
 * was given back or disputed, `replaced` by another plan.
 */
export type RenewalState = 'running' | 'stopped' | 'failed' | 'finished' | 'undone' | 'replaced';

/** What its holder agreed to be charged for again after every term. */
export interface RenewalTable {
  id: string;
  /** The payment that began it. */
  attempt: string;
  provider: string;
  /** The provider's number of it. */
  reference: string;
  holder_id: string;
  plan_id: string;
  months: number;
  amount_minor: number;
  currency: string;
  language: 'zh-Hans' | 'en';
  state: RenewalState;
  began_at: number;
  /** How often it has been charged, the first payment not counted. */
  charges: number;
  /** When the period began that was charged last, and when it is charged next. */
  period_at: number;
  next_at: number;
  /** The last letter about the next charge: so many days before it. */
  announced_days: number | null;
  ended_at: number | null;
  /** Grows whenever the renewal is locked for a change. */
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

export interface MembershipTurnTable {
  holder_id: string;
}

declare module '../platform/db/tables.ts' {
  interface Tables {
    plans: PlanTable;
    memberships: MembershipTable;
    renewals: RenewalTable;
    membership_turns: MembershipTurnTable;
    membership_takes: MembershipTakeTable;
    activation_codes: ActivationCodeTable;
  }
}
