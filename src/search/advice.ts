import type { Db } from '../platform/db/index.ts';
import { soundOf } from './correction.ts';
import type { FacetCount, SearchEngine } from './engine.ts';
import { findResults, type SearchRequest } from './find.ts';
import { isPlain, type Part, parseQuery, splitQuery } from './query-language.ts';
import { findSuggestions } from './suggestions.ts';

/** Other queries to offer where one found nothing, each of which finds something. */
export interface Advice {
  spellings: string[];
  shorter: string[];
  /** The words of titles, authors and phrases, to be looked for anywhere. */
  anywhere: string[];
  /** Where the query asked for a format: those that the rest of it finds. */
  formats: { rest: string; counts: FacetCount[] };
}

const MOST_SHORTER = 4;
const MOST_SPELLINGS = 3;

/** The nearest spellings, the query with one part left out or anywhere, and other formats. */
export async function adviseOn(db: Db, engine: SearchEngine, request: SearchRequest): Promise<Advice> {
  const parts = splitQuery(request.q);
  const shorter = parts
    .map((_, index) => parts.toSpliced(index, 1))
    // What must not be there is, left alone, the opposite of what was asked.
    .filter((left) => left.some(({ field }) => field !== 'without'))
    .map(sourceOf);
  const anywhere = parts.map(({ field, words, source }) =>
    field === 'plain' || field === 'without' || field === 'format' ? source : words,
  );
  const keep = (queries: string[]) => keepFruitful(db, engine, request, queries);
  const spellings = (await findSpellings(db, engine, request.q)).slice(0, MOST_SPELLINGS);
  return {
    spellings: await keep(spellings),
    shorter: await keep(shorter.slice(0, MOST_SHORTER)),
    anywhere: await keep([anywhere.join(' ')].filter((query) => query !== request.q)),
    formats: await findFormats(engine, parts, request.filters),
  };
}

function sourceOf(parts: Part[]): string {
  return parts.map(({ source }) => source).join(' ');
}

async function findSpellings(db: Db, engine: SearchEngine, query: string): Promise<string[]> {
  if (!isPlain(parseQuery(query))) return [];
  const beginning = query.slice(0, Math.max(2, Math.ceil(query.length / 2)));
  const near = await Promise.all(
    [await soundOf(engine, query), beginning].map((start) => findSuggestions(db, engine, start)),
  );
  const texts = near.flat().map(({ text }) => text);
  return [...new Set(texts)].filter((text) => text !== query);
}

async function findFormats(
  engine: SearchEngine,
  parts: Part[],
  filters: SearchRequest['filters'],
): Promise<Advice['formats']> {
  const others = parts.filter(({ field }) => field !== 'format');
  const rest = sourceOf(others);
  if (others.length === parts.length) return { rest, counts: [] };
  const { format: _, ...left } = filters;
  const { text } = parseQuery(rest);
  const found = await engine.search({
    text,
    filters: left,
    sort: 'newest',
    limit: 0,
    offset: 0,
    facets: true,
  });
  return { rest, counts: found.facets.format };
}

async function keepFruitful(
  db: Db,
  engine: SearchEngine,
  request: SearchRequest,
  queries: string[],
): Promise<string[]> {
  const kept: string[] = [];
  for (const q of queries) {
    const asked = { ...request, q, limit: 1, offset: 0, facets: false };
    if ((await findResults(db, engine, asked)).total > 0) kept.push(q);
  }
  return kept;
}
