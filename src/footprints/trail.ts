import type { PageContext } from '../ui/page-context.ts';

/** Whose footprints: an account's, or those of a visitor whom a signed cookie names. */
export function trailOf({ account, visitor }: Pick<PageContext, 'account' | 'visitor'>): string | undefined {
  if (account) return accountTrail(account.id);
  return visitor ? visitorTrail(visitor) : undefined;
}

export function accountTrail(accountId: string): string {
  return `account:${accountId}`;
}

export function visitorTrail(visitor: string): string {
  return `visitor:${visitor}`;
}
