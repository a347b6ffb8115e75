import type { Db } from '../platform/db/index.ts';
import { type GrantKind, inForce } from './grants.ts';

export interface HeldDocument {
  documentId: string;
  /** What gives the right, each kind once. */
  kinds: GrantKind[];
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
