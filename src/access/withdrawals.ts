import type { Selectable } from 'kysely';
import type { Db, Tx } from '../platform/db/index.ts';
import type { WithdrawalTable } from './tables.ts';
import './tables.ts';

export type Withdrawal = Selectable<WithdrawalTable>;

/**
 * Takes a document away from everyone who holds it, for a legal claim; only its owner and operators keep it.
 * False if that was done before.
 */
export async function withdrawDocument(tx: Tx, documentId: string, reason: string): Promise<boolean> {
  const added = await tx
    .insertInto('withdrawals')
    .values({ document_id: documentId, reason, created_at: Date.now() })
    .onConflict((conflict) => conflict.column('document_id').doNothing())
    .returning('document_id')
    .executeTakeFirst();
  return added !== undefined;
}

/** The newest first. */
export async function listWithdrawals(db: Db, limit: number): Promise<Withdrawal[]> {
  return await db.selectFrom('withdrawals').selectAll().orderBy('created_at', 'desc').limit(limit).execute();
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
