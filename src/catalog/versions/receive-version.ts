import { type Db, type Tx } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { enqueueJob } from '../../platform/jobs/index.ts';
import type { Storage } from '../../storage/index.ts';
import { getDocument } from '../documents.ts';
import { forgetFileLater } from '../forget-file.ts';
import { refuseDuplicate } from '../receive.ts';
import { findArrivingVersion } from './versions.ts';

export const PROCESS_VERSION = 'catalog.process-version';

/**
 * Takes in a file that is to become the next version of a document that is ready, in place of one that
 * is still on its way. Readers keep the present one until this one has been read. Once this resolves the
 * bytes are durable, the row is committed and its reading is queued. Throws `DuplicateFileError` for a
 * file that some document has already, this one too.
 */
export async function receiveVersion(
  db: Db,
  storage: Storage,
  documentId: string,
  path: string,
  fileName: string,
): Promise<void> {
  const { sha256, bytes } = await storage.keepOriginal(path);
  await db.transaction().execute(async (tx) => {
    const document = await getDocument(tx, documentId);
    if (document.stage !== 'ready' || document.visibility === 'removed')
      throw new AppError('conflict', 'only a document that is ready can get a new version');
    await refuseDuplicate(tx, sha256);
    await takeBackVersion(tx, documentId);
    const id = newId();
    await tx
      .insertInto('document_versions')
      .values({
        id,
        document_id: documentId,
        number: null,
        sha256,
        file_name: fileName,
        bytes,
        format: null,
        stage: 'received',
        failure_code: null,
        failure_detail: null,
        created_at: Date.now(),
        served_from: null,
        served_until: null,
      })
      .execute();
    await enqueueJob(tx, PROCESS_VERSION, { versionId: id });
  });
}

/** Gives up the file that is on its way to become a document's, if there is one. */
export async function cancelVersion(db: Db, documentId: string): Promise<void> {
  await db.transaction().execute((tx) => takeBackVersion(tx, documentId));
}

/** Queues a version that failed once more, with a clean slate. */
export async function retryVersion(db: Db, documentId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const row = await tx
      .updateTable('document_versions')
      .set({ stage: 'received', deaths: 0, failure_code: null, failure_detail: null })
      .where('document_id', '=', documentId)
      .where('number', 'is', null)
      .where('stage', '=', 'failed')
      .returning('id')
      .executeTakeFirst();
    if (!row) throw new AppError('conflict', 'only a version that failed can be tried again');
    await enqueueJob(tx, PROCESS_VERSION, { versionId: row.id });
  });
}

/** As `cancelVersion`, in the caller's transaction. */
export async function takeBackVersion(tx: Tx, documentId: string): Promise<void> {
  const arriving = await findArrivingVersion(tx, documentId);
  if (!arriving) return;
  await tx.deleteFrom('document_versions').where('id', '=', arriving.id).execute();
  await forgetFileLater(tx, arriving.sha256);
}
