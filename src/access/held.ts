import type { Db } from '../platform/db/index.ts';
import { type GrantKind, inForce } from './grants.ts';

export interface HeldDocument {
  documentId: string;
  /** What gives the right, each kind once. */
  kinds: GrantKind[];
}

/** More than that are not told apart from what is for sale in lists; they are still refused when ordered. */
const MOST_MARKED = 2_000;

/** The documents that the holder has a grant in force for, to mark them in lists. */
export async function listHeldIds(db: Db, holderId: string): Promise<Set<string>> {
  const rows = await inForce(db, holderId)
    .select('document_id')
    .orderBy('id', 'desc')
    .limit(MOST_MARKED)
    .execute();
  return new Set(rows.map((row) => row.document_id));
}

/** Everything that the holder has a grant in force for, the latest first. */
export async function listHeldDocuments(db: Db, holderId: string): Promise<HeldDocument[]> {
  const rows = await inForce(db, holderId)
    .select(['document_id', 'kind'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return [...Map.groupBy(rows, (row) => row.document_id)].map(([documentId, grants]) => ({
    documentId,
    kinds: [...new Set(grants.map(({ kind }) => kind))],
  }));
}
