import { freePages } from '../access/index.ts';
import {
  ChildError,
  type IngestContext,
  IngestError,
  type Reading,
  readSource,
  saveReading,
} from '../ingest/index.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import { recordChange } from './changes.ts';
import { type Document, findDocument } from './documents.ts';
import { composePreviewText } from './preview-text.ts';
import { suggestDetails } from './suggest/index.ts';
import { listCategories } from './categories.ts';
import type { DocumentUpdate } from './tables.ts';

/** A file that takes its process down this often is not tried again by itself. */
const MAX_DEATHS = 3;
/** A worker that vanishes is seldom the file's fault, but a file may be what ends it each time. */
const MAX_INTERRUPTIONS = 20;
const PROGRESS_INTERVAL_MS = 500;

export interface Attempt {
  documentId: string;
  /** How often a worker vanished while it had this document. */
  interruptions: number;
}

/** Reads a received file and makes its document ready, or failed with a reason that its owner can act on. */
export async function processDocument(db: Db, ingest: IngestContext, attempt: Attempt): Promise<void> {
  const document = await findDocument(db, attempt.documentId);
  if (!document || document.stage === 'ready' || document.visibility === 'removed') return;
  if (attempt.interruptions >= MAX_INTERRUPTIONS) {
    await fail(db, document.id, 'set-aside', `${attempt.interruptions} workers vanished`);
    return;
  }
  try {
    const reading = await read(db, ingest, document);
    await finish(db, document.id, reading);
  } catch (error) {
    await judge(db, document, error);
  }
}

async function read(db: Db, ingest: IngestContext, document: Document): Promise<Reading> {
  const progress = new Progress(db, document.id);
  await progress.write({ stage: 'reading', pages_done: 0, failure_code: null, failure_detail: null });
  try {
    return await readSource(ingest, document, {
      pictures: document.previewPages,
      onFormat: (format) => progress.note({ format }),
      onPages: (done, total) =>
        progress.note({ pages_done: done, page_count: total, ...(done > 0 ? { stage: 'pictures' } : {}) }),
    });
  } finally {
    await progress.settle();
  }
}

/** Writes the progress readers see, seldom enough to cost nothing, and never after it has settled. */
class Progress {
  readonly #db: Db;
  readonly #id: string;
  #last = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(db: Db, id: string) {
    this.#db = db;
    this.#id = id;
  }

  note(values: DocumentUpdate): void {
    const now = Date.now();
    if (now - this.#last < PROGRESS_INTERVAL_MS && values.format === undefined) return;
    this.#last = now;
    this.#writing = this.#writing.then(() => this.write(values)).catch(() => {});
  }

  async write(values: DocumentUpdate): Promise<void> {
    await this.#db.updateTable('documents').set(values).where('id', '=', this.#id).execute();
  }

  async settle(): Promise<void> {
    await this.#writing;
  }
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
    const ready = { ...document, pageCount: reading.pages.length };
    const texts = reading.pages.slice(0, freePages(ready)).map((page) => page.text);
    const publish = document.publishWhenReady && document.visibility === 'draft';
    const now = Date.now();
    await tx
      .updateTable('documents')
      .set({
        ...details,
        ...coverSize(reading),
        format: reading.format,
        stage: 'ready',
        pages_done: reading.pages.length,
        page_count: reading.pages.length,
        text_kind: reading.textKind,
        preview_text: composePreviewText(texts),
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

function coverSize({ pages }: Reading): { cover_width: number; cover_height: number } {
  const first = pages[0];
  if (!first) return { cover_width: 0, cover_height: 0 };
  return { cover_width: 480, cover_height: Math.max(1, Math.round((480 * first.height) / first.width)) };
}

/** A death is tried again up to its limit; what the file is told to be is final; the rest is the machine's. */
async function judge(db: Db, document: Document, error: unknown): Promise<void> {
  if (error instanceof IngestError) {
    await fail(db, document.id, error.code, error.detail);
  } else if (error instanceof ChildError && !error.died) {
    await fail(db, document.id, error.code, error.message);
  } else if (error instanceof ChildError) {
    const deaths = await countDeath(db, document.id);
    if (deaths >= MAX_DEATHS)
      await fail(db, document.id, error.code === 'crashed' ? 'set-aside' : error.code, error.message);
    else throw error;
  } else {
    throw error;
  }
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
