import { sql } from 'kysely';
import { findDocuments } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { SearchHit } from './engine.ts';
import { type Guidance, pinnedFor, plainQuery } from './guidance.ts';

/** Why a document stands before what was found. */
export interface Placed {
  by: 'pin' | 'file-name';
  /** The query that an operator pinned it to, or the file's name. */
  words: string;
}

const MOST_NAMED = 5;

/** Published documents that stand first for the query: those pinned to it, then those whose file is called so. */
export async function findPlaced(db: Db, guidance: Guidance, query: string): Promise<Map<string, Placed>> {
  const pinned = pinnedFor(guidance, query);
  const documents = await findDocuments(db, [...pinned, ...(await findNamed(db, query.trim()))]);
  const published = documents.filter(({ visibility }) => visibility === 'published');
  return new Map(
    published.map(({ id, fileName }): [string, Placed] => [
      id,
      pinned.includes(id) ? { by: 'pin', words: plainQuery(query) } : { by: 'file-name', words: fileName },
    ]),
  );
}

async function findNamed(db: Db, query: string): Promise<string[]> {
  if (!/\.\w{2,8}$/.test(query)) return [];
  const rows = await db
    .selectFrom('documents')
    .select('id')
    .where(sql<string>`lower(file_name)`, '=', sql<string>`lower(${query})`)
    .where('visibility', '=', 'published')
    .orderBy('id', 'desc')
    .limit(MOST_NAMED)
    .execute();
  return rows.map(({ id }) => id);
}

/** They stand first on the first page, which is longer for it, and nowhere else. */
export function placeFirst(
  hits: SearchHit[],
  placed: ReadonlyMap<string, Placed>,
  offset: number,
): SearchHit[] {
  if (placed.size === 0) return hits;
  const others = hits.filter(({ id }) => !placed.has(id));
  if (offset > 0) return others;
  const first = [...placed.keys()].map(
    (id) => hits.find((hit) => hit.id === id) ?? { id, twins: [], pages: [], bestPage: 1 },
  );
  return [...first, ...others];
}
