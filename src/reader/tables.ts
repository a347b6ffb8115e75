/** How far a reader has come. Pages from 1; times in ms since 1970. */
export interface ReadingProgressTable {
  /** `a:` and an account's identifier, or `v:` and a visitor's. */
  reader: string;
  document_id: string;
  last_page: number;
  furthest_page: number;
  read_at: number;
}

/** A highlight (words of a page), a note on a whole page (no quote), or words with a note. */
export interface ReaderNoteTable {
  id: string;
  /** As in `reading_progress`. */
  reader: string;
  document_id: string;
  /** The version of the file in which the place was found last. */
  sha256: string;
  page: number;
  /** UTF-16 units into the page's text. */
  start_at: number;
  quote: string;
  before: string;
  after: string;
  /** 1 where that version does not have the words any more. */
  lost: number;
  note: string;
  created_at: number;
  updated_at: number;
}

declare module '../platform/db/tables.ts' {
  interface Tables {
    reading_progress: ReadingProgressTable;
    reader_notes: ReaderNoteTable;
  }
}
