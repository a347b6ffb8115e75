import { contributorAccount, type Posting, postEntry } from '../ledger/index.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import { readTerms, spread } from '../pricing/index.ts';
import { earn, type Membership } from './memberships.ts';

/**
 * Enters what memberships have earned by now, in proportion to the time that has passed, and ends those
 * whose term is over: contributors then get their part by the downloads they brought. Safe to repeat.
 */
export async function recogniseMemberships(db: Db, now = Date.now()): Promise<void> {
  const rows = await db
    .selectFrom('memberships')
    .select('id')
    .where('state', '=', 'running')
    .where('starts_at', '<', now)
    .execute();
  for (const { id } of rows) await db.transaction().execute((tx) => recognise(tx, id, now));
}

async function recognise(tx: Tx, id: string, now: number): Promise<void> {
  const membership = await tx
    .updateTable('memberships')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returningAll()
    .executeTakeFirst();
  if (!membership) return;
  const { starts_at: start, ends_at: end, net_minor: net } = membership;
  const passed = Math.min(now, end) - start;
  await earn(tx, membership, Number((BigInt(net) * BigInt(passed)) / BigInt(end - start)));
  if (now < end) return;
  await tx.updateTable('memberships').set({ state: 'ended' }).where('id', '=', id).execute();
  await shareAmongContributors(tx, membership);
}

async function shareAmongContributors(tx: Tx, membership: Membership): Promise<void> {
  const takes = await tx
    .selectFrom('membership_takes')
    .innerJoin('documents', 'documents.id', 'membership_takes.document_id')
    .select(['owner_id', (eb) => eb.fn.countAll().as('count')])
    .where('membership_id', '=', membership.id)
    .groupBy('owner_id')
    .orderBy('owner_id')
    .execute();
  const { shareBp } = await readTerms(tx);
  const pool = Math.floor((membership.net_minor * shareBp) / 10_000);
  const parts = spread(
    pool,
    takes.map(({ count }) => Number(count)),
  );
  const postings = takes.flatMap(({ owner_id }, index): Posting[] => [
    { account: 'contributor-shares', minor: parts[index] ?? 0 },
    { account: contributorAccount(owner_id), minor: -(parts[index] ?? 0) },
  ]);
  if (postings.length === 0) return;
  const { id, currency } = membership;
  await postEntry(tx, { kind: 'membership-share', cause: id, currency, postings });
}
