import { contributorAccount, type Posting, postEntry, reverseEntry } from '../ledger/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { readTerms, spread } from '../pricing/index.ts';
import type { Membership } from './memberships.ts';

/** Gives contributors their part of what a term earned, by the downloads they brought; once for each term. */
export async function shareAmongContributors(
  tx: Tx,
  term: Pick<Membership, 'id' | 'net_minor' | 'currency' | 'upgraded_to'>,
): Promise<void> {
  const { id, net_minor, currency } = term;
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
  await postEntry(tx, { kind: 'membership-share', cause: causeOf(term), currency, postings });
}

/** What contributors got of a term that was paid back, or that goes on after all, goes back. */
export async function takeShareBack(tx: Tx, term: Pick<Membership, 'id' | 'upgraded_to'>): Promise<void> {
  await reverseEntry(tx, { kind: 'membership-share', cause: causeOf(term), as: 'membership-share-back' });
}

/** A term ends once for each upgrade, and once by itself or with its refund. */
function causeOf({ id, upgraded_to }: Pick<Membership, 'id' | 'upgraded_to'>): string {
  return upgraded_to === null ? id : `${id} ${upgraded_to}`;
}
