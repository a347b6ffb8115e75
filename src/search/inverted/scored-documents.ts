import { BestOf } from './best-of.ts';
import type { Columns } from './columns.ts';
import { grow } from '../grow.ts';

/** How much the other pages add to the best one. */
const OTHER_PAGES = 0.15;
const FIELDS_WEIGHT = 0.4;
const FIRST_SIZE = 4_096;

/** Of documents that fall short of a share of the best, so many of the best are kept all the same; by fields half as many. */
const SURELY_KEPT = 100;

/** Documents with what their units come to, rising: the best page, a little for the others, and the fields. */
export class ScoredDocuments {
  count = 0;
  /** The best score there is. */
  best = 0;
  documents = new Int32Array(FIRST_SIZE);
  scores = new Float32Array(FIRST_SIZE);
  /** What the fields alone come to. */
  fields = new Float32Array(FIRST_SIZE);
  /** The page with most of the words; 0 if they stand in the fields alone. */
  bestUnits = new Int32Array(FIRST_SIZE);
  readonly #columns: Columns;
  #share = 0;
  readonly #bestKept = new BestOf(SURELY_KEPT);
  readonly #bestByFields = new BestOf(SURELY_KEPT / 2);
  /** The first unit of the document whose units come; -1 for none. */
  #first = -1;
  #sum = 0;
  #ofFields = 0;
  #bestPage = 0;
  #bestUnit = 0;

  constructor(columns: Columns) {
    this.#columns = columns;
  }

  /** Before any: documents that fall short of `share` of the best need not be kept, but for the best of them. */
  limit(share: number): void {
    this.#share = share;
  }

  /** Counts a unit of the document that begins at unit `first`; those of a document come one after the other. */
  add(first: number, unit: number, score: number): void {
    if (first !== this.#first) {
      this.end();
      this.#first = first;
    }
    if (unit === first) {
      this.#sum += score * FIELDS_WEIGHT;
      this.#ofFields = score;
      return;
    }
    this.#sum += score * OTHER_PAGES;
    if (score < this.#bestPage || (score === this.#bestPage && unit > this.#bestUnit)) return;
    this.#bestPage = score;
    this.#bestUnit = unit;
  }

  /** Ends the last document. */
  end(): void {
    if (this.#first < 0) return;
    const best = this.#bestPage;
    // What other pages add is bounded, so that length alone wins nothing.
    const score = best + (best === 0 ? this.#sum : Math.min(this.#sum - best * OTHER_PAGES, best * 2));
    if (this.#isWorth(score)) this.#keep(score);
    this.#first = -1;
    this.#sum = 0;
    this.#ofFields = 0;
    this.#bestPage = 0;
    this.#bestUnit = 0;
  }

  /** Told before the document is looked at: most fail, and each look waits for memory. */
  #isWorth(score: number): boolean {
    return (
      score >= this.best * this.#share ||
      this.#bestKept.hasRoomFor(score) ||
      this.#bestByFields.hasRoomFor(this.#ofFields)
    );
  }

  #keep(score: number): void {
    const document = this.#columns.unitMap.documentAt(this.#first);
    if (this.#columns.isGone(document)) return;
    if (this.count === this.documents.length) this.#grow();
    if (this.#share > 0) {
      this.#bestKept.offer(document, score);
      this.#bestByFields.offer(document, this.#ofFields);
    }
    this.documents[this.count] = document;
    this.scores[this.count] = score;
    this.fields[this.count] = this.#ofFields;
    this.bestUnits[this.count++] = this.#bestUnit;
    if (score > this.best) this.best = score;
  }

  /** Documents must rise in the end: for whoever added them falling. */
  reverse(): void {
    for (const row of [this.documents, this.scores, this.fields, this.bestUnits])
      row.subarray(0, this.count).reverse();
  }

  clear(): void {
    this.count = 0;
    this.best = 0;
    this.#share = 0;
    this.#bestKept.clear();
    this.#bestByFields.clear();
  }

  #grow(): void {
    const size = this.count * 2;
    this.documents = grow(this.documents, size);
    this.scores = grow(this.scores, size);
    this.fields = grow(this.fields, size);
    this.bestUnits = grow(this.bestUnits, size);
  }
}
