import type { Columns } from './columns.ts';
import { lengthOf } from './entry.ts';
import type { Postings } from './postings.ts';

const K1 = 1;
const B = 0.4;
/** When rarer terms have led to so many units, commoner ones add to the scores of those alone. */
const ENOUGH_UNITS = 8_000;

/** What the terms of one query come to (BM25) for each unit: a page, or the fields of a document. */
export class UnitScores {
  readonly #columns: Columns;
  #scores = new Float32Array(0);
  #units = new Int32Array(65_536);
  #count = 0;
  #norms = new Float32Array(256);
  /** The best score there is. */
  best = 0;

  constructor(columns: Columns) {
    this.#columns = columns;
  }

  refresh(): void {
    const { units, documents, pagesLength } = this.#columns;
    if (this.#scores.length < units) this.#scores = new Float32Array(Math.ceil(units * 1.2) + 1_024);
    const average = Math.max(1, pagesLength / Math.max(1, units - documents));
    this.#norms = Float32Array.from(
      { length: 256 },
      (_, byte) => K1 * (1 - B + (B * lengthOf(byte)) / average),
    );
  }

  /** What a unit's length takes from a term's count, by the byte that stands for the length. */
  get norms(): Float32Array {
    return this.#norms;
  }

  /** The units that have a score; valid until more are added. */
  get units(): Int32Array {
    return this.#units.subarray(0, this.#count);
  }

  of(unit: number): number {
    return this.#scores[unit] as number;
  }

  add({ count, units, times }: Postings, idf: number): void {
    const { lengthBytes } = this.#columns;
    const scores = this.#scores;
    const isEnough = this.#count > ENOUGH_UNITS;
    let { best } = this;
    this.#units = withRoom(this.#units, this.#count, count);
    for (let i = 0; i < count; i++) {
      const unit = units[i] as number;
      const tf = times[i] as number;
      const norm = this.#norms[lengthBytes[unit] as number] as number;
      const before = scores[unit] as number;
      if (before === 0) {
        if (isEnough) continue;
        this.#units[this.#count++] = unit;
      }
      const score = before + (idf * tf * (K1 + 1)) / (tf + norm);
      scores[unit] = score;
      if (score > best) best = score;
    }
    this.best = best;
  }

  /** Forgets the units of the ranges, both ends within. */
  forget(ranges: ReadonlyArray<[number, number]>): void {
    for (const [first, last] of ranges) this.#scores.fill(0, first, last + 1);
  }

  /** As `add`, of the units within the ranges, which rise. */
  addWithin(ranges: ReadonlyArray<[number, number]>, { count, units, times }: Postings, idf: number): void {
    const { lengthBytes } = this.#columns;
    let range = 0;
    for (let i = 0; i < count && range < ranges.length; i++) {
      const unit = units[i] as number;
      while (range < ranges.length && unit > (ranges[range]?.[1] ?? 0)) range += 1;
      if (unit < (ranges[range]?.[0] ?? Infinity)) continue;
      this.#units = withRoom(this.#units, this.#count, 1);
      this.#units[this.#count++] = unit;
      const tf = times[i] as number;
      const norm = this.#norms[lengthBytes[unit] as number] as number;
      this.#scores[unit] = (this.#scores[unit] as number) + (idf * tf * (K1 + 1)) / (tf + norm);
    }
  }

  clear(): void {
    for (let i = 0; i < this.#count; i++) this.#scores[this.#units[i] as number] = 0;
    this.#count = 0;
    this.best = 0;
  }
}

/** The array, or a larger copy where `more` would not fit behind what is used. */
export function withRoom(
  array: Int32Array<ArrayBuffer>,
  used: number,
  more: number,
): Int32Array<ArrayBuffer> {
  if (used + more <= array.length) return array;
  const larger = new Int32Array((used + more) * 2);
  larger.set(array.subarray(0, used));
  return larger;
}
