import { type IngestContext, type Reading, saveReading } from '../../ingest/index.ts';
import type { Db, Tx } from '../../platform/db/index.ts';
import { newId } from '../../platform/ids.ts';
import { recordChange } from '../changes.ts';
import { type Document, findDocument, findDocumentByHash, getDocument } from '../documents.ts';
import { forgetFileLater } from '../forget-file.ts';
import { readValues } from '../process.ts';
import { type FileRecord, readFileInto } from '../read-file.ts';
import { type ArrivingVersion, selectArriving } from './versions.ts';

/** Reads a received version and puts it in the place of its document's file; what fails changes nothing there. */
export async function processVersion(
  db: Db,
  ingest: IngestContext,
  { versionId, interruptions }: { versionId: string; interruptions: number },
): Promise<void> {
  const version = await findArriving(db, versionId);
  if (!version || version.stage === 'failed') return;
  const document = await getDocument(db, version.documentId);
  if (document.visibility === 'removed') return;
  const { sha256, fileName } = version;
  const file = { sha256, fileName, pictures: document.previewPages, interruptions };
  await readFileInto(recordOf(db, versionId), ingest, file);
}

function recordOf(db: Db, id: string): FileRecord {
  return {
    write: async (values) => {
      await db.updateTable('document_versions').set(values).where('id', '=', id).execute();
    },
    countDeath: async () => {
      const { deaths } = await db
        .updateTable('document_versions')
        .set((eb) => ({ deaths: eb('deaths', '+', 1) }))
        .where('id', '=', id)
        .returning('deaths')
        .executeTakeFirstOrThrow();
      return deaths;
    },
    fail: (code, detail) => fail(db, id, code, detail),
    finish: (reading) => finish(db, id, reading),
  };
}

async function fail(db: Db, id: string, code: string, detail: string): Promise<void> {
  await db
    .updateTable('document_versions')
    .set({ stage: 'failed', failure_code: code, failure_detail: detail.slice(0, 500) })
    .where('id', '=', id)
    .where('number', 'is', null)
    .execute();
}

/** One transaction: readers have the old version whole or the new one whole. */
async function finish(db: Db, id: string, reading: Reading): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // Read again: its owner may have taken it back, or removed the document, meanwhile.
    const version = await findArriving(tx, id);
    const document = version && (await findDocument(tx, version.documentId));
    if (!document || document.visibility === 'removed' || document.stage !== 'ready') return;
    if (await findDocumentByHash(tx, reading.sha256)) {
      await fail(tx, id, 'duplicate', 'another document got this file meanwhile');
      return;
    }
    await saveReading(tx, reading);
    const now = Date.now();
    const wasSeen = document.publishedAt !== null;
    if (wasSeen) await keepServed(tx, document, version, reading, now);
    else await tx.deleteFrom('document_versions').where('id', '=', id).execute();
    await putInPlace(tx, document, version, reading, wasSeen);
    await forgetFileLater(tx, document.sha256);
    await recordChange(tx, document.id);
  });
}

async function putInPlace(
  tx: Tx,
  document: Document,
  version: ArrivingVersion,
  reading: Reading,
  wasSeen: boolean,
): Promise<void> {
  await tx
    .updateTable('documents')
    .set({
      ...readValues(document, reading),
      sha256: version.sha256,
      version: document.version + (wasSeen ? 1 : 0),
      file_name: version.fileName,
      bytes: version.bytes,
      pages_done: reading.pages.length,
      updated_at: Date.now(),
    })
    .where('id', '=', document.id)
    .execute();
}

/** Ends the present version, whose bytes stay for those who have it, and begins the new one. */
async function keepServed(
  tx: Tx,
  document: Document,
  version: ArrivingVersion,
  reading: Reading,
  now: number,
): Promise<void> {
  const ended = await tx
    .updateTable('document_versions')
    .set({ served_until: now })
    .where('document_id', '=', document.id)
    .where('number', '=', document.version)
    .executeTakeFirst();
  if (ended.numUpdatedRows === 0n) await keepFirst(tx, document, newId(now), now);
  await tx
    .updateTable('document_versions')
    .set({
      number: document.version + 1,
      stage: 'ready',
      format: reading.format,
      pages_done: reading.pages.length,
      page_count: reading.pages.length,
      failure_code: null,
      failure_detail: null,
      served_from: now,
    })
    .where('id', '=', version.id)
    .execute();
}

/** The version that a document began with gets its row when it is the first to be replaced. */
async function keepFirst(tx: Tx, document: Document, id: string, now: number): Promise<void> {
  await tx
    .insertInto('document_versions')
    .values({
      id,
      document_id: document.id,
      number: document.version,
      sha256: document.sha256,
      file_name: document.fileName,
      bytes: document.bytes,
      format: document.format,
      stage: 'ready',
      pages_done: document.pageCount,
      page_count: document.pageCount,
      failure_code: null,
      failure_detail: null,
      created_at: document.createdAt,
      served_from: document.publishedAt ?? document.createdAt,
      served_until: now,
    })
    .execute();
}

async function findArriving(db: Db, id: string): Promise<ArrivingVersion | undefined> {
  return await selectArriving(db).where('id', '=', id).executeTakeFirst();
}
