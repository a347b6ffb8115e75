import type { Db, Tx } from '../platform/db/index.ts';
import './tables.ts';

/** Takes a document away from everyone who holds it, for a legal claim; only its owner and operators keep it. */
export async function withdrawDocument(tx: Tx, documentId: string, reason: string): Promise<void> {
  await tx
    .insertInto('withdrawals')
    .values({ document_id: documentId, reason, created_at: Date.now() })
    .onConflict((conflict) => conflict.column('document_id').doNothing())
    .execute();
}

/** Those of `documentIds` that were withdrawn. */
export async function findWithdrawn(db: Db, documentIds: string[]): Promise<Set<string>> {
  if (documentIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('withdrawals')
    .select('document_id')
    .where('document_id', 'in', documentIds)
    .execute();
  return new Set(rows.map((row) => row.document_id));
}
