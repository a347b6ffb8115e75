import type { Db } from '../platform/db/index.ts';
import { getReadablePages } from './readable-pages.ts';
import type { Opened } from './rights.ts';
import { wordPattern } from './word-pattern.ts';

/** Where the words stand: UTF-16 units into the page's text, and the words around them. */
export interface Hit {
  page: number;
  start: number;
  end: number;
  before: string;
  match: string;
  after: string;
}

export interface Found {
  /** In the order of the pages, at most `MOST_HITS`. */
  hits: Hit[];
  /** How often the words stand on pages that the reader may see, and on the others. */
  total: number;
  locked: number;
}

export const MOST_HITS = 300;
const AROUND = 40;
const CUT_START = /^[\p{L}\p{N}]{1,20}(?=\s)|^[\udc00-\udfff]/u;
const CUT_END = /(?<=\s)[\p{L}\p{N}]{1,20}$|[\ud800-\udbff]$/u;

/** The words in the document: what the reader may see with its surroundings, of the rest the number alone. */
export async function findInDocument(db: Db, { document, visible }: Opened, query: string): Promise<Found> {
  const pattern = wordPattern(query);
  const found: Found = { hits: [], total: 0, locked: 0 };
  if (!pattern) return found;
  const { texts } = await getReadablePages(db, document.sha256, document.pageCount);
  for (const [index, text] of texts.entries()) {
    if (index >= visible) found.locked += countMatches(text, pattern);
    else collectHits(found, index + 1, text, pattern);
  }
  return found;
}

function collectHits(found: Found, page: number, text: string, pattern: RegExp): void {
  for (const { 0: match, index: start } of text.matchAll(pattern)) {
    found.total += 1;
    if (found.hits.length >= MOST_HITS) continue;
    const end = start + match.length;
    found.hits.push({ page, start, end, match, ...surroundings(text, start, end) });
  }
}

/** A few words to either side, none of them cut in two where there are blanks to cut at. */
function surroundings(text: string, start: number, end: number): { before: string; after: string } {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  return {
    before: from > 0 ? `…${before.replace(CUT_START, '')}` : before,
    after: to < text.length ? `${after.replace(CUT_END, '')}…` : after,
  };
}

function countMatches(text: string, pattern: RegExp): number {
  let count = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) count += 1;
  return count;
}
