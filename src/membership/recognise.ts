import type { Db, Tx } from '../platform/db/index.ts';
import { type LetterContext, sendEnd } from './letters.ts';
import { earn, earnedBy, listTerms } from './memberships.ts';
import { shareAmongContributors } from './share.ts';
import { termStates } from './states.ts';

/**
 * Enters what memberships have earned by now, in proportion to the time that has passed, and ends those
 * whose term is over: contributors then get their part by the downloads they brought. Safe to repeat.
 */
export async function recogniseMemberships(
  context: LetterContext & { db: Db },
  now = Date.now(),
): Promise<void> {
  const rows = await context.db
    .selectFrom('memberships')
    .select('id')
    .where('state', '=', 'running')
    .where('starts_at', '<', now)
    .execute();
  for (const { id } of rows) await recogniseMembership(context, id, now);
}

/** The same for one of them. */
export async function recogniseMembership(
  context: LetterContext & { db: Db },
  id: string,
  now = Date.now(),
): Promise<void> {
  await context.db.transaction().execute((tx) => recognise(tx, context, id, now));
}

async function recognise(tx: Tx, context: LetterContext, id: string, now: number): Promise<void> {
  const membership = await tx
    .updateTable('memberships')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returningAll()
    .executeTakeFirst();
  if (!membership) return;
  await earn(tx, membership, earnedBy(membership, now));
  if (now < membership.ends_at) return;
  const state = termStates.next(membership.state, 'end');
  await tx.updateTable('memberships').set({ state }).where('id', '=', id).execute();
  await shareAmongContributors(tx, membership);
  if ((await listTerms(tx, membership.holder_id)).length === 0) await sendEnd(tx, context, membership);
}
