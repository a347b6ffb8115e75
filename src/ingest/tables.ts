/** What was read from a file, by its SHA-256. */
export interface SourceTable {
  sha256: string;
  /** Storage key of the PDF that is shown: the original where that is one. */
  shown_key: string;
  boxes_key: string;
  page_count: number;
  /** JSON: OutlineItem[]. */
  outline: string;
  /** JSON: SourceMetadata. */
  metadata: string;
  read_at: number;
}

/** Sizes in points after rotation. Word boxes lie in the source's boxes file, one deflated JSON array a page. */
export interface PageTable {
  sha256: string;
  number: number;
  width: number;
  height: number;
  text: string;
  boxes_start: number;
  boxes_bytes: number;
}

declare module '../platform/db/tables.ts' {
  interface Tables {
    sources: SourceTable;
    pages: PageTable;
  }
}
