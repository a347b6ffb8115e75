import { type Db, prepare } from '../platform/db/index.ts';
import './tables.ts';

const findRow = prepare((db, accountId: string, documentId: string) =>
  db
    .selectFrom('favourites')
    .select('document_id')
    .where('account_id', '=', accountId)
    .where('document_id', '=', documentId),
);

export async function isFavourite(db: Db, accountId: string, documentId: string): Promise<boolean> {
  return (await findRow(db, accountId, documentId)).length > 0;
}

export async function addFavourite(db: Db, accountId: string, documentId: string): Promise<void> {
  await db
    .insertInto('favourites')
    .values({ account_id: accountId, document_id: documentId, created_at: Date.now() })
    .onConflict((conflict) => conflict.columns(['account_id', 'document_id']).doNothing())
    .execute();
}

export async function removeFavourite(db: Db, accountId: string, documentId: string): Promise<void> {
  await db
    .deleteFrom('favourites')
    .where('account_id', '=', accountId)
    .where('document_id', '=', documentId)
    .execute();
}

/** Identifiers, the latest first. */
export async function listFavourites(db: Db, accountId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('favourites')
    .select('document_id')
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .orderBy('document_id', 'desc')
    .execute();
  return rows.map((row) => row.document_id);
}
