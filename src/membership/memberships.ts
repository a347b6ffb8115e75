import type { Selectable } from 'kysely';
import { restoreGrants, revokeGrants } from '../access/index.ts';
import { postEntry } from '../ledger/index.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import type { Plan } from './plans.ts';
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

const DAY_MS = 24 * 60 * 60_000;

/**
 * What a new plan is credited with: the unused part of what runs, in whole days, where the new plan is
 * dearer; otherwise nothing, and the new term begins when the old one ends.
 */
export function creditFor(plan: Plan, terms: Membership[], now = Date.now()): number {
  const isUpgrade = terms.some(({ plan_id }) => plan_id !== plan.id);
  const credit = terms.reduce((sum, term) => sum + unusedPart(term, now), 0);
  return isUpgrade && credit < plan.price_minor ? credit : 0;
}

function unusedPart({ starts_at, ends_at, net_minor }: Membership, now: number): number {
  const days = Math.ceil((ends_at - starts_at) / DAY_MS);
  const left = Math.min(days, Math.floor((ends_at - now) / DAY_MS));
  return left <= 0 ? 0 : Math.floor((net_minor * left) / days);
}

/** Holds back what a disputed payment bought, or gives it again. */
export async function suspendMembership(tx: Tx, cause: string, suspended: boolean): Promise<void> {
  const row = await tx
    .updateTable('memberships')
    .set({ state: suspended ? 'suspended' : 'running' })
    .where('cause', '=', cause)
    .where('state', '=', suspended ? 'running' : 'suspended')
    .returning('id')
    .executeTakeFirst();
  if (row) await (suspended ? revokeGrants(tx, [row.id]) : restoreGrants(tx, [row.id]));
}

/** Ends what was paid back: its grants go, and what was not earned yet is, against the refund. */
export async function endMembership(tx: Tx, cause: string): Promise<void> {
  const row = await tx
    .selectFrom('memberships')
    .selectAll()
    .where('cause', '=', cause)
    .where('state', 'in', ['running', 'suspended', 'upgraded'])
    .executeTakeFirst();
  if (!row) return;
  await revokeGrants(tx, [row.id]);
  await earn(tx, row, row.net_minor);
  await tx.updateTable('memberships').set({ state: 'refunded' }).where('id', '=', row.id).execute();
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
