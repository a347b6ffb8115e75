import { contributorAccount, type Posting, postEntry } from '../ledger/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { readTerms, spread } from '../pricing/index.ts';
import type { Membership } from './memberships.ts';

/** Gives contributors their part of what a term earned, by the downloads they brought; once for each term. */
export async function shareAmongContributors(
  tx: Tx,
  { id, net_minor, currency }: Pick<Membership, 'id' | 'net_minor' | 'currency'>,
): Promise<void> {
  const takes = await tx
    .selectFrom('membership_takes')
    .innerJoin('documents', 'documents.id', 'membership_takes.document_id')
    .select(['owner_id', (eb) => eb.fn.countAll().as('count')])
    .where('membership_id', '=', id)
    .groupBy('owner_id')
    .orderBy('owner_id')
    .execute();
  const { shareBp } = await readTerms(tx);
  const pool = Math.floor((net_minor * shareBp) / 10_000);
  const parts = spread(
    pool,
    takes.map(({ count }) => Number(count)),
  );
  const postings = takes.flatMap(({ owner_id }, index): Posting[] => [
    { account: 'contributor-shares', minor: parts[index] ?? 0 },
    { account: contributorAccount(owner_id), minor: -(parts[index] ?? 0) },
  ]);
  await postEntry(tx, { kind: 'membership-share', cause: id, currency, postings });
}
