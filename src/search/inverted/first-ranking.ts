import type { Term } from '../analysis/index.ts';
import { BestOf } from './best-of.ts';
import { lengthNorms, type ScoredTerm } from './bm25.ts';
import { Champions } from './champions.ts';
import type { Columns } from './columns.ts';
import type { DocumentSet } from './document-set.ts';
import { gallop } from './gallop.ts';
import type { Lists } from './lists.ts';
import type { Postings } from './postings.ts';
import { scoreAny } from './score-any.ts';
import { scoreWithin, type UnitVisitor } from './score-within.ts';
import { ScoredDocuments } from './scored-documents.ts';
import type { Weighted } from './weighted-terms.ts';

export interface Candidate {
  document: number;
  score: number;
  /** The page with most of the words. */
  bestUnit: number;
}

/** Pages of a document, from 1: those with the words, rising, and the one with most of them. */
export interface FoundPages {
  pages: number[];
  best: number;
}

/** Of the best of a common word so many must be among the documents asked for: then the best of these are there. */
const LEAST_AMONG = 200;

/**
 * Documents behind this share of the best are not read again, but for the first few: of 5,298 judged questions one lost
 * its first result by that, and the measure of the first ten stayed.
 */
const LEAST_OF_BEST = 0.4;
const SURELY_READ = 20;
/** Of what only the title and other fields bring up, it is the title itself that is wanted. */
const MOST_BY_FIELDS = 20;
const LEAST_OF_BEST_FIELDS = 0.9;
const SURELY_READ_BY_FIELDS = 3;

/**
 * Scores documents by the postings of terms. Used for one query at a time: one of the kinds of `score`, then what is
 * asked of the scores, then `clear`.
 */
export class FirstRanking {
  readonly #lists: Lists;
  readonly #columns: Columns;
  readonly #champions: Champions;
  readonly #scored: ScoredDocuments;
  #norms = new Float32Array(256);
  #places = new Int32Array(4_096);
  /** The rising documents that all those scored are among, if that is known. */
  #within: DocumentSet | undefined;
  /** Only the best units of a common term were scored. */
  #isShortened = false;

  constructor(lists: Lists, columns: Columns) {
    this.#lists = lists;
    this.#columns = columns;
    this.#scored = new ScoredDocuments(columns);
    this.#champions = new Champions(lists, columns);
  }

  refresh(): void {
    this.#norms = lengthNorms(this.#columns);
  }

  /** Scores the documents that have any of the terms; at least those not far behind the best, and the best hundred. */
  score(terms: Weighted[], leastShare: number): void {
    this.#scored.limit(leastShare);
    scoreAny(
      this.#columns,
      this.#norms,
      withPostings(terms, (term) => this.#lists.postings(term)),
      this.#scored,
    );
  }

  /** Scores these documents alone, which rise. */
  scoreWithin(documents: DocumentSet, terms: Weighted[]): void {
    const scored = this.#scored;
    const add: UnitVisitor = (first, unit, score) => scored.add(first, unit, score);
    const found = withPostings(terms, (term) => this.#lists.postingsWithin(documents, term));
    scoreWithin(this.#columns, this.#norms, found, documents, add);
    scored.end();
    this.#within = documents;
  }

  /**
   * If the terms come to one that is common: scores only the units that are best, true. Where too few of the best are
   * among the documents, which rise, false.
   */
  scoreBest(terms: Weighted[], documents: DocumentSet): boolean {
    const [only] = terms;
    if (!only || terms.length > 1 || !this.#champions.isCommon(only.df)) return false;
    const found = withPostings(terms, (term) => this.#champions.of(term, this.#norms));
    scoreAny(this.#columns, this.#norms, found, this.#scored);
    this.#isShortened = this.#placesOf(documents).length >= LEAST_AMONG;
    if (!this.#isShortened) this.clear();
    return this.#isShortened;
  }

  /** Of the documents scored, those at least `share` as good as the best. */
  near(share: number): DocumentSet {
    const { documents, scores, count, best } = this.#scored;
    const near = new Int32Array(count);
    let size = 0;
    for (let place = 0; place < count; place++) {
      if ((scores[place] as number) >= best * share) near[size++] = documents[place] as number;
    }
    return near.subarray(0, size);
  }

  /** By document of a rising row its score; 0 for those that have none. */
  scoresOf(documents: DocumentSet): Float32Array {
    const found = new Float32Array(documents.length);
    let at = 0;
    for (const place of this.#placesOf(documents)) {
      at = gallop(documents, documents.length, at, this.#scored.documents[place] as number);
      found[at] = this.#scored.scores[place] as number;
    }
    return found;
  }

  /** Of rising documents the best `count`, and the best few by their title and other fields alone; best first. */
  top(documents: DocumentSet, count: number): Candidate[] {
    return this.#choose(documents, count, 0, 0);
  }

  /** As `top`, without what is so far behind the best that reading it will not bring it up again. */
  worthReading(documents: DocumentSet, count: number): Candidate[] {
    return this.#choose(documents, count, LEAST_OF_BEST, LEAST_OF_BEST_FIELDS);
  }

  /** Where the terms stand in each of some documents: pages at least `share` as good as its best. */
  pages(documents: number[], terms: Weighted[], share: number, most: number): Map<number, FoundPages> {
    const { pageCount, unitMap } = this.#columns;
    const scores = new Map<number, Array<[page: number, score: number]>>();
    // Of a document of one page, what led to it is all there is.
    const isBestEnough = this.#isShortened && documents.every((each) => (pageCount[each] as number) <= 1);
    const rising = Int32Array.from(documents).sort();
    const found = withPostings(terms, (term) =>
      isBestEnough ? this.#champions.of(term, this.#norms) : this.#lists.postingsWithin(rising, term),
    );
    scoreWithin(this.#columns, this.#norms, found, rising, (first, unit, score) => {
      if (unit === first) return;
      const document = unitMap.documentAt(first);
      const page: [number, number] = [unit - first, score];
      const known = scores.get(document);
      if (known) known.push(page);
      else scores.set(document, [page]);
    });
    return new Map([...scores].map(([document, pages]) => [document, choosePages(pages, share, most)]));
  }

  clear(): void {
    this.#scored.clear();
    this.#within = undefined;
    this.#isShortened = false;
  }

  /** But for a few, only those that have such a share of the best score, or of the best by fields. */
  #choose(documents: DocumentSet, count: number, share: number, fieldsShare: number): Candidate[] {
    const { scores, fields } = this.#scored;
    const places = this.#placesOf(documents);
    const whole = notFarBehind(best(places, scores, count), share, SURELY_READ);
    const ofFields = best(places, fields, Math.min(MOST_BY_FIELDS, Math.ceil(count / 2)));
    const byFields = notFarBehind(ofFields, fieldsShare, SURELY_READ_BY_FIELDS);
    return [...new Set([...whole, ...byFields])]
      .map((place) => this.#candidate(place))
      .sort((a, b) => b.score - a.score || b.document - a.document)
      .concat(this.#unscored(documents, places, count - places.length));
  }

  /** Which of those scored are among rising documents, rising; valid until the next call. */
  #placesOf(documents: DocumentSet): Int32Array {
    const { documents: scored, count } = this.#scored;
    if (count > this.#places.length) this.#places = new Int32Array(count * 2);
    const places = this.#places;
    const isAll = documents === this.#within;
    let size = 0;
    let at = 0;
    for (let place = 0; place < count; place++) {
      const document = scored[place] as number;
      if (!isAll) at = gallop(documents, documents.length, at, document);
      if (isAll || documents[at] === document) places[size++] = place;
    }
    return places.subarray(0, size);
  }

  #candidate(place: number): Candidate {
    const { documents, scores, bestUnits } = this.#scored;
    const document = documents[place] as number;
    const bestUnit = (bestUnits[place] as number) || (this.#columns.firstUnit[document] as number) + 1;
    return { document, score: scores[place] as number, bestUnit };
  }

  /** The newest documents that have no score, where too few have one. */
  #unscored(documents: DocumentSet, places: Int32Array, count: number): Candidate[] {
    const found: Candidate[] = [];
    let scored = places.length - 1;
    for (let at = documents.length - 1; at >= 0 && found.length < count; at--) {
      const document = documents[at] as number;
      if (scored >= 0 && this.#scored.documents[places[scored] as number] === document) scored -= 1;
      else found.push({ document, score: 0, bestUnit: (this.#columns.firstUnit[document] as number) + 1 });
    }
    return found;
  }
}

function withPostings(terms: Weighted[], find: (term: Term) => Postings): ScoredTerm[] {
  return terms.map(({ term, idf }) => ({ idf, postings: find(term) }));
}

/** The places with the highest scores, best first; those without any are left out. */
function best(
  places: Int32Array,
  scores: Float32Array,
  count: number,
): Array<[place: number, score: number]> {
  const found = new BestOf(count);
  for (const place of places) {
    const score = scores[place] as number;
    if (score > 0) found.offer(place, score);
  }
  return found.sorted();
}

/** Of what is sorted the first `sure`, and those at least `share` as good as the first. */
function notFarBehind(sorted: Array<[place: number, score: number]>, share: number, sure: number): number[] {
  const least = (sorted[0]?.[1] ?? 0) * share;
  return sorted.filter(([, score], index) => index < sure || score >= least).map(([place]) => place);
}

function choosePages(pages: Array<[page: number, score: number]>, share: number, most: number): FoundPages {
  let [best, bestScore] = [1, 0];
  for (const [page, score] of pages) if (score > bestScore) [best, bestScore] = [page, score];
  const found = pages.filter(([, score]) => score >= bestScore * share).slice(0, most);
  return { pages: found.map(([page]) => page), best };
}
