import { removeSource } from '../ingest/index.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import { AppError } from '../platform/errors.ts';
import { enqueueJob } from '../platform/jobs/index.ts';
import { derivedPrefix, originalKey, type Storage } from '../storage/index.ts';
import { recordChange } from './changes.ts';
import { getDocument } from './documents.ts';
import { PROCESS_DOCUMENT, refuseDuplicate } from './receive.ts';

export const FORGET_FILE = 'catalog.forget-file';
const FORGET_DELAY_MS = 60 * 60_000;

/**
 * Takes a document out of the library. One that readers have seen keeps its row and bytes, for those
 * who have a right to it; one that never was published goes with all that was made of it.
 */
export async function removeDocument(db: Db, id: string): Promise<void> {
  const document = await getDocument(db, id);
  await db.transaction().execute(async (tx) => {
    await recordChange(tx, id);
    if (document.publishedAt !== null) {
      await tx
        .updateTable('documents')
        .set({ visibility: 'removed', updated_at: Date.now() })
        .where('id', '=', id)
        .execute();
      return;
    }
    await tx.deleteFrom('documents').where('id', '=', id).execute();
    await removeSource(tx, document.sha256);
    await forgetFileLater(tx, document.sha256);
  });
}

/** Bytes go an hour later: the same file may be on its way in again at this very moment. */
async function forgetFileLater(tx: Tx, sha256: string): Promise<void> {
  await enqueueJob(tx, FORGET_FILE, { sha256 }, Date.now() + FORGET_DELAY_MS);
}

/** Removes a file's bytes if no document, not even a removed one, refers to it. */
export async function forgetFile(db: Db, storage: Storage, sha256: string): Promise<void> {
  const keptAt = await storage.modifiedAt(originalKey(sha256));
  if (keptAt === undefined || Date.now() - keptAt < FORGET_DELAY_MS / 2) return;
  const user = await db.selectFrom('documents').select('id').where('sha256', '=', sha256).executeTakeFirst();
  if (user) return;
  await storage.remove(originalKey(sha256));
  await storage.removeAll(derivedPrefix(sha256));
}

/** Queues a failed document once more, with a clean slate. */
export async function retryDocument(db: Db, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const result = await tx
      .updateTable('documents')
      .set({ stage: 'received', deaths: 0, failure_code: null, failure_detail: null })
      .where('id', '=', id)
      .where('stage', '=', 'failed')
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n)
      throw new AppError('conflict', 'only a failed document can be tried again');
    await enqueueJob(tx, PROCESS_DOCUMENT, { documentId: id });
  });
}

/** Puts another file in the place of one that failed; details that a person set stay. */
export async function replaceFile(
  db: Db,
  storage: Storage,
  id: string,
  path: string,
  fileName: string,
): Promise<void> {
  const before = await getDocument(db, id);
  if (before.stage !== 'failed')
    throw new AppError('conflict', 'only a failed document can get another file');
  const { sha256, bytes } = await storage.keepOriginal(path);
  await db.transaction().execute(async (tx) => {
    if (sha256 !== before.sha256) await refuseDuplicate(tx, sha256);
    await tx
      .updateTable('documents')
      .set({
        sha256,
        bytes,
        file_name: fileName,
        format: null,
        stage: 'received',
        deaths: 0,
        failure_code: null,
        failure_detail: null,
      })
      .where('id', '=', id)
      .execute();
    await enqueueJob(tx, PROCESS_DOCUMENT, { documentId: id });
    if (sha256 !== before.sha256) await forgetFileLater(tx, before.sha256);
  });
}
