import { sql } from 'kysely';
import { breathe } from '../platform/breathe.ts';
import type { Db } from '../platform/db/index.ts';
import type { Following } from './follow.ts';
import { priceClass } from './item.ts';

const DOCUMENTS_PER_STEP = 200;
const STEPS_AT_ONCE = 5;
const REST_MS = 5 * 60_000;

/** Walks through the library again and again, so that downloads and ratings, which no change announces, rank. */
export class SignalSweep {
  readonly #following: Following;
  #after = '';
  #restUntil = 0;

  constructor(following: Following) {
    this.#following = following;
  }

  /** Some documents further; nothing while it rests between two walks. */
  async walk(): Promise<void> {
    for (let step = 0; step < STEPS_AT_ONCE; step++) {
      if (Date.now() < this.#restUntil) return;
      await this.#step();
      await breathe();
    }
  }

  async #step(): Promise<void> {
    const { db, search, signals } = this.#following;
    const rows = await listSignals(db, this.#after);
    const others = await signals?.(
      db,
      rows.map(({ id }) => id),
    );
    const changes = rows.map(({ id, downloads, priceMinor }) => {
      const other = others?.get(id);
      return { id, downloads, rating: other?.rating ?? 0, price: priceClass(priceMinor, other) };
    });
    if (changes.length > 0) await search.updateSignals(changes);
    this.#after = rows.at(-1)?.id ?? '';
    if (rows.length < DOCUMENTS_PER_STEP) {
      this.#after = '';
      this.#restUntil = Date.now() + REST_MS;
    }
  }
}

async function listSignals(db: Db, after: string) {
  return await db
    .selectFrom('documents')
    .select(['id', 'downloads', 'price_minor as priceMinor'])
    .where(sql<boolean>`visibility = 'published'`)
    .where('id', '>', after)
    .orderBy('id')
    .limit(DOCUMENTS_PER_STEP)
    .execute();
}
