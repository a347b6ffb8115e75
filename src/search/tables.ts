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

/**
 * What is asked for, by nobody in particular. `found` is how many documents the latest answer had, `askers` the marks
 * that tell whether several people asked it.
 */
export interface SearchQueryTable {
  query: string;
  times: number;
  found: number;
  askers: number;
  last_at: number;
}

/** Documents like one, the likest at place 0, as search found them at a time; 0 if newer ones are not among them. */
export interface SearchSimilarTable {
  document_id: string;
  place: number;
  similar_id: string;
  found_at: number;
}

declare module '../platform/db/tables.ts' {
  interface Tables {
    search_synonyms: SearchSynonymTable;
    search_pins: SearchPinTable;
    search_queries: SearchQueryTable;
    search_similar: SearchSimilarTable;
  }
}
