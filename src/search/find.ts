import { freePages } from '../access/index.ts';
import { type Document, findDocuments } from '../catalog/index.ts';
import { listPageTexts } from '../ingest/index.ts';
import { breathe } from '../platform/breathe.ts';
import type { Db } from '../platform/db/index.ts';
import type { Term } from './analysis/index.ts';
import { emptyFacets } from './facets.ts';
import type { SearchEngine, SearchHit, SearchHits, SearchQuery, SearchSort } from './engine.ts';
import { pinnedFor, readGuidance, synonymsFor } from './guidance.ts';
import { parseQuery, seeksWords } from './query-language.ts';
import { longestMarked, makeSnippet, type SnippetPart, snippetWeight } from './snippet.ts';
import { mendQuery } from './spelling.ts';
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
}

export interface SearchResult {
  document: Document;
  /** The same document in other formats. */
  twins: Document[];
  /** From free pages only: what a reader may not see is never quoted. */
  snippet: SnippetPart[];
  /** What to look for in the document to see the words where they stand; undefined where no page could be quoted. */
  words: string | undefined;
  /** Free pages on which the query's words were found, rising. */
  pages: number[];
  /** On how many locked pages they were found. */
  lockedPages: number;
  /** An operator chose it for this query. */
  isPinned: boolean;
  explanation?: Record<string, number>;
}

export interface SearchAnswer {
  results: SearchResult[];
  total: number;
  facets: SearchHits['facets'];
  /** False where no document has all the words, and those with some of them are shown. */
  complete: boolean;
  /** Another spelling of the query, if it found little and titles or authors suggest one. */
  correction: string | undefined;
  /** Terms to mark in titles. */
  marks: ReadonlySet<Term>;
  /** There may be more than was found: the index has not caught up with the library yet. */
  isRebuilding: boolean;
}

/** Pages whose text is read to find the best snippet of one document. */
const SNIPPET_PAGES = 3;

/** Answers a query. Throws `AppError` `unavailable` while the index cannot be used. */
export async function findResults(
  db: Db,
  engine: SearchEngine,
  request: SearchRequest,
): Promise<SearchAnswer> {
  const { text, format } = parseQuery(request.q);
  const filters = format ? { ...request.filters, format: request.filters.format ?? format } : request.filters;
  // Filters alone choose among all documents.
  if (!seeksWords(text) && Object.keys(filters).length === 0) return await nothing(engine);
  const guidance = await readGuidance(db);
  const { q: _, ...rest } = request;
  const synonyms = synonymsFor(guidance, request.q);
  const related = relatedWords(request.q, synonyms);
  const found = await engine.search({ ...rest, filters, text, synonyms, related });
  const marks = new Set(found.marks);
  const isPlainList = Object.keys(filters).length === 0 && request.sort === 'relevance';
  const pinned = isPlainList ? await findPinned(db, pinnedFor(guidance, request.q)) : [];
  const hits = withPinned(found.hits, pinned, request.offset);
  const results = await describe(db, hits, marks, new Set(pinned));
  // What was taken back since the index last heard is not counted where it would have stood; what an operator chose
  // beside what was found is counted only where nothing else was.
  const total = found.total - (hits.length - results.length) || results.length;
  return {
    results,
    total,
    facets: found.facets,
    complete: found.complete,
    correction: found.complete ? undefined : correct(request.q, results),
    marks,
    isRebuilding: found.isRebuilding,
  };
}

async function nothing(engine: SearchEngine): Promise<SearchAnswer> {
  const { complete } = await engine.status();
  return {
    results: [],
    total: 0,
    facets: emptyFacets(),
    complete: true,
    correction: undefined,
    marks: new Set(),
    isRebuilding: !complete,
  };
}

async function findPinned(db: Db, ids: string[]): Promise<string[]> {
  const documents = await findDocuments(db, ids);
  return documents.filter(({ visibility }) => visibility === 'published').map(({ id }) => id);
}

/** Pinned documents stand first on the first page, which is longer for it, and nowhere else. */
function withPinned(hits: SearchHit[], pinned: string[], offset: number): SearchHit[] {
  if (pinned.length === 0) return hits;
  const others = hits.filter(({ id }) => !pinned.includes(id));
  if (offset > 0) return others;
  const first = pinned.map(
    (id) => hits.find((hit) => hit.id === id) ?? { id, twins: [], pages: [], bestPage: 1 },
  );
  return [...first, ...others];
}

async function describe(
  db: Db,
  hits: SearchHit[],
  marks: ReadonlySet<Term>,
  pinned: ReadonlySet<string>,
): Promise<SearchResult[]> {
  const documents = await findDocuments(
    db,
    hits.flatMap(({ id, twins }) => [id, ...twins]),
  );
  // The index may be a second behind: what is no longer published must not show.
  const byId = new Map(
    documents
      .filter(({ visibility }) => visibility === 'published')
      .map((document) => [document.id, document]),
  );
  const results: SearchResult[] = [];
  for (const hit of hits) {
    const document = byId.get(hit.id);
    if (!document) continue;
    await breathe();
    const free = freePages(document);
    const pages = hit.pages.filter((page) => page <= free);
    const quote = await quotePages(db, document, pages, hit.bestPage, marks);
    results.push({
      document,
      twins: hit.twins.flatMap((id) => byId.get(id) ?? []),
      snippet: quote ?? makeSnippet(document.summary, marks) ?? opening(document),
      words: quote && longestMarked(quote),
      pages,
      lockedPages: hit.pages.length - pages.length,
      isPinned: pinned.has(hit.id),
      ...(hit.explanation ? { explanation: hit.explanation } : {}),
    });
  }
  return results;
}

async function quotePages(
  db: Db,
  document: Document,
  pages: number[],
  bestPage: number,
  marks: ReadonlySet<Term>,
): Promise<SnippetPart[] | undefined> {
  const wanted = [bestPage, ...pages].filter((page) => pages.includes(page)).slice(0, SNIPPET_PAGES);
  let best: SnippetPart[] | undefined;
  for (const page of new Set(wanted)) {
    const [text = ''] = await listPageTexts(db, document.sha256, page, page);
    const snippet = makeSnippet(text, marks);
    if (snippet && (!best || snippetWeight(snippet) > snippetWeight(best))) best = snippet;
    if (page === bestPage && best) return best;
  }
  return best;
}

function opening({ summary, previewText }: Document): SnippetPart[] {
  const text = summary || previewText.slice(0, 130);
  return text === '' ? [] : [{ text, marked: false }];
}

function correct(query: string, results: SearchResult[]): string | undefined {
  const texts = results.slice(0, 5).flatMap(({ document: { title, author } }) => [title, author]);
  return mendQuery(query, texts);
}
