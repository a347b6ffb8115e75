import type { Db, Tx } from '../platform/db/index.ts';
import { newId } from '../platform/ids.ts';

/** Notes that a document changed in a way that readers can notice, in the transaction that changed it. */
export async function recordChange(tx: Tx, documentId: string): Promise<void> {
  await tx.insertInto('document_changes').values({ id: newId(), document_id: documentId }).execute();
}

export interface DocumentChange {
  id: string;
  documentId: string;
}

/** Changes after the one named, oldest first. */
export async function listChangesAfter(db: Db, id: string, limit: number): Promise<DocumentChange[]> {
  return await db
    .selectFrom('document_changes')
    .select(['id', 'document_id as documentId'])
    .where('id', '>', id)
    .orderBy('id')
    .limit(limit)
    .execute();
}
