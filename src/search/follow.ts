import { setTimeout as sleep } from 'node:timers/promises';
import { listChangesAfter } from '../catalog/index.ts';
import { breathe } from '../platform/breathe.ts';
import type { Db } from '../platform/db/index.ts';
import { newId } from '../platform/ids.ts';
import type { Log } from '../platform/log.ts';
import type { IndexBatch, SearchEngine } from './engine.ts';
import { loadItem, type ReadSignals } from './item.ts';
import { SignalSweep } from './signal-sweep.ts';

const POLL_MS = 1_000;
const CHANGES_PER_ROUND = 1_000;
const BATCH_CHARACTERS = 1_000_000;
const BATCH_DOCUMENTS = 1_000;
/** Identifiers of changes carry the time they were made, not when they were committed: look back this far. */
const OVERLAP_MS = 30_000;
const COMPLAINT_MS = 60_000;

export interface Following {
  db: Db;
  search: SearchEngine;
  /** Ratings and membership, where other domains keep them. */
  signals?: ReadSignals;
}

/** Keeps the index in step with the library until `signal` aborts. */
export async function followChanges(following: Following, log: Log, signal: AbortSignal): Promise<void> {
  const follower = new Follower(following);
  const sweep = new SignalSweep(following);
  const complain = complainNowAndThen((error) => {
    if (!signal.aborted) log.error({ err: error }, 'search cannot follow the library');
  });
  while (!signal.aborted) {
    const applied = await follower.round().catch((error: unknown) => {
      complain(error);
      return 0;
    });
    // Fewer than there might be wait for those that come meanwhile: each batch is a file to write and to merge.
    if (applied === CHANGES_PER_ROUND) continue;
    if (applied === 0) {
      await sweep.walk().catch((error: unknown) => {
        if (!signal.aborted) log.error({ err: error }, 'search cannot read downloads and ratings');
      });
    }
    await sleep(POLL_MS, undefined, { signal }).catch(() => {});
  }
}

/** A full disk fails every second in the same way: that is told once a minute. */
function complainNowAndThen(tell: (error: unknown) => void): (error: unknown) => void {
  let last = { message: '', at: 0 };
  return (error) => {
    const message = String(error);
    if (message === last.message && Date.now() - last.at < COMPLAINT_MS) return;
    last = { message, at: Date.now() };
    tell(error);
  };
}

export class Follower {
  readonly #following: Following;
  /** Changes after the position that were applied already. */
  #applied = new Set<string>();
  #generation: string | undefined;
  #position = '';

  constructor(following: Following) {
    this.#following = following;
  }

  /** Applies the next changes; returns how many there were. */
  async round(): Promise<number> {
    const { db, search } = this.#following;
    const status = await search.status();
    if (status.generation !== this.#generation) {
      this.#generation = status.generation;
      this.#position = status.position;
      this.#applied.clear();
    }
    const changes = await this.#pending(db);
    if (changes.length === 0) {
      if (!status.complete) await search.markComplete(this.#generation);
      return 0;
    }
    await this.#apply([...new Set(changes.map((change) => change.documentId))]);
    for (const { id } of changes) this.#applied.add(id);
    await this.#advance();
    return changes.length;
  }

  async #pending(db: Db) {
    let after = this.#position;
    while (true) {
      const changes = await listChangesAfter(db, after, CHANGES_PER_ROUND);
      const fresh = changes.filter((change) => !this.#applied.has(change.id));
      const last = changes.at(-1);
      if (fresh.length > 0 || !last) return fresh;
      after = last.id;
    }
  }

  async #apply(ids: string[]): Promise<void> {
    const { db, search, signals } = this.#following;
    const known = await signals?.(db, ids);
    let batch = this.#emptyBatch();
    let size = 0;
    for (const id of ids) {
      const item = await loadItem(db, id, known?.get(id));
      if (item) batch.upserts.push(item);
      else batch.removals.push(id);
      size += item?.pages.reduce((sum, page) => sum + page.length, 0) ?? 0;
      if (size > BATCH_CHARACTERS || batch.upserts.length >= BATCH_DOCUMENTS) {
        await search.apply(batch, this.#generation);
        batch = this.#emptyBatch();
        size = 0;
      }
      await breathe();
    }
    await search.apply(batch, this.#generation);
  }

  #emptyBatch(): IndexBatch {
    return { upserts: [], removals: [], position: this.#position };
  }

  /** The kept position trails behind the present, so that a late commit is never passed over. */
  async #advance(): Promise<void> {
    const horizon = newId(Date.now() - OVERLAP_MS);
    let position = this.#position;
    for (const id of this.#applied) {
      if (id > position && id < horizon) position = id;
    }
    if (position === this.#position) return;
    this.#position = position;
    for (const id of this.#applied) if (id <= position) this.#applied.delete(id);
    await this.#following.search.apply(this.#emptyBatch(), this.#generation);
  }
}
