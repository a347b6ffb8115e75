import type { Db, Tx } from '../platform/db/index.ts';
import { type ReaderIdentity, readerKey } from './reader-key.ts';

export interface Progress {
  documentId: string;
  /** The page the reader stopped on, and the furthest they have been on; from 1. */
  lastPage: number;
  furthestPage: number;
  /** Milliseconds since 1970. */
  readAt: number;
}

/** How far the reader has come in those of the documents, or of all, that they have opened, by document. */
export async function findProgress(
  db: Db,
  reader: ReaderIdentity,
  documentIds?: string[],
): Promise<Map<string, Progress>> {
  const key = readerKey(reader);
  if (!key || documentIds?.length === 0) return new Map();
  let select = db
    .selectFrom('reading_progress')
    .select(['document_id', 'last_page', 'furthest_page', 'read_at'])
    .where('reader', '=', key);
  if (documentIds) select = select.where('document_id', 'in', documentIds);
  const rows = await select.execute();
  return new Map(
    rows.map((row) => [
      row.document_id,
      {
        documentId: row.document_id,
        lastPage: row.last_page,
        furthestPage: row.furthest_page,
        readAt: row.read_at,
      },
    ]),
  );
}

/** Notes that the reader is on a page. The furthest page never goes back. */
export async function saveProgress(
  db: Db,
  reader: string,
  documentId: string,
  page: number,
  now = Date.now(),
): Promise<void> {
  await db
    .insertInto('reading_progress')
    .values({ reader, document_id: documentId, last_page: page, furthest_page: page, read_at: now })
    .onConflict((conflict) =>
      conflict.columns(['reader', 'document_id']).doUpdateSet((eb) => ({
        last_page: page,
        furthest_page: eb
          .case()
          .when('reading_progress.furthest_page', '<', page)
          .then(page)
          .else(eb.ref('reading_progress.furthest_page'))
          .end(),
        read_at: now,
      })),
    )
    .execute();
}

/** What a visitor read becomes the account's: the later place to stop, the furthest page of both. */
export async function joinProgress(tx: Tx, visitor: string, account: string): Promise<void> {
  const from = `v:${visitor}`;
  const to = `a:${account}`;
  const rows = await tx.selectFrom('reading_progress').selectAll().where('reader', '=', from).execute();
  const own = await findProgress(
    tx,
    { account },
    rows.map((row) => row.document_id),
  );
  for (const row of rows) {
    const known = own.get(row.document_id);
    const isLater = !known || row.read_at > known.readAt;
    const joined = {
      last_page: isLater ? row.last_page : known.lastPage,
      furthest_page: Math.max(row.furthest_page, known?.furthestPage ?? 0),
      read_at: isLater ? row.read_at : known.readAt,
    };
    await tx
      .insertInto('reading_progress')
      .values({ reader: to, document_id: row.document_id, ...joined })
      .onConflict((conflict) => conflict.columns(['reader', 'document_id']).doUpdateSet(joined))
      .execute();
  }
  await tx.deleteFrom('reading_progress').where('reader', '=', from).execute();
}
