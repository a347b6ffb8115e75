import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { type Document, type DocumentSummary, summaryColumns, toSummary } from '../catalog/index.ts';
import { type Db, prepare } from '../platform/db/index.ts';
import type { Log } from '../platform/log.ts';
import type { SearchEngine } from './engine.ts';
import { findSimilar } from './similar.ts';
import './tables.ts';

const LASTING_MS = 6 * 3_600_000;
const ASKED_AGAIN_MS = 10 * 60_000;
/** For the first reader of a document: everybody else is shown what is kept. */
const PATIENCE_MS = 100;
/** Search rests this many times as long as it took to find, within a limit: most of it is for those who search. */
const REST = 9;
const LONGEST_REST_MS = 1_000;
const SHOWN_FOR_MS = 2_000;

interface Context {
  db: Db;
  search: SearchEngine;
  log: Log;
}

export type ListSimilar = (document: Document) => Promise<DocumentSummary[]>;

/**
 * Published documents like one, kept in the database: a page costs one look-up, and search is asked only when
 * nothing is kept or what is kept is old, for one document at a time. What cannot be found now is found when the
 * document is next looked at, so that nothing need be remembered of what is not done yet.
 */
export function keepSimilar(context: Context): ListSimilar {
  const { db, log } = context;
  const shown = new LRUCache<string, DocumentSummary[]>({ max: 500, ttl: SHOWN_FOR_MS });
  const asked = new LRUCache<string, true>({ max: 10_000, ttl: ASKED_AGAIN_MS });
  let busyUntil = 0;

  const renew = async (document: Document): Promise<void> => {
    const started = Date.now();
    let rest = 0;
    busyUntil = Infinity;
    try {
      const { complete } = await context.search.status();
      if (!complete) {
        // An index that is being built answers nobody for a while: pages need not ask it one by one.
        rest = LONGEST_REST_MS;
        return;
      }
      const found = await findSimilar(context, document);
      await keep(db, document, found);
      asked.set(versionOf(document), true);
      for (const other of found) asked.delete(versionOf(other));
    } catch (error) {
      log.debug({ err: error }, 'documents like one were not found');
    } finally {
      busyUntil = Date.now() + Math.max(rest, Math.min(LONGEST_REST_MS, REST * (Date.now() - started)));
    }
  };

  return async (document) => {
    const ready = shown.get(document.id);
    if (ready) return ready;
    let rows = await selectKept(db, document.id);
    if (isOld(rows[0]?.found_at, document) && Date.now() >= busyUntil && !asked.has(versionOf(document))) {
      const renewed = renew(document);
      if (rows.length === 0) {
        await Promise.race([renewed, sleep(PATIENCE_MS)]);
        rows = await selectKept(db, document.id);
      }
    }
    const documents = rows.map(toSummary);
    if (documents.length > 0) shown.set(document.id, documents);
    return documents;
  };
}

function versionOf({ id, updatedAt }: DocumentSummary): string {
  return `${id} ${updatedAt}`;
}

function isOld(foundAt = 0, { updatedAt }: Document): boolean {
  return foundAt < updatedAt || foundAt < Date.now() - LASTING_MS;
}

const selectKept = prepare((db, documentId: string) =>
  db
    .selectFrom('search_similar')
    .innerJoin('documents', 'documents.id', 'similar_id')
    .select(summaryColumns)
    .select('found_at')
    .where('document_id', '=', documentId)
    .where(sql<boolean>`visibility = 'published'`)
    .orderBy('place'),
);

/** In place of those kept before. What is kept for those found is older than a newcomer, and has to be renewed. */
async function keep(db: Db, { id, publishedAt }: Document, found: Document[]): Promise<void> {
  const rows = found.map((other, place) => ({
    document_id: id,
    place,
    similar_id: other.id,
    found_at: Date.now(),
  }));
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('search_similar').where('document_id', '=', id).execute();
    if (rows.length === 0) return;
    // Another server may have found the same at the same moment.
    await tx
      .insertInto('search_similar')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx
      .updateTable('search_similar')
      .set({ found_at: 0 })
      .where(
        'document_id',
        'in',
        found.map((other) => other.id),
      )
      .where('found_at', '<', publishedAt ?? 0)
      .execute();
  });
}
