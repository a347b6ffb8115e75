import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Suggestion } from '../engine.ts';
import type { Columns } from './columns.ts';
import { suggestionKey } from './suggestion-key.ts';
import { shelfOf } from './suggestion-shelves.ts';

const KINDS = ['title', 'author'] as const;
/** Rows looked at, and the least of a shelf; of a short beginning there are too many to look at all. */
const MOST_ROWS = 240;
const LEAST_ROWS = 20;

/** Finds of a shelf the keys from one to before another, so many at most, each as a row without names. */
export function prepareToSuggest(store: DatabaseSync): StatementSync {
  const statement = store.prepare(
    'select number, kind, text from suggestions where shelf = ? and key >= ? and key < ? order by key limit ?',
  );
  statement.setReturnArrays(true);
  return statement;
}

/** Titles and authors that begin so, or whose sounds or initials do; the most downloaded first. */
export function suggestFrom(
  readKeys: StatementSync,
  columns: Columns,
  text: string,
  limit: number,
): Suggestion[] {
  const key = suggestionKey(text);
  if (key === '') return [];
  const best = new Map<string, Suggestion & { downloads: number }>();
  for (const row of readRows(readKeys, key, shelfOf(columns.documents) + 1)) {
    const document = Number(row[0]);
    if (columns.isGone(document)) continue;
    const words = String(row[2]);
    const kind = KINDS[Number(row[1])] ?? 'title';
    const known = best.get(`${kind}${words}`)?.downloads ?? 0;
    best.set(`${kind}${words}`, {
      text: words,
      kind,
      downloads: Math.max(columns.downloads[document] ?? 0, known),
    });
  }
  return [...best.values()]
    .sort((a, b) => b.downloads - a.downloads || a.text.length - b.text.length || (a.text < b.text ? -1 : 1))
    .slice(0, limit)
    .map(({ text: words, kind }) => ({ text: words, kind }));
}

function* readRows(readKeys: StatementSync, key: string, shelves: number): Generator<unknown[]> {
  const most = Math.max(LEAST_ROWS, Math.ceil(MOST_ROWS / shelves));
  for (let shelf = 0; shelf < shelves; shelf++)
    yield* readKeys.all(shelf, key, `${key}\uffff`, most) as unknown as unknown[][];
}
