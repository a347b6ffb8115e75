import { findDocument, listTags } from '../catalog/index.ts';
import { findSource, readPageTexts } from '../ingest/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { SearchItem } from './engine.ts';

const PAGES_PER_READ = 200;
const MOST_HEADINGS = 300;

/** What other domains know of documents that ranks and filters them. */
export interface DocumentSignals {
  /** 0 to 5; 0 without reviews. */
  rating: number;
  /** Whether members download it free. */
  freeForMembers: boolean;
}

/** Signals by document; a document without an entry has none. */
export type ReadSignals = (db: Db, ids: string[]) => Promise<Map<string, DocumentSignals>>;

/** What the index keeps of a document; undefined if readers are not to find it. */
export async function loadItem(
  db: Db,
  id: string,
  signals?: DocumentSignals,
): Promise<SearchItem | undefined> {
  const document = await findDocument(db, id);
  if (document?.visibility !== 'published' || document.stage !== 'ready') return undefined;
  const source = await findSource(db, document.sha256);
  return {
    id,
    title: document.title,
    author: document.author,
    tags: await listTags(db, id),
    fileName: document.fileName,
    summary: document.summary,
    outline: source?.outline.slice(0, MOST_HEADINGS).map(({ title }) => title) ?? [],
    pages: await readPages(db, document.sha256, document.pageCount),
    categoryId: document.categoryId ?? '',
    format: document.format ?? '',
    language: document.language,
    price: priceClass(document.priceMinor, signals),
    contributor: document.ownerId,
    publishedAt: document.publishedAt ?? 0,
    downloads: document.downloads,
    rating: signals?.rating ?? 0,
  };
}

export function priceClass(priceMinor: number, signals: DocumentSignals | undefined): SearchItem['price'] {
  if (priceMinor === 0) return 'free';
  return signals?.freeForMembers ? 'member' : 'paid';
}

async function readPages(db: Db, sha256: string, pageCount: number): Promise<string[]> {
  const pages: string[] = [];
  for (let first = 1; first <= pageCount; first += PAGES_PER_READ) {
    pages.push(...(await readPageTexts(db, sha256, first, first + PAGES_PER_READ - 1)));
  }
  return pages;
}
