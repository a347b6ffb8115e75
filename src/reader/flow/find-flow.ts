import { findSource, keptFlow, type PlacedEntry } from '../../ingest/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Storage } from '../../storage/index.ts';
import { getReadablePages } from '../readable-pages.ts';
import type { Opened } from '../rights.ts';
import { flowOfPages } from './flow-of-pages.ts';

/**
 * What begins on pages `first` to `last`, as the source has it. Who may not see all pages is sent only what stands
 * word for word on those they may see, to its end.
 */
export async function findFlow(
  db: Db,
  storage: Storage,
  { document, visible }: Opened,
  first: number,
  last: number,
): Promise<PlacedEntry[]> {
  const { sha256, pageCount } = document;
  const isWhole = visible >= pageCount;
  const entries = await keptFlow.find(storage, sha256);
  if (entries)
    return entries.filter(
      (entry) =>
        entry.page >= first &&
        entry.page <= last &&
        (isWhole || (entry.last !== null && entry.last <= visible)),
    );
  const [{ texts }, source] = await Promise.all([
    getReadablePages(db, sha256, pageCount),
    findSource(db, sha256),
  ]);
  return flowOfPages(texts.slice(first - 1, Math.min(last, visible)), first, source?.outline ?? []);
}
