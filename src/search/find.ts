import { type Document, findDocuments } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { Term } from './analysis/index.ts';
import { emptyFacets } from './facets.ts';
import { isSlip, mend, type Respelling, respeltIn } from './correction.ts';
import {
  type SearchEngine,
  type SearchHits,
  type SearchQuery,
  type SearchSort,
  seeksWords,
} from './engine.ts';
import { readGuidance, synonymsFor } from './guidance.ts';
import { findPlaced, type Placed, placeFirst } from './placed.ts';
import { isPlain, parseQuery } from './query-language.ts';
import { describe, type SearchResult } from './results.ts';
import { respell } from './spelling.ts';
import { relatedWords } from './thesaurus.ts';

/** What a reader asks for. */
export interface SearchRequest {
  /** As typed. */
  q: string;
  filters: SearchQuery['filters'];
  sort: SearchSort;
  limit: number;
  offset: number;
  facets?: boolean;
  explain?: boolean;
  /** Exactly as typed: no spelling is put right. */
  exact?: boolean;
}

export interface SearchAnswer {
  results: SearchResult[];
  total: number;
  facets: SearchHits['facets'];
  /** False where no document has all the words, and those with some of them are shown. */
  complete: boolean;
  /** What must not be there, where that is all that was asked. */
  excluded: string[];
  /** Another spelling of the query, if it found little and titles or authors suggest one. */
  correction: string | undefined;
  /** What is shown instead of the query as typed. */
  respelling: Respelling | undefined;
  /** Phrases that nothing has with the rest of the query, so that their words were looked for. */
  unquoted: string[];
  /** Terms to mark in titles. */
  marks: ReadonlySet<Term>;
  /** There may be more than was found: the index has not caught up with the library yet. */
  isRebuilding: boolean;
}

/** Documents whose titles and authors tell how a query may be spelt. */
const TITLES_READ = 10;

/**
 * Answers a query, in place of one that is surely misspelt the one that was meant. Throws `AppError` `unavailable`
 * while the index cannot be used.
 */
export async function findResults(
  db: Db,
  engine: SearchEngine,
  request: SearchRequest,
): Promise<SearchAnswer> {
  const asked = await answer(db, engine, request);
  if (asked.complete && asked.total > 0) return asked;
  const mended = await mend(engine, request.q, await titlesFor(db, engine, request, asked));
  if (!mended) return asked;
  const offered = { ...asked, correction: mended.query };
  if (request.exact || !isPlain(parseQuery(request.q)) || !(await isSlip(engine, mended))) return offered;
  const meant = await answer(db, engine, { ...request, q: mended.query });
  const respelling = { typed: [mended.typed], meant: mended.query };
  return meant.total > 0 ? { ...meant, respelling } : offered;
}

/** Answers a query as it is, but for words in letters that no document has. */
async function answer(db: Db, engine: SearchEngine, request: SearchRequest): Promise<SearchAnswer> {
  const { text, format } = parseQuery(request.q);
  const filters = format ? { ...request.filters, format: request.filters.format ?? format } : request.filters;
  // Filters, or what must not be there, choose among all documents.
  if (!seeksWords(text) && text.without.length + Object.keys(filters).length === 0)
    return await nothing(engine);
  const guidance = await readGuidance(db);
  const { q, ...rest } = request;
  const synonyms = synonymsFor(guidance, q);
  const found = await engine.search({
    ...rest,
    filters,
    text,
    synonyms,
    related: relatedWords(q, synonyms),
  });
  const marks = new Set(found.marks);
  const isPlainList = Object.keys(filters).length === 0 && request.sort === 'relevance';
  const placed = isPlainList ? await findPlaced(db, guidance, q) : new Map<string, Placed>();
  const hits = placeFirst(found.hits, placed, request.offset);
  const results = await describe(db, hits, marks, placed);
  // What was taken back since the index last heard is not counted where it would have stood.
  const total = found.total - (hits.length - results.length);
  return {
    results,
    // What stands beside what was found is counted only where nothing else was.
    total: total || results.length,
    facets: found.facets,
    complete: found.complete || hasNamed(placed),
    excluded: seeksWords(text) ? [] : text.without,
    correction: undefined,
    respelling: respellingOf(q, found, results),
    unquoted: found.unquoted,
    marks,
    isRebuilding: found.isRebuilding,
  };
}

function hasNamed(placed: ReadonlyMap<string, Placed>): boolean {
  return [...placed.values()].some(({ by }) => by === 'file-name');
}

function respellingOf(q: string, { respelt }: SearchHits, results: SearchResult[]): Respelling | undefined {
  const words = respeltIn(q, respelt);
  if (words.length === 0) return undefined;
  const texts = results.flatMap(({ document: { title, author }, snippet }) => [
    title,
    author,
    snippet.map(({ text }) => text).join(''),
  ]);
  return { typed: words.map(({ typed }) => typed), meant: respell(q, words, texts) };
}

/** Titles and authors by which a spelling is put right: the same on every page, in every order, behind every filter. */
async function titlesFor(
  db: Db,
  engine: SearchEngine,
  request: SearchRequest,
  { results }: SearchAnswer,
): Promise<string[]> {
  const { filters, sort, limit, offset, q } = request;
  const isFirst = offset === 0 && sort === 'relevance' && Object.keys(filters).length === 0;
  const documents =
    isFirst && limit >= TITLES_READ
      ? results.slice(0, TITLES_READ).map(({ document }) => document)
      : await findFirst(db, engine, q);
  return documents.flatMap(({ title, author }) => [title, author]);
}

async function findFirst(db: Db, engine: SearchEngine, q: string): Promise<Document[]> {
  const { text } = parseQuery(q);
  const { hits } = await engine.search({
    text,
    filters: {},
    sort: 'relevance',
    limit: TITLES_READ,
    offset: 0,
  });
  return await findDocuments(
    db,
    hits.map(({ id }) => id),
  );
}

async function nothing(engine: SearchEngine): Promise<SearchAnswer> {
  const { complete } = await engine.status();
  return {
    results: [],
    total: 0,
    facets: emptyFacets(),
    complete: true,
    excluded: [],
    correction: undefined,
    respelling: undefined,
    unquoted: [],
    marks: new Set(),
    isRebuilding: !complete,
  };
}
