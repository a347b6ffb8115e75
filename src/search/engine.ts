/** What search keeps of a document. */
export interface SearchItem {
  id: string;
  title: string;
  tags: string[];
  author: string;
  body: string;
  categoryId: string;
  format: string;
  language: string;
  priceMinor: number;
  downloads: number;
  publishedAt: number;
}

export type SearchSort = 'relevance' | 'newest' | 'popular';

export interface SearchQuery {
  text: string;
  categoryId?: string;
  format?: string;
  language?: string;
  price?: 'free' | 'paid';
  sort: SearchSort;
  limit: number;
  offset: number;
}

export interface SearchHits {
  ids: string[];
  total: number;
}

/** A batch of changes and the place in the library's history that it brings the index to. */
export interface IndexBatch {
  upserts: SearchItem[];
  removals: string[];
  position: string;
}

/** The face behind which engines stand. Batches are applied whole, in order, and can be applied again. */
export interface SearchEngine {
  position(): Promise<string>;
  apply(batch: IndexBatch): Promise<void>;
  search(query: SearchQuery): Promise<SearchHits>;
  close(): Promise<void>;
}
