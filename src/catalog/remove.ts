import { removeSource } from '../ingest/index.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import { AppError } from '../platform/errors.ts';
import { enqueueJob } from '../platform/jobs/index.ts';
import type { Storage } from '../storage/index.ts';
import { recordChange } from './changes.ts';
import { type Document, getDocument } from './documents.ts';
import { forgetFileLater } from './forget-file.ts';
import { PROCESS_DOCUMENT, refuseDuplicate } from './receive.ts';
import { receiveVersion, takeBackVersion } from './versions/receive-version.ts';

/**
 * Takes a document out of the library. One that readers have seen keeps its row and bytes, for those
 * who have a right to it; one that never was published goes with all that was made of it.
 */
export async function removeDocument(db: Db, id: string): Promise<void> {
  const document = await getDocument(db, id);
  await db.transaction().execute(async (tx) => {
    if (document.publishedAt !== null) return await hideDocument(tx, id);
    await recordChange(tx, id);
    await takeBackVersion(tx, id);
    await tx.deleteFrom('documents').where('id', '=', id).execute();
    await removeSource(tx, document.sha256);
    await forgetFileLater(tx, document.sha256);
  });
}

/** Out of the catalogue for good; the row and the bytes stay. */
export async function hideDocument(tx: Tx, id: string): Promise<void> {
  await recordChange(tx, id);
  await takeBackVersion(tx, id);
  await tx
    .updateTable('documents')
    .set({ visibility: 'removed', updated_at: Date.now() })
    .where('id', '=', id)
    .execute();
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

/**
 * Puts another file in the place of a document's: of one that failed at once, of one that is ready as its next
 * version once it has been read. Details that a person set stay.
 */
export async function replaceFile(
  db: Db,
  storage: Storage,
  id: string,
  path: string,
  fileName: string,
): Promise<void> {
  const before = await getDocument(db, id);
  if (before.stage === 'ready') await receiveVersion(db, storage, id, path, fileName);
  else if (before.stage === 'failed') await replaceFailed(db, storage, before, path, fileName);
  else throw new AppError('conflict', 'a document that is being read cannot get another file');
}

async function replaceFailed(
  db: Db,
  storage: Storage,
  before: Document,
  path: string,
  fileName: string,
): Promise<void> {
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
      .where('id', '=', before.id)
      .execute();
    await enqueueJob(tx, PROCESS_DOCUMENT, { documentId: before.id });
    if (sha256 !== before.sha256) await forgetFileLater(tx, before.sha256);
  });
}
