import { moveGrants } from '../access/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { newId } from '../platform/ids.ts';
import { enqueueJob } from '../platform/jobs/index.ts';
import { END_TERM } from './job-kinds.ts';
import { earn, earnedBy, listTerms, lockTerms, type Membership } from './memberships.ts';
import { addMonths } from './months.ts';
import { termStates } from './states.ts';
import type { Plan } from './plans.ts';
import { GRACE_MS, type Period } from './renewals.ts';
import { shareAmongContributors } from './share.ts';

export interface NewTerm {
  holderId: string;
  plan: Plan;
  /** What began it; the same cause begins one term. */
  cause: string;
  /** What the plan costs; 0 where a code began it. */
  priceMinor: number;
  /** What was paid for it, without tax. */
  netMinor: number;
  /** Whether the unused part of what runs was credited: it ends, and what it gave goes on. */
  upgrade: boolean;
  language: 'zh-Hans' | 'en';
  /** From charge to charge, where the term renews by itself. */
  period?: Period | undefined;
}

/** Begins a term, now or at the end of those that run. Undefined if its cause began one before. */
export async function startMembership(tx: Tx, term: NewTerm): Promise<Membership | undefined> {
  const { holderId, plan } = term;
  await lockTerms(tx, holderId);
  const now = Date.now();
  const terms = await listTerms(tx, holderId);
  const startsAt = term.upgrade ? now : Math.max(now, ...terms.map(({ ends_at }) => ends_at));
  const endsAt = endOf(term, startsAt);
  const id = newId();
  const rest = term.upgrade ? await endTerms(tx, terms, { to: id, endsAt, now }) : 0;
  const begun = await tx
    .insertInto('memberships')
    .values({
      id,
      holder_id: holderId,
      plan_id: plan.id,
      cause: term.cause,
      state: 'running',
      starts_at: startsAt,
      ends_at: endsAt,
      price_minor: term.priceMinor,
      net_minor: term.netMinor + rest,
      earned_minor: 0,
      currency: plan.currency,
      downloads: plan.downloads,
      highest_price_minor: plan.highest_price_minor,
      discount_percent: plan.discount_percent,
      language: term.language,
      upgraded_to: null,
      moved_minor: 0,
      revision: 0,
    })
    .onConflict((conflict) => conflict.column('cause').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (begun) await enqueueJob(tx, END_TERM, { membershipId: id }, endsAt);
  return begun;
}

/** Terms that renew end with the provider's period, a little later, so that the next one joins on. */
function endOf({ plan, period }: NewTerm, startsAt: number): number {
  return period && startsAt <= period.start + GRACE_MS
    ? period.end + GRACE_MS
    : addMonths(startsAt, plan.months);
}

/**
 * Ends terms that are upgraded: contributors get their part of what was used. Answers with what of their
 * price is not earned yet.
 */
async function endTerms(
  tx: Tx,
  terms: Membership[],
  { to, endsAt, now }: { to: string; endsAt: number; now: number },
): Promise<number> {
  let rest = 0;
  for (const term of terms) {
    const used = Math.max(term.earned_minor, earnedBy(term, now));
    const moved = term.net_minor - used;
    await earn(tx, term, used);
    const state = termStates.next(term.state, 'upgrade');
    const ended = { state, net_minor: used, upgraded_to: to, moved_minor: moved };
    await tx.updateTable('memberships').set(ended).where('id', '=', term.id).execute();
    await shareAmongContributors(tx, { ...term, ...ended });
    await moveGrants(tx, term.id, to, endsAt);
    rest += moved;
  }
  return rest;
}
