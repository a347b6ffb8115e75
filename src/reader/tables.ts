/** How far a reader has come. Pages from 1; times in ms since 1970. */
export interface ReadingProgressTable {
  /** `a:` and an account's identifier, or `v:` and a visitor's. */
  reader: string;
  document_id: string;
  last_page: number;
  furthest_page: number;
  read_at: number;
}

declare module '../platform/db/tables.ts' {
  interface Tables {
    reading_progress: ReadingProgressTable;
  }
}
