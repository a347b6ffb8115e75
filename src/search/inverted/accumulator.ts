import type { Term } from '../analysis/index.ts';
import { NumberIds } from './number-ids.ts';
import { type CodedList, ListWriter } from './postings.ts';

const CAPACITY = 2 ** 24;
/** Room that one unit may need at most: a page has fewer terms than this. */
const HEADROOM = 2 ** 18;

/** Collects the terms of units in memory until they are written as one segment. */
export class Accumulator {
  readonly #words = new Map<string, number>();
  readonly #numbers = new NumberIds();
  readonly #terms: Term[] = [];
  /** By term: the place of its latest posting, to count repeats within a unit. */
  #latest = new Int32Array(65_536);
  #postingTerm = new Int32Array(65_536);
  #postingUnit = new Int32Array(65_536);
  #postingTimes = new Uint8Array(65_536);
  #postings = 0;
  #counts = new Int32Array(65_536);

  get postings(): number {
    return this.#postings;
  }

  get isFull(): boolean {
    return this.#postings > CAPACITY - HEADROOM;
  }

  /** Counts a term of a unit. Units come in rising order, each whole before the next. */
  add(term: Term, unit: number): void {
    let id = typeof term === 'number' ? this.#numbers.find(term) : (this.#words.get(term) ?? -1);
    if (id < 0) id = this.#intern(term);
    const latest = (this.#latest[id] ?? 0) - 1;
    if (latest >= 0 && this.#postingUnit[latest] === unit) {
      const times = this.#postingTimes[latest] ?? 1;
      if (times < 255) this.#postingTimes[latest] = times + 1;
      return;
    }
    if (this.#postings === this.#postingTerm.length) this.#grow();
    const at = this.#postings++;
    this.#postingTerm[at] = id;
    this.#postingUnit[at] = unit;
    this.#postingTimes[at] = 1;
    this.#latest[id] = at + 1;
    this.#counts[id] = (this.#counts[id] ?? 0) + 1;
  }

  /** Every term with its list, numbers rising first, then strings in the order of their UTF-8 bytes. */
  *lists(): Generator<[Term, CodedList]> {
    const starts = new Int32Array(this.#terms.length + 1);
    for (let id = 0; id < this.#terms.length; id++)
      starts[id + 1] = (starts[id] ?? 0) + (this.#counts[id] ?? 0);
    const order = new Int32Array(this.#postings);
    const next = starts.slice();
    for (let at = 0; at < this.#postings; at++) {
      const id = this.#postingTerm[at] ?? 0;
      const place = next[id] ?? 0;
      order[place] = at;
      next[id] = place + 1;
    }
    const writer = new ListWriter();
    for (const id of this.#sortedIds()) {
      for (let place = starts[id] ?? 0; place < (starts[id + 1] ?? 0); place++) {
        const at = order[place] ?? 0;
        writer.add(this.#postingUnit[at] ?? 0, this.#postingTimes[at] ?? 1);
      }
      yield [this.#terms[id] ?? 0, writer.end()];
    }
  }

  clear(): void {
    this.#words.clear();
    this.#numbers.clear();
    this.#terms.length = 0;
    this.#latest.fill(0);
    this.#counts.fill(0);
    this.#postings = 0;
  }

  #sortedIds(): number[] {
    const numbers: number[] = [];
    const words: number[] = [];
    for (const [id, term] of this.#terms.entries()) (typeof term === 'number' ? numbers : words).push(id);
    numbers.sort((a, b) => (this.#terms[a] as number) - (this.#terms[b] as number));
    words.sort((a, b) => ((this.#terms[a] as string) < (this.#terms[b] as string) ? -1 : 1));
    return [...numbers, ...words];
  }

  #intern(term: Term): number {
    const id = this.#terms.length;
    this.#terms.push(term);
    if (typeof term === 'number') this.#numbers.set(term, id);
    else this.#words.set(term, id);
    if (id === this.#latest.length) {
      this.#latest = enlarge(this.#latest);
      this.#counts = enlarge(this.#counts);
    }
    return id;
  }

  #grow(): void {
    this.#postingTerm = enlarge(this.#postingTerm);
    this.#postingUnit = enlarge(this.#postingUnit);
    const times = new Uint8Array(this.#postingTimes.length * 2);
    times.set(this.#postingTimes);
    this.#postingTimes = times;
  }
}

function enlarge(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
