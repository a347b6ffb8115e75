import type { OutlineItem } from '../ingest/index.ts';

export interface ShownOutline {
  /** Entries that lead nowhere have no page. */
  entries: OutlineItem[];
  /** How many entries lead to pages that the reader may not see: their titles are not told. */
  locked: number;
  /** There were more than can be listed. */
  cut: boolean;
}

export const MOST_ENTRIES = 2_000;

/**
 * The table of contents as far as it leads to pages 1 to `visible` of `pageCount`. An entry that leads
 * nowhere may name what is locked, so it is told only where nothing is.
 */
export function showOutline(outline: OutlineItem[], visible: number, pageCount: number): ShownOutline {
  const isWhole = visible >= pageCount;
  const entries = outline
    .map((item) => ({ ...item, page: isPage(item.page, pageCount) ? item.page : null }))
    .filter(({ page, title }) => title.trim() !== '' && (page === null ? isWhole : page <= visible));
  const locked = outline.filter(({ page }) => isPage(page, pageCount) && page > visible).length;
  return { entries: entries.slice(0, MOST_ENTRIES), locked, cut: entries.length > MOST_ENTRIES };
}

function isPage(page: number | null, pageCount: number): page is number {
  return page !== null && Number.isInteger(page) && page >= 1 && page <= pageCount;
}
