import type { Pdfium } from './pdfium.ts';
import { readUtf16 } from './pdfium.ts';

export interface OutlineEntry {
  /** 0 for the top level. */
  readonly level: number;
  readonly title: string;
  /** From 0; null when the entry leads nowhere in this document. */
  readonly page: number | null;
}

const MAX_ENTRIES = 2_000;
const MAX_DEPTH = 32;

/** The outline in reading order. A bookmark met twice (a cycle) is not followed again. */
export function readOutline(pdfium: Pdfium, document: number, pageCount: number): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  const seen = new Set<number>();
  const walk = (parent: number, level: number): void => {
    let bookmark = pdfium.exports.FPDFBookmark_GetFirstChild(document, parent);
    while (bookmark !== 0 && entries.length < MAX_ENTRIES && !seen.has(bookmark)) {
      seen.add(bookmark);
      const title = readTitle(pdfium, bookmark);
      if (title !== '') entries.push({ level, title, page: readPage(pdfium, document, bookmark, pageCount) });
      if (level + 1 < MAX_DEPTH) walk(bookmark, level + 1);
      bookmark = pdfium.exports.FPDFBookmark_GetNextSibling(document, bookmark);
    }
  };
  walk(0, 0);
  return entries;
}

function readTitle(pdfium: Pdfium, bookmark: number): string {
  const title = readUtf16(
    pdfium,
    (buffer, length) => pdfium.exports.FPDFBookmark_GetTitle(bookmark, buffer, length),
    1_000,
  );
  return title.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
}

function readPage(pdfium: Pdfium, document: number, bookmark: number, pageCount: number): number | null {
  const { exports } = pdfium;
  const action = exports.FPDFBookmark_GetAction(bookmark);
  const target =
    exports.FPDFBookmark_GetDest(document, bookmark) ||
    (action === 0 ? 0 : exports.FPDFAction_GetDest(document, action));
  if (target === 0) return null;
  const page = exports.FPDFDest_GetDestPageIndex(document, target);
  return page >= 0 && page < pageCount ? page : null;
}
