import { freePages } from '../access/index.ts';
import { type IngestContext, type Reading, saveReading } from '../ingest/index.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import { recordChange } from './changes.ts';
import { type Document, findDocument } from './documents.ts';
import { composePreviewText } from './preview-text.ts';
import { type FileRecord, readFileInto } from './read-file.ts';
import { suggestDetails } from './suggest/index.ts';
import { listCategories } from './categories.ts';

export interface Attempt {
  documentId: string;
  /** How often a worker vanished while it had this document. */
  interruptions: number;
}

/** Reads a received file and makes its document ready, or failed with a reason that its owner can act on. */
export async function processDocument(db: Db, ingest: IngestContext, attempt: Attempt): Promise<void> {
  const document = await findDocument(db, attempt.documentId);
  if (!document || document.stage === 'ready' || document.visibility === 'removed') return;
  const { sha256, fileName, previewPages: pictures } = document;
  const { interruptions } = attempt;
  await readFileInto(recordOf(db, document.id), ingest, { sha256, fileName, pictures, interruptions });
}

function recordOf(db: Db, id: string): FileRecord {
  return {
    write: async (values) => {
      await db.updateTable('documents').set(values).where('id', '=', id).execute();
    },
    countDeath: () => countDeath(db, id),
    fail: (code, detail) => fail(db, id, code, detail),
    finish: (reading) => finish(db, id, reading),
  };
}

/** One transaction: pages, text, suggestions and publication appear together or not at all. */
async function finish(db: Db, id: string, reading: Reading): Promise<void> {
  const categories = await listCategories(db);
  await db.transaction().execute(async (tx) => {
    // Read again: its owner may have edited or removed it meanwhile.
    const document = await findDocument(tx, id);
    if (!document || document.visibility === 'removed' || document.sha256 !== reading.sha256) return;
    await saveReading(tx, reading);
    const { tags, ...details } = suggestDetails(document, reading, categories);
    const publish = document.publishWhenReady && document.visibility === 'draft';
    const now = Date.now();
    await tx
      .updateTable('documents')
      .set({
        ...details,
        ...readValues(document, reading),
        stage: 'ready',
        pages_done: reading.pages.length,
        updated_at: now,
        failure_code: null,
        failure_detail: null,
        ...(publish ? { visibility: 'published', published_at: document.publishedAt ?? now } : {}),
      })
      .where('id', '=', id)
      .execute();
    await saveTags(tx, id, tags);
    await recordChange(tx, id);
  });
}

async function saveTags(tx: Tx, documentId: string, tags: string[]): Promise<void> {
  if (tags.length === 0) return;
  await tx
    .insertInto('document_tags')
    .values(tags.map((tag) => ({ document_id: documentId, tag })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What a document's row tells of its file, given what was read from it. */
export function readValues(document: Document, reading: Reading) {
  const { pages, format, textKind } = reading;
  const free = freePages({ ...document, pageCount: pages.length });
  return {
    ...coverSize(reading),
    format,
    page_count: pages.length,
    text_kind: textKind,
    preview_text: composePreviewText(pages.slice(0, free).map((page) => page.text)),
  };
}

function coverSize({ pages }: Reading): { cover_width: number; cover_height: number } {
  const first = pages[0];
  if (!first) return { cover_width: 0, cover_height: 0 };
  return { cover_width: 480, cover_height: Math.max(1, Math.round((480 * first.height) / first.width)) };
}

async function countDeath(db: Db, id: string): Promise<number> {
  const row = await db
    .updateTable('documents')
    .set((eb) => ({ deaths: eb('deaths', '+', 1) }))
    .where('id', '=', id)
    .returning('deaths')
    .executeTakeFirstOrThrow();
  return row.deaths;
}

async function fail(db: Db, id: string, code: string, detail: string): Promise<void> {
  await db
    .updateTable('documents')
    .set({
      stage: 'failed',
      failure_code: code,
      failure_detail: detail.slice(0, 500),
      updated_at: Date.now(),
    })
    .where('id', '=', id)
    .execute();
}
