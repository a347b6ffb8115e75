/** One row for each document that somebody has opened. Times are milliseconds since 1970. */
export interface FootprintTable {
  /** Whose it is: see `trail.ts`. */
  trail: string;
  document_id: string;
  /** As it was when last opened: all that is left of a document that is gone. */
  title: string;
  first_at: number;
  last_at: number;
}

/** Whose documents are not written down for now. */
export interface PausedTrailTable {
  trail: string;
  paused_at: number;
}

declare module '../platform/db/tables.ts' {
  interface Tables {
    footprints: FootprintTable;
    paused_trails: PausedTrailTable;
  }
}
