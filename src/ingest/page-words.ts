import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import type { Db } from '../platform/db/index.ts';
import type { Storage } from '../storage/index.ts';
import type { WordBox } from './types.ts';

const inflate = promisify(inflateRaw);

export interface PageWords {
  text: string;
  words: WordBox[];
}

/** A page's text and where its words stand; undefined if there is no such page. */
export async function findPageWords(
  db: Db,
  storage: Storage,
  sha256: string,
  number: number,
): Promise<PageWords | undefined> {
  const row = await db
    .selectFrom('pages')
    .innerJoin('sources', 'sources.sha256', 'pages.sha256')
    .select(['text', 'boxes_start', 'boxes_bytes', 'boxes_key'])
    .where('pages.sha256', '=', sha256)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!row) return undefined;
  const packed = await storage.readRange(row.boxes_key, row.boxes_start, row.boxes_bytes);
  return { text: row.text, words: JSON.parse((await inflate(packed)).toString()) as WordBox[] };
}
