import type { DatabaseSync } from 'node:sqlite';
import type { Suggestion } from '../engine.ts';
import { suggestionKey } from './suggestion-key.ts';

const KINDS = ['title', 'author'] as const;
/** Rows looked at; of a short beginning there are too many to look at all. */
const MOST_ROWS = 400;

/** Titles and authors that begin so, or whose sounds or initials do; the most downloaded first. */
export function suggestFrom(store: DatabaseSync, text: string, limit: number): Suggestion[] {
  const key = suggestionKey(text);
  if (key === '') return [];
  const rows = store
    .prepare(
      `select s.text, s.kind, s.key, d.downloads from
         (select key, number, kind, text from suggestions where key >= ? and key < ? order by key limit ?) s
       join documents d on d.number = s.number where d.live = 1`,
    )
    .all(key, `${key}\uffff`, MOST_ROWS);
  const best = new Map<string, Suggestion & { downloads: number; length: number }>();
  for (const row of rows) {
    const words = String(row['text']);
    const kind = KINDS[Number(row['kind'])] ?? 'title';
    const downloads = Math.max(Number(row['downloads']), best.get(`${kind}${words}`)?.downloads ?? 0);
    best.set(`${kind}${words}`, { text: words, kind, downloads, length: words.length });
  }
  return [...best.values()]
    .sort((a, b) => b.downloads - a.downloads || a.length - b.length || (a.text < b.text ? -1 : 1))
    .slice(0, limit)
    .map(({ text: words, kind }) => ({ text: words, kind }));
}
