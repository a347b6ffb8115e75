import type { Db } from '../platform/db/index.ts';

export async function countDownload(db: Db, documentId: string): Promise<void> {
  await db
    .updateTable('documents')
    .set((eb) => ({ downloads: eb('downloads', '+', 1) }))
    .where('id', '=', documentId)
    .execute();
}
