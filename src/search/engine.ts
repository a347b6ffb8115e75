import type { Term } from './analysis/index.ts';

/** What search keeps of a document. */
export interface SearchItem {
  id: string;
  title: string;
  author: string;
  tags: string[];
  fileName: string;
  summary: string;
  /** Headings. */
  outline: string[];
  /** Text of each page. */
  pages: string[];
  categoryId: string;
  format: string;
  language: string;
  price: PriceClass;
  /** The account that published it. */
  contributor: string;
  publishedAt: number;
  downloads: number;
  /** 0 to 5; 0 without reviews. */
  rating: number;
}

export const priceClasses = ['free', 'member', 'paid'] as const;
export type PriceClass = (typeof priceClasses)[number];

export const searchSorts = ['relevance', 'newest', 'popular', 'rating'] as const;
export type SearchSort = (typeof searchSorts)[number];

/** Lengths in pages; each class is named by its first and last. */
export const lengthClasses = ['1-5', '6-20', '21-100', '101-'] as const;
export type LengthClass = (typeof lengthClasses)[number];

export const facetNames = [
  'category',
  'format',
  'language',
  'price',
  'length',
  'year',
  'contributor',
] as const;
export type FacetName = (typeof facetNames)[number];

/** What is asked for in words, taken apart. */
export interface SearchText {
  /** Words to find, most of them; `''` if only other parts were given. */
  plain: string;
  /** Must stand exactly so. */
  phrases: string[];
  without: string[];
  title: string[];
  author: string[];
}

/** Whether there is anything to look for. */
export function seeksWords({ plain, phrases, title, author }: SearchText): boolean {
  return plain !== '' || phrases.length + title.length + author.length > 0;
}

export interface SearchQuery {
  text: SearchText;
  /** Words that may stand for words of the query. */
  synonyms?: string[][];
  /** Words that texts may use for what the query means, in groups of one meaning; these count less. */
  related?: string[][];
  filters: Partial<Record<FacetName, string>>;
  sort: SearchSort;
  limit: number;
  offset: number;
  facets?: boolean;
  explain?: boolean;
  /** No word stands for another that is spelt much like it, and phrases must stand there. */
  exact?: boolean;
}

/** A value and how many of the documents found have it, were it chosen. */
export interface FacetCount {
  value: string;
  count: number;
}

export interface SearchHit {
  id: string;
  /** The same document in other formats. */
  twins: string[];
  /** Pages with the words, rising; the best first page is in `bestPage`. At most 500. */
  pages: number[];
  bestPage: number;
  /** What the score is made of; with `explain` only. */
  explanation?: Record<string, number>;
}

export interface SearchHits {
  hits: SearchHit[];
  total: number;
  facets: Record<FacetName, FacetCount[]>;
  /** False where no document has all the words and those with some are shown. */
  complete: boolean;
  /** Stems of the query that no document has, and those spelt much like them that were looked for instead. */
  respelt: Array<{ word: string; others: string[] }>;
  /** Phrases that were asked for beside other words, and that nothing has with them: they were taken as words. */
  unquoted: string[];
  /** Terms to mark in texts. */
  marks: Term[];
  /** True until the index has once caught up with the library. */
  isRebuilding: boolean;
}

/** A batch of changes and the place in the library's history that it brings the index to. */
export interface IndexBatch {
  upserts: SearchItem[];
  removals: string[];
  position: string;
}

export interface Suggestion {
  text: string;
  kind: 'title' | 'author';
}

export interface SignalChange {
  id: string;
  downloads: number;
  rating: number;
  price: PriceClass;
}

export interface EngineStatus {
  /** Which index this is; another one starts from the beginning. */
  generation: string;
  /** The place in the library's history that the index has reached; empty at its start. */
  position: string;
  /** False until the index has once caught up with the library. */
  complete: boolean;
  documents: number;
}

/** The face behind which engines stand. Batches are applied whole, in order, and can be applied again. */
export interface SearchEngine {
  status(): Promise<EngineStatus>;
  /** What is meant for one generation alone fails where another has taken its place: that has to start afresh. */
  apply(batch: IndexBatch, generation?: string): Promise<void>;
  /** Says that the index has caught up. */
  markComplete(generation?: string): Promise<void>;
  search(query: SearchQuery): Promise<SearchHits>;
  suggest(text: string, limit: number): Promise<Suggestion[]>;
  /** For each text the keys under which it is suggested: the text itself, its sounds, and their initials. */
  suggestionKeys(texts: string[]): Promise<string[][]>;
  /** Documents whose words are most like those of the text, the likest first. */
  similar(text: string, limit: number): Promise<string[]>;
  /** Brings numbers that rank up to date, without reading texts again. */
  updateSignals(changes: SignalChange[]): Promise<void>;
  /** Identifiers in the index after `after`, rising: to compare it with the library. */
  listIds(after: string, limit: number): Promise<string[]>;
  /**
   * Looks, calmly, whether what is kept is still what was written; what is wrong with it. An index that is damaged is
   * given up for a new one.
   */
  check(): Promise<string[]>;
  close(): Promise<void>;
}
