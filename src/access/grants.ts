import type { Db, Tx } from '../platform/db/index.ts';
import { newId } from '../platform/ids.ts';
import './tables.ts';

export type GrantKind = 'purchase' | 'membership' | 'gift' | 'contributor' | 'free';

export interface NewGrant {
  holderId: string;
  documentId: string;
  kind: GrantKind;
  /** What gives it; the same cause gives the same document once. */
  cause: string;
  /** Milliseconds since 1970; absent for ever. */
  expiresAt?: number | undefined;
}

/** Gives rights; a grant that its cause gave already stays as it is. */
export async function addGrants(tx: Tx, grants: NewGrant[]): Promise<void> {
  if (grants.length === 0) return;
  const now = Date.now();
  await tx
    .insertInto('grants')
    .values(
      grants.map((grant) => ({
        id: newId(now),
        holder_id: grant.holderId,
        document_id: grant.documentId,
        kind: grant.kind,
        cause: grant.cause,
        created_at: now,
        expires_at: grant.expiresAt ?? null,
        revoked_at: null,
        used_at: null,
      })),
    )
    .onConflict((conflict) => conflict.columns(['cause', 'document_id']).doNothing())
    .execute();
}

/** Takes away what these causes gave; grants of other causes stay. */
export async function revokeGrants(tx: Tx, causes: string[]): Promise<void> {
  if (causes.length === 0) return;
  await tx
    .updateTable('grants')
    .set({ revoked_at: Date.now() })
    .where('cause', 'in', causes)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Gives back what was taken from these causes. */
export async function restoreGrants(tx: Tx, causes: string[]): Promise<void> {
  if (causes.length === 0) return;
  await tx.updateTable('grants').set({ revoked_at: null }).where('cause', 'in', causes).execute();
}

/** Moves the grants of a cause to the one that takes its place, with its end; only those of `documentIds` if given. */
export async function moveGrants(
  tx: Tx,
  from: string,
  to: string,
  expiresAt: number,
  documentIds?: string[],
): Promise<void> {
  if (documentIds?.length === 0) return;
  let query = tx
    .updateTable('grants')
    .set({ cause: to, expires_at: expiresAt, revoked_at: null })
    .where('cause', '=', from);
  if (documentIds) query = query.where('document_id', 'in', documentIds);
  await query.execute();
}

/** A visitor turned out to be an account: what they hold becomes the account's. */
export async function passGrants(tx: Tx, visitor: string, accountId: string): Promise<void> {
  await tx.updateTable('grants').set({ holder_id: accountId }).where('holder_id', '=', visitor).execute();
}

/** The kinds of grants in force that this holder has for this document; none for one withdrawn. */
export async function findActiveKinds(db: Db, holderId: string, documentId: string): Promise<GrantKind[]> {
  const rows = await inForce(db, holderId).select('kind').where('document_id', '=', documentId).execute();
  return rows.map(({ kind }) => kind);
}

/** Those of `documentIds` that the holder has a grant in force for. */
export async function findHeldDocuments(
  db: Db,
  holderId: string,
  documentIds: string[],
): Promise<Set<string>> {
  if (documentIds.length === 0) return new Set();
  const rows = await inForce(db, holderId)
    .select('document_id')
    .where('document_id', 'in', documentIds)
    .execute();
  return new Set(rows.map((row) => row.document_id));
}

/** Notes that a holder made use of their right; what was taken home is refunded by other rules. */
export async function noteUse(db: Db, holderId: string, documentId: string): Promise<void> {
  await db
    .updateTable('grants')
    .set({ used_at: Date.now() })
    .where('holder_id', '=', holderId)
    .where('document_id', '=', documentId)
    .where('used_at', 'is', null)
    .execute();
}

/** Whether anything that these causes gave has been downloaded. */
export async function grantWasUsed(db: Db, causes: string[]): Promise<boolean> {
  if (causes.length === 0) return false;
  const row = await db
    .selectFrom('grants')
    .select('id')
    .where('cause', 'in', causes)
    .where('used_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

export function inForce(db: Db, holderId: string) {
  return db
    .selectFrom('grants')
    .where('holder_id', '=', holderId)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', Date.now())]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('withdrawals')
            .select('withdrawals.document_id')
            .whereRef('withdrawals.document_id', '=', 'grants.document_id'),
        ),
      ),
    );
}
