import type { Term } from '../analysis/index.ts';
import type { Columns } from './columns.ts';
import { lengthOf } from './entry.ts';
import type { Lists } from './lists.ts';

export interface Weighted {
  term: Term;
  df: number;
  /** How telling the term is. */
  idf: number;
}

export interface Candidate {
  document: number;
  score: number;
  /** The page with most of the words. */
  bestUnit: number;
}

const K1 = 1;
const B = 0.4;
/** How much the other pages add to the best one. */
const OTHER_PAGES = 0.15;
const FIELDS_WEIGHT = 0.4;
/** The rarest terms are read until so many postings have been; at least two terms, at least the rarest. */
const MOST_POSTINGS = 60_000;
const LEAST_TERMS = 2;
const MOST_OF_SECOND = 100_000;

/** BM25's idf over units, never negative; terms that stand nowhere are left out. */
export function weigh(lists: Lists, units: number, terms: Term[]): Weighted[] {
  return terms
    .map((term) => {
      const df = lists.df(term);
      return { term, df, idf: Math.log(1 + (units - df + 0.5) / (df + 0.5)) };
    })
    .filter(({ df }) => df > 0);
}

/** The rarest terms, as many as can be read in time; those that are only related after all that are asked for. */
export function prune(weighted: Weighted[], related: ReadonlyMap<Term, number> = new Map()): Weighted[] {
  let postings = 0;
  const rank = ({ term }: Weighted) => (related.has(term) ? 1 : 0);
  return weighted
    .toSorted((a, b) => rank(a) - rank(b) || a.df - b.df)
    .filter(({ df }, index) => {
      const isTaken =
        index === 0 || postings + df <= MOST_POSTINGS || (index < LEAST_TERMS && df <= MOST_OF_SECOND);
      if (isTaken) postings += df;
      return isTaken;
    });
}

/**
 * Scores documents by the postings of terms: the best page, a little for the others, and the fields.
 * Used for one query at a time: `score`, then what is asked of the scores, then `clear`.
 */
export class FirstRanking {
  readonly #lists: Lists;
  readonly #columns: Columns;
  #unitScores = new Float32Array(0);
  #units = new Int32Array(65_536);
  #unitCount = 0;
  #best = new Float32Array(0);
  #bestUnit = new Int32Array(0);
  #sum = new Float32Array(0);
  #fields = new Float32Array(0);
  #documents = new Int32Array(65_536);
  #documentCount = 0;
  #norms = new Float32Array(256);

  constructor(lists: Lists, columns: Columns) {
    this.#lists = lists;
    this.#columns = columns;
  }

  refresh(): void {
    const { units, documents, pagesLength } = this.#columns;
    if (this.#unitScores.length < units) this.#unitScores = new Float32Array(Math.ceil(units * 1.2) + 1_024);
    if (this.#best.length < documents) {
      const size = Math.ceil(documents * 1.2) + 1_024;
      this.#best = new Float32Array(size);
      this.#bestUnit = new Int32Array(size);
      this.#sum = new Float32Array(size);
      this.#fields = new Float32Array(size);
    }
    const average = Math.max(1, pagesLength / Math.max(1, units - documents));
    this.#norms = Float32Array.from(
      { length: 256 },
      (_, byte) => K1 * (1 - B + (B * lengthOf(byte)) / average),
    );
  }

  /** Reads the terms' postings; returns the documents that have any of them, in no order. */
  score(terms: Weighted[]): Int32Array {
    for (const { term, idf } of terms) this.#add(term, idf);
    this.#gather();
    return this.#documents.subarray(0, this.#documentCount);
  }

  scoreOf(document: number): number {
    return this.#sum[document] as number;
  }

  /** The best `count` of the documents, and the best few by their title and other fields alone; best first. */
  top(documents: Int32Array, count: number): Candidate[] {
    const whole = new BestOf(count);
    const fields = new BestOf(Math.ceil(count / 2));
    for (let i = 0; i < documents.length; i++) {
      const document = documents[i] as number;
      whole.offer(document, this.#sum[document] as number);
      const score = this.#fields[document] as number;
      if (score > 0) fields.offer(document, score);
    }
    const chosen = new Set([...whole.sorted(), ...fields.sorted()].map(([document]) => document));
    return [...chosen]
      .map((document) => ({
        document,
        score: this.#sum[document] as number,
        bestUnit: this.#bestUnit[document] || (this.#columns.firstUnit[document] as number) + 1,
      }))
      .sort((a, b) => b.score - a.score || b.document - a.document);
  }

  /** Pages of a document by their scores, those at least `share` as good as the best, rising. */
  pages(document: number, share: number, limit: number): number[] {
    const first = (this.#columns.firstUnit[document] ?? 0) + 1;
    const count = this.#columns.pageCount[document] ?? 0;
    const best = this.#best[document] as number;
    const found: number[] = [];
    if (best === 0) return found;
    for (let i = 0; i < count && found.length < limit; i++) {
      if ((this.#unitScores[first + i] as number) >= best * share) found.push(i + 1);
    }
    return found;
  }

  clear(): void {
    for (let i = 0; i < this.#unitCount; i++) this.#unitScores[this.#units[i] as number] = 0;
    for (let i = 0; i < this.#documentCount; i++) {
      const document = this.#documents[i] as number;
      this.#best[document] = 0;
      this.#bestUnit[document] = 0;
      this.#sum[document] = 0;
      this.#fields[document] = 0;
    }
    this.#unitCount = 0;
    this.#documentCount = 0;
  }

  #add(term: Term, idf: number): void {
    const { count, units, times } = this.#lists.postings(term);
    const { lengthBytes } = this.#columns;
    const scores = this.#unitScores;
    this.#units = withRoom(this.#units, this.#unitCount, count);
    for (let i = 0; i < count; i++) {
      const unit = units[i] as number;
      const tf = times[i] as number;
      const norm = this.#norms[lengthBytes[unit] as number] as number;
      const before = scores[unit] as number;
      if (before === 0) this.#units[this.#unitCount++] = unit;
      scores[unit] = before + (idf * tf * (K1 + 1)) / (tf + norm);
    }
  }

  /** From pages to documents. A page's worth is first summed; the best then counts in full. */
  #gather(): void {
    const { documentOf, firstUnit, live } = this.#columns;
    this.#documents = withRoom(this.#documents, 0, this.#unitCount);
    for (let i = 0; i < this.#unitCount; i++) {
      const unit = this.#units[i] as number;
      const document = documentOf[unit] as number;
      if (live[document] === 0) continue;
      const score = this.#unitScores[unit] as number;
      if (this.#sum[document] === 0) this.#documents[this.#documentCount++] = document;
      const isFields = firstUnit[document] === unit;
      this.#sum[document] =
        (this.#sum[document] as number) + score * (isFields ? FIELDS_WEIGHT : OTHER_PAGES);
      if (isFields) this.#fields[document] = score;
      if (isFields || score <= (this.#best[document] as number)) continue;
      this.#best[document] = score;
      this.#bestUnit[document] = unit;
    }
    for (let i = 0; i < this.#documentCount; i++) {
      const document = this.#documents[i] as number;
      const best = this.#best[document] as number;
      // What other pages add is bounded, so that length alone wins nothing.
      const rest = Math.min((this.#sum[document] as number) - best * OTHER_PAGES, best * 2);
      this.#sum[document] = best + (best === 0 ? (this.#sum[document] as number) : rest);
    }
  }
}

/** The best few of many, in a heap with the worst of them on top. */
class BestOf {
  readonly #size: number;
  readonly #scores: number[] = [];
  readonly #documents: number[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  offer(document: number, score: number): void {
    if (this.#scores.length < this.#size) {
      this.#scores.push(score);
      this.#documents.push(document);
      this.#rise(this.#scores.length - 1);
    } else if (score > (this.#scores[0] as number)) {
      this.#scores[0] = score;
      this.#documents[0] = document;
      this.#sink(0);
    }
  }

  sorted(): Array<[document: number, score: number]> {
    return this.#documents
      .map((document, index): [number, number] => [document, this.#scores[index] as number])
      .sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  }

  #rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if ((this.#scores[parent] as number) <= (this.#scores[at] as number)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(from: number): void {
    const size = this.#scores.length;
    for (let at = from; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < size && (this.#scores[child] as number) < (this.#scores[least] as number)) least = child;
      }
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #swap(a: number, b: number): void {
    const [score = 0, document = 0] = [this.#scores[a], this.#documents[a]];
    this.#scores[a] = this.#scores[b] as number;
    this.#documents[a] = this.#documents[b] as number;
    this.#scores[b] = score;
    this.#documents[b] = document;
  }
}

function withRoom(array: Int32Array<ArrayBuffer>, used: number, more: number): Int32Array<ArrayBuffer> {
  if (used + more <= array.length) return array;
  const larger = new Int32Array((used + more) * 2);
  larger.set(array.subarray(0, used));
  return larger;
}
