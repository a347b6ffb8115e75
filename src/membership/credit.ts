import type { Db } from '../platform/db/index.ts';
import type { Membership } from './memberships.ts';
import type { Plan } from './plans.ts';

const DAY_MS = 24 * 60 * 60_000;

/**
 * What a new plan is credited with: the unused part of what runs, in whole days, where the new plan is
 * dearer; otherwise nothing, and the new term begins when the old one ends. Nothing either where that would
 * swallow a term whose worth in the plan's currency is not known, as of one that a code began.
 */
export function creditFor(plan: Plan, terms: Membership[], now = Date.now()): number {
  const isUpgrade = terms.some(({ plan_id }) => plan_id !== plan.id);
  const isKnown = terms.every(({ price_minor, currency }) => price_minor > 0 && currency === plan.currency);
  const credit = terms.reduce((sum, term) => sum + unusedPart(term, now), 0);
  return isUpgrade && isKnown && credit < plan.price_minor ? credit : 0;
}

function unusedPart({ starts_at, ends_at, price_minor }: Membership, now: number): number {
  const days = Math.ceil((ends_at - starts_at) / DAY_MS);
  const left = Math.min(days, Math.floor((ends_at - now) / DAY_MS));
  return left <= 0 ? 0 : Math.floor((price_minor * left) / days);
}

/** What a plan was credited with at `time`, if what was credited is there still; terms may have ended since. */
export async function creditSince(db: Db, holderId: string, plan: Plan, time: number): Promise<number> {
  const terms = await db
    .selectFrom('memberships')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('state', 'in', ['running', 'ended'])
    .where('ends_at', '>', time)
    .execute();
  return creditFor(plan, terms, time);
}
