import { type Document, findDocumentByHash, getDocument } from './documents.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import { AppError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { enqueueJob } from '../platform/jobs/index.ts';
import type { Storage } from '../storage/index.ts';
import { cleanFileName, withoutExtension } from './file-name.ts';

export const PROCESS_DOCUMENT = 'catalog.process-document';
export const DEFAULT_PREVIEW_PAGES = 5;

/** What the uploader set for the file, in place of what would be suggested from it. */
export interface ReceiveDefaults {
  priceMinor?: number;
  previewPages?: number;
  categoryId?: string;
  licence?: string;
  /** `publish`: as soon as it is read; `review`: an operator publishes it; else its owner does. */
  then?: 'publish' | 'review';
}

export interface IncomingFile extends ReceiveDefaults {
  /** A finished file on disk, which is consumed. */
  path: string;
  fileName: string;
  ownerId: string;
  currency: string;
}

/** The library already has this file, byte for byte. */
export class DuplicateFileError extends AppError {
  override name = 'DuplicateFileError';
  readonly documentId: string;
  constructor(documentId: string) {
    super('duplicate', `the library has this file as document ${documentId}`);
    this.documentId = documentId;
  }
}

/**
 * Takes a file in. Once this resolves the bytes are durable, the row is committed and its
 * processing is queued. Throws `DuplicateFileError`.
 */
export async function receiveFile(db: Db, storage: Storage, file: IncomingFile): Promise<Document> {
  const { sha256, bytes } = await storage.keepOriginal(file.path);
  const id = newId();
  try {
    await db.transaction().execute(async (tx) => {
      await refuseDuplicate(tx, sha256);
      await insertDocument(tx, id, sha256, bytes, file);
      await enqueueJob(tx, PROCESS_DOCUMENT, { documentId: id });
    });
  } catch (error) {
    // Two at once: the unique index lets one through, the other learns whose it is.
    const existing = error instanceof DuplicateFileError ? undefined : await findDocumentByHash(db, sha256);
    throw existing ? new DuplicateFileError(existing.id) : error;
  }
  return await getDocument(db, id);
}

export async function refuseDuplicate(tx: Tx, sha256: string): Promise<void> {
  const existing = await findDocumentByHash(tx, sha256);
  if (existing) throw new DuplicateFileError(existing.id);
}

async function insertDocument(
  tx: Tx,
  id: string,
  sha256: string,
  bytes: number,
  file: IncomingFile,
): Promise<void> {
  const now = Date.now();
  const fileName = cleanFileName(file.fileName);
  const edited = [file.categoryId && 'categoryId', file.licence && 'licence'].filter(Boolean);
  await tx
    .insertInto('documents')
    .values({
      id,
      owner_id: file.ownerId,
      sha256,
      file_name: fileName,
      bytes,
      format: null,
      stage: 'received',
      failure_code: null,
      failure_detail: null,
      visibility: file.then === 'review' ? 'review' : 'draft',
      publish_when_ready: file.then === 'publish' ? 1 : 0,
      edited: JSON.stringify(edited),
      title: withoutExtension(fileName),
      category_id: file.categoryId ?? null,
      licence: file.licence ?? 'all-rights-reserved',
      price_minor: file.priceMinor ?? 0,
      price_currency: file.currency,
      preview_pages: file.previewPages ?? DEFAULT_PREVIEW_PAGES,
      created_at: now,
      updated_at: now,
      published_at: null,
    })
    .execute();
}
