import { LRUCache } from 'lru-cache';
import type { Db } from '../../platform/db/index.ts';
import { getReadablePages } from '../readable-pages.ts';
import type { Opened } from '../rights.ts';
import { Folding, type Simplify } from './folding.ts';
import { seamsOf } from './seams.ts';
import { type Match, Strip } from './strip.ts';

/** Where the words stand: UTF-16 units into the page's text, and the words around them. */
export interface Hit {
  page: number;
  start: number;
  end: number;
  /** Where they go on, on the next page. */
  onto?: { start: number; end: number };
  before: string;
  match: string;
  after: string;
}

export interface Found {
  /** In the order of the pages, at most `MOST_HITS`: those around the place asked for. */
  hits: Hit[];
  /** Which of all hits the first listed one is, from 1. */
  first: number;
  /** How often the words stand on pages that the reader may see, and on the others. */
  total: number;
  locked: number;
}

/** Around which hits are listed: a page, or one of them by its number, from 1. */
export type Around = { page: number } | { hit: number };

/** The words in a document: what the reader may see with its surroundings, of the rest the number alone. */
export type FindInDocument = (db: Db, opened: Opened, query: string, around: Around) => Promise<Found>;

export const MOST_HITS = 300;
const BEFORE = 50;
const LONGEST_QUERY = 200;
const AROUND = 40;
/** Some of what is looked at may be leaders, which say nothing. */
const LOOKED_AROUND = 4 * AROUND;
const LEADERS = /\s*(?:[.…·．_]\s?){4,}/g;
const CUT_START = /^[\p{L}\p{N}]{1,20}(?=\s)|^[\udc00-\udfff]/u;
const CUT_END = /(?<=\s)[\p{L}\p{N}]{1,20}$|[\ud800-\udbff]$/u;
/** UTF-16 units of the documents that were searched last; each takes six bytes. */
const KEPT_UNITS = 3_000_000;

interface Searchable {
  texts: string[];
  pages: Strip;
  seams: Strip;
}

/** Blanks and line ends, width, case and script make no difference; words may run from one page onto the next. */
export function createFind(simplify: Simplify): FindInDocument {
  const folding = new Folding(simplify);
  const kept = new LRUCache<string, Searchable>({
    maxSize: KEPT_UNITS,
    sizeCalculation: ({ pages, seams }) => 1 + pages.length + seams.length,
  });
  return async (db, { document, visible }, query, around) => {
    const { texts } = await getReadablePages(db, document.sha256, document.pageCount);
    const known = kept.get(document.sha256);
    const searchable = known?.texts === texts ? known : searchableOf(folding, texts);
    kept.set(document.sha256, searchable);
    return findIn(searchable, visible, query.normalize('NFKC').slice(0, LONGEST_QUERY), around);
  };
}

function searchableOf(folding: Folding, texts: string[]): Searchable {
  const pages = texts.map((text, index) => [{ page: index + 1, text, from: 0, to: text.length }]);
  return { texts, pages: new Strip(folding, pages), seams: new Strip(folding, seamsOf(texts)) };
}

function findIn({ texts, pages, seams }: Searchable, visible: number, query: string, around: Around): Found {
  const places: Place[] = [];
  let locked = 0;
  const take = (page: number, match: Match) => {
    if (page + (match.onto ? 1 : 0) > visible) locked += 1;
    else places.push({ page, match });
  };
  pages.find(query, (match) => take(match.piece + 1, match));
  const within = places.length;
  // What lies on one page only was found above. The pieces of seams are of pages 1 and 2, 2 and 3 …
  seams.find(query, (match) => match.onto && take(match.piece / 2 + 1, match));
  if (places.length > within) places.sort((a, b) => a.page - b.page || a.match.start - b.match.start);
  const from = firstListed(places, around);
  const listed = places.slice(from, from + MOST_HITS);
  const hits = listed.map(({ page, match }) => toHit(texts, page, match));
  return { hits, first: from + 1, total: places.length, locked };
}

interface Place {
  page: number;
  match: Match;
}

/** Where the list begins: a few before the place asked for. */
function firstListed(places: Place[], around: Around): number {
  const isAhead = ({ page }: Place) => 'page' in around && page >= around.page;
  const ahead = 'hit' in around ? around.hit - 1 : places.findIndex(isAhead);
  const first = Math.min((ahead < 0 ? places.length : ahead) - BEFORE, places.length - MOST_HITS);
  return Math.max(0, first);
}

function toHit(texts: string[], page: number, { start, end, onto }: Match): Hit {
  const text = texts[page - 1] ?? '';
  const hit = { page, start, end, before: wordsBefore(text, start) };
  if (!onto) return { ...hit, match: text.slice(start, end), after: wordsAfter(text, end) };
  const next = texts[page] ?? '';
  const match = `${text.slice(start, end)} ${next.slice(onto.start, onto.end)}`;
  return { ...hit, onto, match, after: wordsAfter(next, onto.end) };
}

/** A few words, none of them cut in two where there are blanks to cut at. */
function wordsBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - LOOKED_AROUND), start).replaceAll(LEADERS, ' … ');
  if (before.length <= AROUND && start <= LOOKED_AROUND) return before;
  return `…${before.slice(-AROUND).replace(CUT_START, '')}`;
}

function wordsAfter(text: string, end: number): string {
  const after = text.slice(end, end + LOOKED_AROUND).replaceAll(LEADERS, ' … ');
  if (after.length <= AROUND && end + LOOKED_AROUND >= text.length) return after;
  return `${after.slice(0, AROUND).replace(CUT_END, '')}…`;
}
