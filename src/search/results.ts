import { freePages } from '../access/index.ts';
import { type Document, findDocuments } from '../catalog/index.ts';
import { listPageTexts } from '../ingest/index.ts';
import { breathe } from '../platform/breathe.ts';
import type { Db } from '../platform/db/index.ts';
import type { Term } from './analysis/index.ts';
import type { SearchHit } from './engine.ts';
import type { Placed } from './placed.ts';
import { longestMarked, makeSnippet, type SnippetPart, snippetWeight } from './snippet.ts';

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
  /** Why it stands before what was found, if it does. */
  placed: Placed | undefined;
  explanation?: Record<string, number>;
}

/** Pages whose text is read to find the best snippet of one document. */
const SNIPPET_PAGES = 3;

/** What a page shows of what was found. */
export async function describe(
  db: Db,
  hits: SearchHit[],
  marks: ReadonlySet<Term>,
  placed: ReadonlyMap<string, Placed>,
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
      placed: placed.get(hit.id),
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
