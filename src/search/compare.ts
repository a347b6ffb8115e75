import { sql } from 'kysely';
import type { Db } from '../platform/db/index.ts';
import type { SearchEngine } from './engine.ts';

/** How the index and the library differ, by documents' identifiers; the first hundred of each kind. */
export interface IndexComparison {
  inLibrary: number;
  inIndex: number;
  /** Published and not found by search. */
  missing: string[];
  /** Found by search and no longer published. */
  stale: string[];
  complete: boolean;
}

const PER_READ = 5_000;
const MOST_NAMED = 100;

/** Walks through both in the order of identifiers. */
export async function compareIndex(db: Db, search: SearchEngine): Promise<IndexComparison> {
  const { complete } = await search.status();
  const published = walk((after) => listPublishedIds(db, after));
  const indexed = walk((after) => search.listIds(after, PER_READ));
  const result: IndexComparison = { inLibrary: 0, inIndex: 0, missing: [], stale: [], complete };
  let [ours, theirs] = [await published.next(), await indexed.next()];
  while (!ours.done || !theirs.done) {
    const isOurs = !ours.done && (theirs.done || ours.value <= theirs.value);
    const isTheirs = !theirs.done && (ours.done || theirs.value <= ours.value);
    if (isOurs) result.inLibrary += 1;
    if (isTheirs) result.inIndex += 1;
    if (isOurs && !isTheirs && result.missing.length < MOST_NAMED) result.missing.push(String(ours.value));
    if (isTheirs && !isOurs && result.stale.length < MOST_NAMED) result.stale.push(String(theirs.value));
    if (isOurs) ours = await published.next();
    if (isTheirs) theirs = await indexed.next();
  }
  return result;
}

async function* walk(read: (after: string) => Promise<string[]>): AsyncGenerator<string, undefined> {
  let after = '';
  while (true) {
    const ids = await read(after);
    yield* ids;
    const last = ids.at(-1);
    if (last === undefined) return undefined;
    after = last;
  }
}

async function listPublishedIds(db: Db, after: string): Promise<string[]> {
  const rows = await db
    .selectFrom('documents')
    .select('id')
    .where(sql<boolean>`visibility = 'published'`)
    .where('stage', '=', 'ready')
    .where('id', '>', after)
    .orderBy('id')
    .limit(PER_READ)
    .execute();
  return rows.map(({ id }) => id);
}
