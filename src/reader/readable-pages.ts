import { LRUCache } from 'lru-cache';
import { listPageSizes, listPageTexts, type PageSize } from '../ingest/index.ts';
import type { Db } from '../platform/db/index.ts';
import { readingSeconds } from './reading-time.ts';

/** All pages of a file, locked ones too: what of them is told is for the caller to decide. */
export interface ReadablePages {
  texts: string[];
  sizes: PageSize[];
  /** Seconds each page takes to read. */
  seconds: number[];
}

const CACHE_CHARACTERS = 16_000_000;
const PAGE_WEIGHT = 100;

const kept = new LRUCache<string, ReadablePages>({
  maxSize: CACHE_CHARACTERS,
  sizeCalculation: ({ texts }) => 1 + texts.reduce((sum, text) => sum + text.length + PAGE_WEIGHT, 0),
});

/** Pages 1 to `count` of a file that has been read; kept for the next question about the same file. */
export async function getReadablePages(db: Db, sha256: string, count: number): Promise<ReadablePages> {
  const known = kept.get(sha256);
  if (known && known.texts.length === count) return known;
  const [texts, sizes] = await Promise.all([
    listPageTexts(db, sha256, 1, count),
    listPageSizes(db, sha256, count),
  ]);
  const pages = { texts, sizes, seconds: readingSeconds(texts) };
  kept.set(sha256, pages);
  return pages;
}
