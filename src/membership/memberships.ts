import type { Selectable } from 'kysely';
import { addGrants, extendGrants, restoreGrants, revokeGrants } from '../access/index.ts';
import { postEntry } from '../ledger/index.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import { AppError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { addMonths, monthOf } from './months.ts';
import type { Plan } from './plans.ts';
import type { MembershipTable } from './tables.ts';
import './tables.ts';

export type Membership = Selectable<MembershipTable>;

export class MembershipError extends AppError {
  override name = 'MembershipError';
  readonly problem: 'none' | 'left-out' | 'used-up';
  constructor(problem: 'none' | 'left-out' | 'used-up') {
    super('conflict', `the membership does not give this document: ${problem}`);
    this.problem = problem;
  }
}

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

export interface NewTerm {
  holderId: string;
  plan: Plan;
  /** What began it; the same cause begins one term. */
  cause: string;
  /** What was paid for it, without tax. */
  netMinor: number;
  /** Whether the unused part of what runs was credited: it ends, and what it gave goes on. */
  upgrade: boolean;
}

/** Begins a term, now or at the end of those that run. */
export async function startMembership(tx: Tx, term: NewTerm): Promise<void> {
  const { holderId, plan, cause } = term;
  const now = Date.now();
  const terms = await listTerms(tx, holderId);
  const startsAt = term.upgrade ? now : Math.max(now, ...terms.map(({ ends_at }) => ends_at));
  const id = newId();
  const endsAt = addMonths(startsAt, plan.months);
  const rest = term.upgrade ? await endTerms(tx, terms, id, endsAt) : 0;
  await tx
    .insertInto('memberships')
    .values({
      id,
      holder_id: holderId,
      plan_id: plan.id,
      cause,
      state: 'running',
      starts_at: startsAt,
      ends_at: endsAt,
      net_minor: term.netMinor + rest,
      earned_minor: 0,
      currency: plan.currency,
      downloads: plan.downloads,
      highest_price_minor: plan.highest_price_minor,
      discount_percent: plan.discount_percent,
      revision: 0,
    })
    .onConflict((conflict) => conflict.column('cause').doNothing())
    .execute();
}

/** Ends terms that are upgraded; answers with what of their price is not earned yet. */
async function endTerms(tx: Tx, terms: Membership[], to: string, endsAt: number): Promise<number> {
  let rest = 0;
  for (const term of terms) {
    await tx.updateTable('memberships').set({ state: 'upgraded' }).where('id', '=', term.id).execute();
    await extendGrants(tx, term.id, to, endsAt);
    rest += term.net_minor - term.earned_minor;
  }
  return rest;
}

/**
 * Takes a document with the membership: the first time uses one of the month's downloads, again costs
 * none. Answers with nothing; throws `MembershipError`.
 */
export async function takeDocument(
  db: Db,
  holderId: string,
  document: { id: string; priceMinor: number },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const found = await findMembership(tx, holderId);
    if (!found) throw new MembershipError('none');
    if (!includes(found, document)) throw new MembershipError('left-out');
    const membership = await lockMembership(tx, found.id);
    if (membership.state !== 'running') throw new MembershipError('none');
    const known = await tx
      .selectFrom('membership_takes')
      .select('taken_at')
      .where('membership_id', '=', membership.id)
      .where('document_id', '=', document.id)
      .executeTakeFirst();
    if (known) return;
    if ((await countLeft(tx, membership)) === 0) throw new MembershipError('used-up');
    const now = Date.now();
    const period = monthOf(membership.starts_at, now);
    const take = { membership_id: membership.id, document_id: document.id, period, taken_at: now };
    await tx.insertInto('membership_takes').values(take).execute();
    await addGrants(tx, [
      {
        holderId,
        documentId: document.id,
        kind: 'membership',
        cause: membership.id,
        expiresAt: membership.ends_at,
      },
    ]);
  });
}

/** Whether a membership gives this document, rather than a discount on it. */
export function includes(
  { highest_price_minor }: Pick<Membership, 'highest_price_minor'>,
  document: { priceMinor: number },
): boolean {
  return highest_price_minor === null || document.priceMinor <= highest_price_minor;
}

/** Downloads left this month; null without limit. */
export async function countLeft(db: Db, membership: Membership): Promise<number | null> {
  if (membership.downloads === null) return null;
  const row = await db
    .selectFrom('membership_takes')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('membership_id', '=', membership.id)
    .where('period', '=', monthOf(membership.starts_at, Date.now()))
    .executeTakeFirst();
  return Math.max(0, membership.downloads - Number(row?.count ?? 0));
}

async function lockMembership(tx: Tx, id: string): Promise<Membership> {
  return await tx
    .updateTable('memberships')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Whether anything was taken with what this cause began. */
export async function membershipWasUsed(db: Db, cause: string): Promise<boolean> {
  const row = await db
    .selectFrom('membership_takes')
    .innerJoin('memberships', 'memberships.id', 'membership_takes.membership_id')
    .select('document_id')
    .where('cause', '=', cause)
    .executeTakeFirst();
  return row !== undefined;
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
  if (row.state !== 'upgraded') await earn(tx, row, row.net_minor);
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
