import { freePages } from '../access/index.ts';
import { type Document, findDocuments } from '../catalog/index.ts';
import { listPageTexts } from '../ingest/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { SearchEngine, SearchQuery } from './engine.ts';
import { makeSnippet, type SnippetPart } from './snippet.ts';

export interface SearchResult {
  document: Document;
  /** From free pages only: what a reader may not see is never quoted. */
  snippet: SnippetPart[];
  /** Free pages on which the query's words were found. */
  pages: number[];
}

const SNIPPET_PAGES = 20;
const MAX_QUERY_LENGTH = 300;

export async function findResults(
  db: Db,
  engine: SearchEngine,
  query: SearchQuery,
): Promise<{ results: SearchResult[]; total: number }> {
  const text = query.text.toWellFormed().slice(0, MAX_QUERY_LENGTH);
  const hits = await engine.search({ ...query, text });
  const documents = await findDocuments(db, hits.ids);
  // The index may be a second behind: what is no longer published must not show.
  const published = documents.filter((document) => document.visibility === 'published');
  const results = await Promise.all(published.map((document) => describe(db, document, text)));
  return { results, total: hits.total };
}

async function describe(db: Db, document: Document, query: string): Promise<SearchResult> {
  const texts = await listPageTexts(db, document.sha256, 1, Math.min(SNIPPET_PAGES, freePages(document)));
  const snippets = texts.map((text) => makeSnippet(text, query));
  const pages = snippets.flatMap((snippet, index) => (snippet ? [index + 1] : []));
  const opening = [{ text: document.summary || document.previewText.slice(0, 120), marked: false }];
  return { document, snippet: bestOf(snippets) ?? opening, pages };
}

function bestOf(snippets: Array<SnippetPart[] | undefined>): SnippetPart[] | undefined {
  const weight = (parts: SnippetPart[]) =>
    parts.reduce((sum, part) => sum + (part.marked ? part.text.length ** 2 : 0), 0);
  return snippets.reduce(
    (best, parts) => (parts && (!best || weight(parts) > weight(best)) ? parts : best),
    undefined,
  );
}
