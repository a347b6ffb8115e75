import { setTimeout as sleep } from 'node:timers/promises';
import { findDocument, listChangesAfter, listTags } from '../catalog/index.ts';
import { listPageTexts } from '../ingest/index.ts';
import type { Db } from '../platform/db/index.ts';
import { newId } from '../platform/ids.ts';
import type { Log } from '../platform/log.ts';
import type { IndexBatch, SearchEngine, SearchItem } from './engine.ts';

const POLL_MS = 1_000;
const CHANGES_PER_ROUND = 200;
const BATCH_CHARACTERS = 2_000_000;
const BATCH_DOCUMENTS = 50;
const PAGES_PER_READ = 200;
/** Identifiers of changes carry the time they were made, not when they were committed: look back this far. */
const OVERLAP_MS = 30_000;

/** Keeps the index in step with the library until `signal` aborts. */
export async function followChanges(
  db: Db,
  engine: SearchEngine,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const follower = new Follower(db, engine);
  while (!signal.aborted) {
    const busy = await follower.round().catch((error: unknown) => {
      if (!signal.aborted) log.error({ err: error }, 'search cannot follow the library');
      return false;
    });
    if (!busy) await sleep(POLL_MS, undefined, { signal }).catch(() => {});
  }
}

export class Follower {
  readonly #db: Db;
  readonly #engine: SearchEngine;
  /** Changes after the position that were applied already. */
  #applied = new Set<string>();
  #position: string | undefined;

  constructor(db: Db, engine: SearchEngine) {
    this.#db = db;
    this.#engine = engine;
  }

  /** Applies the next changes; false when there were none. */
  async round(): Promise<boolean> {
    this.#position ??= await this.#engine.position();
    const changes = await this.#pending(this.#position);
    if (changes.length === 0) return false;
    await this.#apply([...new Set(changes.map((change) => change.documentId))]);
    for (const { id } of changes) this.#applied.add(id);
    await this.#advance();
    return true;
  }

  async #pending(position: string) {
    let after = position;
    while (true) {
      const changes = await listChangesAfter(this.#db, after, CHANGES_PER_ROUND);
      const fresh = changes.filter((change) => !this.#applied.has(change.id));
      const last = changes.at(-1);
      if (fresh.length > 0 || !last) return fresh;
      after = last.id;
    }
  }

  async #apply(ids: string[]): Promise<void> {
    let batch: IndexBatch = this.#emptyBatch();
    let size = 0;
    for (const id of ids) {
      const item = await loadItem(this.#db, id);
      if (item) batch.upserts.push(item);
      else batch.removals.push(id);
      size += item?.body.length ?? 0;
      if (size > BATCH_CHARACTERS || batch.upserts.length >= BATCH_DOCUMENTS) {
        await this.#engine.apply(batch);
        batch = this.#emptyBatch();
        size = 0;
      }
    }
    await this.#engine.apply(batch);
  }

  #emptyBatch(): IndexBatch {
    return { upserts: [], removals: [], position: this.#position ?? '' };
  }

  /** The kept position trails behind the present, so that a late commit is never passed over. */
  async #advance(): Promise<void> {
    const horizon = newId(Date.now() - OVERLAP_MS);
    let position = this.#position ?? '';
    for (const id of this.#applied) {
      if (id > position && id < horizon) position = id;
    }
    if (position === this.#position) return;
    this.#position = position;
    for (const id of this.#applied) if (id <= position) this.#applied.delete(id);
    await this.#engine.apply(this.#emptyBatch());
  }
}

async function loadItem(db: Db, id: string): Promise<SearchItem | undefined> {
  const document = await findDocument(db, id);
  if (document?.visibility !== 'published' || document.stage !== 'ready') return undefined;
  return {
    id,
    title: document.title,
    tags: await listTags(db, id),
    author: document.author,
    body: await readBody(db, document.sha256, document.pageCount),
    categoryId: document.categoryId ?? '',
    format: document.format ?? '',
    language: document.language,
    priceMinor: document.priceMinor,
    downloads: document.downloads,
    publishedAt: document.publishedAt ?? 0,
  };
}

async function readBody(db: Db, sha256: string, pageCount: number): Promise<string> {
  const parts: string[] = [];
  for (let first = 1; first <= pageCount; first += PAGES_PER_READ) {
    parts.push(...(await listPageTexts(db, sha256, first, first + PAGES_PER_READ - 1)));
  }
  return parts.join('\n');
}
