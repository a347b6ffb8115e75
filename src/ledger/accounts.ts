/**
 * Where money stands. Debits raise what is owned or spent (clearing, coupons, refunds, shares);
 * credits raise what is owed or earned (sales, tax, contributors, membership).
 */
export type LedgerAccount =
  /** What a provider has collected for the library and not paid back. */
  | `clearing:${string}`
  | 'sales'
  | 'tax-payable'
  /** What a contributor is owed. */
  | `contributor:${string}`
  | 'contributor-shares'
  /** Paid for terms still to come. */
  | 'membership-unearned'
  | 'membership-revenue'
  | 'coupons'
  | 'refunds'
  /** Granted, and not yet paid back by the provider. */
  | 'refunds-payable'
  /** Held by a provider while a charge is disputed. */
  | 'disputed'
  | 'bank';

export const contributorAccount = (id: string): LedgerAccount => `contributor:${id}`;
export const clearingAccount = (provider: string): LedgerAccount => `clearing:${provider}`;
