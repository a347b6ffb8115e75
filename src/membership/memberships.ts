import type { Selectable } from 'kysely';
import { postEntry } from '../ledger/index.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import type { MembershipTable } from './tables.ts';
import './tables.ts';

export type Membership = Selectable<MembershipTable>;

/** The membership that this person has now. */
export async function findMembership(db: Db, holderId: string): Promise<Membership | undefined> {
  const now = Date.now();
  return await db
    .selectFrom('memberships')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('state', '=', 'running')
    .where('starts_at', '<=', now)
    .where('ends_at', '>', now)
    .orderBy('ends_at')
    .executeTakeFirst();
}

/** Terms that run or are still to come, in their order. */
export async function listTerms(db: Db, holderId: string): Promise<Membership[]> {
  return await db
    .selectFrom('memberships')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('state', '=', 'running')
    .where('ends_at', '>', Date.now())
    .orderBy('starts_at')
    .execute();
}

/** Whoever changes terms of a person, or decides by them, first takes this turn, so that two never do at once. */
export async function lockTerms(tx: Tx, holderId: string): Promise<void> {
  await tx
    .insertInto('membership_turns')
    .values({ holder_id: holderId })
    .onConflict((conflict) => conflict.column('holder_id').doUpdateSet({ holder_id: holderId }))
    .execute();
}

/** Enters what of a term's price has been earned up to an amount. */
export async function earn(tx: Tx, membership: Membership, upToMinor: number): Promise<void> {
  const minor = upToMinor - membership.earned_minor;
  if (minor <= 0) return;
  await tx
    .updateTable('memberships')
    .set({ earned_minor: upToMinor })
    .where('id', '=', membership.id)
    .execute();
  await postEntry(tx, {
    kind: 'membership-earned',
    cause: `${membership.id} ${upToMinor}`,
    currency: membership.currency,
    postings: [
      { account: 'membership-unearned', minor },
      { account: 'membership-revenue', minor: -minor },
    ],
  });
}

/** A visitor turned out to be an account. */
export async function passMemberships(tx: Tx, visitor: string, accountId: string): Promise<void> {
  // In one order, so that two such passings never wait for each other.
  for (const holder of [visitor, accountId].toSorted()) await lockTerms(tx, holder);
  await tx
    .updateTable('memberships')
    .set({ holder_id: accountId })
    .where('holder_id', '=', visitor)
    .execute();
}

/** What of a term's price belongs to the time that has passed, in whole minor units. */
export function earnedBy(term: Membership, now: number): number {
  const { starts_at: start, ends_at: end, net_minor: net } = term;
  const passed = Math.max(0, Math.min(now, end) - start);
  return Number((BigInt(net) * BigInt(passed)) / BigInt(end - start));
}
