/** Words that mean the same, one a line. */
export interface SearchSynonymTable {
  id: string;
  words: string;
}

/** A document shown first for a query, in the query's plain form. */
export interface SearchPinTable {
  id: string;
  query: string;
  document_id: string;
}

/** What is asked for, by nobody in particular. `found` is how many documents the latest answer had. */
export interface SearchQueryTable {
  query: string;
  times: number;
  found: number;
  last_at: number;
}

declare module '../platform/db/tables.ts' {
  interface Tables {
    search_synonyms: SearchSynonymTable;
    search_pins: SearchPinTable;
    search_queries: SearchQueryTable;
  }
}
