import { BestOf } from './best-of.ts';
import { Champions } from './champions.ts';
import type { Columns } from './columns.ts';
import type { Lists } from './lists.ts';
import type { Postings } from './postings.ts';
import { UnitScores, withRoom } from './unit-scores.ts';
import type { Weighted } from './weighted-terms.ts';

export interface Candidate {
  document: number;
  score: number;
  /** The page with most of the words. */
  bestUnit: number;
}

/** How much the other pages add to the best one. */
const OTHER_PAGES = 0.15;
const FIELDS_WEIGHT = 0.4;
/** Units that score less than this share of the best lead to no document. */
const LEAST_OF_BEST = 0.2;
/** So many times more documents than have a score: then these are looked up among those. */
const SCORED_SHARE = 8;
/** Of the best of a common word so many must be among the documents asked for: then the best of these are there. */
const LEAST_AMONG = 200;

/** What is kept of a document: its score, that of its fields, its best page's, and which that is. */
const RECORD = 4;
const SUM = 0;
const FIELDS = 1;
const BEST = 2;
const BEST_UNIT = 3;

/**
 * Scores documents by the postings of terms: the best page, a little for the others, and the fields.
 * Used for one query at a time: `score`, then what is asked of the scores, then `clear`.
 */
export class FirstRanking {
  readonly #lists: Lists;
  readonly #columns: Columns;
  readonly #units: UnitScores;
  /** By document, side by side, so that one costs one look into memory: see `SUM` and the others. */
  #records = new Float32Array(0);
  #bestUnits = new Int32Array(0);
  readonly #champions: Champions;
  /** The terms of the query of which only the best units were scored; empty if there are none. */
  #shortened: Weighted[] = [];
  #documents = new Int32Array(65_536);
  #documentCount = 0;
  #best = 0;

  constructor(lists: Lists, columns: Columns) {
    this.#lists = lists;
    this.#columns = columns;
    this.#units = new UnitScores(columns);
    this.#champions = new Champions(lists, columns);
  }

  refresh(): void {
    this.#units.refresh();
    const { documents } = this.#columns;
    if (this.#records.length >= documents * RECORD) return;
    this.#records = new Float32Array((Math.ceil(documents * 1.2) + 1_024) * RECORD);
    this.#bestUnits = new Int32Array(this.#records.buffer);
  }

  /** Reads the terms' postings; returns the documents that have any of them, but for the poorest, in no order. */
  score(terms: Weighted[]): Int32Array {
    for (const { term, idf } of terms) this.#units.add(this.#lists.postings(term), idf);
    return this.#gather(LEAST_OF_BEST);
  }

  /** Scores of these documents alone, which rise. */
  scoreWithin(documents: Int32Array, terms: Weighted[]): void {
    const bits = new Uint32Array((this.#columns.documents >>> 5) + 1);
    for (const document of documents) {
      bits[document >>> 5] = (bits[document >>> 5] as number) | (1 << (document & 31));
    }
    for (const { term, idf } of terms) this.#units.add(this.#keep(this.#lists.postings(term), bits), idf);
    this.#gather();
  }

  /**
   * If the terms come to one that is common: scores only the units that are best, true; `completePages` then
   * finds the other pages of what is shown. Where too few of the best are among the documents, which rise, false.
   */
  scoreBest(terms: Weighted[], documents: Int32Array): boolean {
    const [only] = terms;
    if (!only || terms.length > 1 || !this.#champions.isCommon(only.df)) return false;
    this.#units.add(this.#champions.of(only.term, this.#units.norms), only.idf);
    let among = 0;
    for (const document of this.#gather()) {
      if (has(documents, document)) among += 1;
      if (among >= LEAST_AMONG) break;
    }
    if (among < LEAST_AMONG) this.clear();
    else this.#shortened = terms;
    return among >= LEAST_AMONG;
  }

  /** The postings in the documents of a set; valid until the next are read. */
  #keep({ count, units, times }: Postings, bits: Uint32Array): Postings {
    const { documentOf } = this.#columns;
    let size = 0;
    for (let i = 0; i < count; i++) {
      const unit = units[i] as number;
      const document = documentOf[unit] as number;
      if ((((bits[document >>> 5] as number) >>> (document & 31)) & 1) === 0) continue;
      units[size] = unit;
      times[size++] = times[i] as number;
    }
    return { count: size, units, times };
  }

  /** Of the documents scored, those at least `share` as good as the best; in no order. */
  near(share: number): Int32Array {
    const scored = this.#documents.subarray(0, this.#documentCount);
    const least = this.#best * share;
    const near = new Int32Array(scored.length);
    let size = 0;
    for (const document of scored) if (this.scoreOf(document) >= least) near[size++] = document;
    return near.subarray(0, size);
  }

  scoreOf(document: number): number {
    return this.#records[document * RECORD + SUM] as number;
  }

  /** Scores all pages of these few documents, where only the best units of some terms were scored. */
  completePages(documents: number[]): void {
    const { firstUnit, pageCount } = this.#columns;
    if (this.#shortened.length === 0 || !documents.some((each) => (pageCount[each] as number) > 1)) return;
    const ranges = documents
      .map((each): [number, number] => [
        (firstUnit[each] as number) + 1,
        (firstUnit[each] as number) + (pageCount[each] as number),
      ])
      .sort((a, b) => a[0] - b[0]);
    this.#units.forget(ranges);
    for (const { term, idf } of this.#shortened)
      this.#units.addWithin(ranges, this.#lists.postings(term), idf);
    for (const document of documents) this.#findBest(document);
  }

  /** The best `count` of the documents, and the best few by their title and other fields alone; best first. */
  top(documents: Int32Array, count: number): Candidate[] {
    const whole = new BestOf(count);
    const fields = new BestOf(Math.ceil(count / 2));
    for (const document of this.#worthOffering(documents, count)) {
      const record = document * RECORD;
      whole.offer(document, this.#records[record + SUM] as number);
      const score = this.#records[record + FIELDS] as number;
      if (score > 0) fields.offer(document, score);
    }
    const chosen = new Set([...whole.sorted(), ...fields.sorted()].map(([document]) => document));
    return [...chosen]
      .map((document) => ({
        document,
        score: this.scoreOf(document),
        bestUnit:
          this.#bestUnits[document * RECORD + BEST_UNIT] || (this.#columns.firstUnit[document] as number) + 1,
      }))
      .sort((a, b) => b.score - a.score || b.document - a.document);
  }

  /** Where few of many documents have a score, those; all documents else. */
  #worthOffering(documents: Int32Array, count: number): Int32Array {
    if (documents.length < this.#documentCount * SCORED_SHARE) return documents;
    const scored = this.#documents.subarray(0, this.#documentCount).filter((each) => has(documents, each));
    return scored.length < count ? documents : scored;
  }

  /** Pages of a document by their scores, those at least `share` as good as the best, rising. */
  pages(document: number, share: number, limit: number): number[] {
    const first = (this.#columns.firstUnit[document] ?? 0) + 1;
    const count = this.#columns.pageCount[document] ?? 0;
    const best = this.#records[document * RECORD + BEST] as number;
    const found: number[] = [];
    if (best === 0) return found;
    for (let i = 0; i < count && found.length < limit; i++) {
      if (this.#units.of(first + i) >= best * share) found.push(i + 1);
    }
    return found;
  }

  clear(): void {
    this.#units.clear();
    const records = this.#records;
    for (let i = 0; i < this.#documentCount; i++) {
      const record = (this.#documents[i] as number) * RECORD;
      records[record + SUM] = 0;
      records[record + FIELDS] = 0;
      records[record + BEST] = 0;
      records[record + BEST_UNIT] = 0;
    }
    this.#documentCount = 0;
    this.#best = 0;
    this.#shortened = [];
  }

  #findBest(document: number): void {
    const first = (this.#columns.firstUnit[document] as number) + 1;
    const record = document * RECORD;
    for (let unit = first; unit < first + (this.#columns.pageCount[document] as number); unit++) {
      const score = this.#units.of(unit);
      if (score <= (this.#records[record + BEST] as number)) continue;
      this.#records[record + BEST] = score;
      this.#bestUnits[record + BEST_UNIT] = unit;
    }
  }

  /** From pages to documents. A page's worth is first summed; the best then counts in full. */
  #gather(leastShare = 0): Int32Array {
    const { documentOf, live } = this.#columns;
    const records = this.#records;
    const { units } = this.#units;
    this.#documents = withRoom(this.#documents, 0, units.length);
    const least = this.#units.best * leastShare;
    for (let i = 0; i < units.length; i++) {
      const unit = units[i] as number;
      const score = this.#units.of(unit);
      if (score < least) continue;
      const document = documentOf[unit] as number;
      const record = document * RECORD;
      const sum = records[record + SUM] as number;
      if (sum === 0) {
        if (live[document] === 0) continue;
        this.#documents[this.#documentCount++] = document;
      }
      const isFields = documentOf[unit - 1] !== document;
      records[record + SUM] = sum + score * (isFields ? FIELDS_WEIGHT : OTHER_PAGES);
      if (isFields) records[record + FIELDS] = score;
      if (isFields || score <= (records[record + BEST] as number)) continue;
      records[record + BEST] = score;
      this.#bestUnits[record + BEST_UNIT] = unit;
    }
    for (let i = 0; i < this.#documentCount; i++) {
      const record = (this.#documents[i] as number) * RECORD;
      const best = records[record + BEST] as number;
      const sum = records[record + SUM] as number;
      // What other pages add is bounded, so that length alone wins nothing.
      const score = best + (best === 0 ? sum : Math.min(sum - best * OTHER_PAGES, best * 2));
      records[record + SUM] = score;
      if (score > this.#best) this.#best = score;
    }
    return this.#documents.subarray(0, this.#documentCount);
  }
}

/** Whether a rising row of documents has this one. */
function has(documents: Int32Array, document: number): boolean {
  let [low, high] = [0, documents.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((documents[middle] as number) < document) low = middle + 1;
    else high = middle;
  }
  return documents[low] === document;
}
