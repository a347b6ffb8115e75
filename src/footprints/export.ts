import { slugify } from '../catalog/index.ts';
import { csvCell } from '../platform/csv.ts';
import type { Progress } from '../reader/index.ts';
import { links } from '../ui/links.ts';
import type { Footprint } from './list.ts';

export interface ExportedFootprint {
  document: string;
  title: string;
  /** Null for a document that is gone. */
  url: string | null;
  firstOpenedAt: string;
  lastOpenedAt: string;
  /** The furthest page that was read, and how many there are; null where it was not read or is gone. */
  furthestPage: number | null;
  pageCount: number | null;
}

export function exportFootprint(
  footprint: Footprint,
  progress: Map<string, Progress>,
  baseUrl: string,
): ExportedFootprint {
  const { documentId, title, firstAt, lastAt, document } = footprint;
  return {
    document: documentId,
    title,
    url: document ? baseUrl + links.document(documentId, slugify(title)) : null,
    firstOpenedAt: new Date(firstAt).toISOString(),
    lastOpenedAt: new Date(lastAt).toISOString(),
    furthestPage: (document && progress.get(documentId)?.furthestPage) ?? null,
    pageCount: document && document.pageCount > 0 ? document.pageCount : null,
  };
}

const COLUMNS = [
  'document',
  'title',
  'url',
  'firstOpenedAt',
  'lastOpenedAt',
  'furthestPage',
  'pageCount',
] as const;

/** RFC 4180, with the mark by which spreadsheets know UTF-8. */
export function toCsv(footprints: ExportedFootprint[]): string {
  const lines = footprints.map((footprint) =>
    COLUMNS.map((column) => csvCell(String(footprint[column] ?? ''))),
  );
  return `\u{FEFF}${[COLUMNS, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('')}`;
}
