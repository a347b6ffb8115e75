import type { LedgerLine } from '../ledger/index.ts';
import type { Db } from '../platform/db/index.ts';
import './tables.ts';

/** Which documents of a contributor members took in the terms that were shared, by the ledger's entry. */
export async function findShareTitles(
  db: Db,
  contributorId: string,
  entries: Array<Pick<LedgerLine, 'entryId' | 'kind' | 'cause'>>,
): Promise<Map<string, string[]>> {
  const shares = entries.filter(({ kind }) => kind.startsWith('membership-share'));
  if (shares.length === 0) return new Map();
  const rows = await db
    .selectFrom('membership_takes')
    .innerJoin('documents', 'documents.id', 'membership_takes.document_id')
    .select(['membership_id', 'title', 'file_name'])
    .where('membership_id', 'in', [...new Set(shares.map(termOf))])
    .where('owner_id', '=', contributorId)
    .orderBy('taken_at')
    .execute();
  const terms = Map.groupBy(rows, (row) => row.membership_id);
  return new Map(
    shares.map((share) => [
      share.entryId,
      (terms.get(termOf(share)) ?? []).map(({ title, file_name }) => title || file_name),
    ]),
  );
}

/** A share's cause is its term and, where it was upgraded, the one in its place. */
function termOf({ cause }: { cause: string }): string {
  return cause.split(' ')[0] ?? cause;
}
