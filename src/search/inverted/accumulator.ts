import type { Stream, Term } from '../analysis/index.ts';
import { NumberIds } from './number-ids.ts';
import { type CodedList, ListWriter } from './postings.ts';

const CAPACITY = 2 ** 24;
/** Room that one unit may need at most: a page has fewer terms than this. */
const HEADROOM = 2 ** 18;
const FIRST_SIZE = 2 ** 12;

/** Collects the texts and terms of units in memory until they are written as one segment; used once. */
export class Accumulator {
  readonly #words = new Map<string, number>();
  readonly #numbers = new NumberIds();
  readonly #texts: Stream[] = [];
  /** By term: its number; -1 for a word. */
  #termNumbers = new Float64Array(FIRST_SIZE);
  #terms = 0;
  /** By term, side by side: the place of its latest posting and one, and how many there are. */
  #states = new Int32Array(FIRST_SIZE * 2);
  #postingTerm = new Int32Array(FIRST_SIZE);
  #postingUnit = new Int32Array(FIRST_SIZE);
  #postingTimes = new Uint8Array(FIRST_SIZE);
  #postings = 0;

  get texts(): readonly Stream[] {
    return this.#texts;
  }

  get isFull(): boolean {
    return this.#postings > CAPACITY - HEADROOM;
  }

  addText(text: Stream): void {
    this.#texts.push(text);
  }

  /** Counts a term of a unit. Units come in rising order, each whole before the next. */
  add(term: Term, unit: number): void {
    let id = typeof term === 'number' ? this.#numbers.find(term) : (this.#words.get(term) ?? -1);
    if (id < 0) id = this.#intern(term);
    const states = this.#states;
    const latest = (states[id * 2] as number) - 1;
    if (latest >= 0 && this.#postingUnit[latest] === unit) {
      const times = this.#postingTimes[latest] as number;
      if (times < 255) this.#postingTimes[latest] = times + 1;
      return;
    }
    if (this.#postings === this.#postingTerm.length) this.#grow();
    const at = this.#postings++;
    this.#postingTerm[at] = id;
    this.#postingUnit[at] = unit;
    this.#postingTimes[at] = 1;
    states[id * 2] = at + 1;
    states[id * 2 + 1] = (states[id * 2 + 1] as number) + 1;
  }

  /** Every term with its list, numbers rising first, then words in their order. */
  *lists(): Generator<[Term, CodedList]> {
    const { starts, units, times } = this.#byTerm();
    const writer = new ListWriter();
    const list = (id: number) => {
      const end = starts[id] as number;
      for (let at = end - (this.#states[id * 2 + 1] as number); at < end; at++) {
        writer.add(units[at] as number, times[at] as number);
      }
      return writer.end();
    };
    for (const term of this.#sortedNumbers()) yield [term, list(this.#numbers.find(term))];
    const words = [...this.#words.keys()].sort((a, b) => (a < b ? -1 : 1));
    for (const word of words) yield [word, list(this.#words.get(word) as number)];
  }

  /** Postings term by term; `starts` is where each term's end. */
  #byTerm() {
    const starts = new Int32Array(this.#terms);
    let sum = 0;
    for (let id = 0; id < this.#terms; id++) {
      starts[id] = sum;
      sum += this.#states[id * 2 + 1] as number;
    }
    const units = new Int32Array(this.#postings);
    const times = new Uint8Array(this.#postings);
    for (let at = 0; at < this.#postings; at++) {
      const id = this.#postingTerm[at] as number;
      const place = starts[id] as number;
      starts[id] = place + 1;
      units[place] = this.#postingUnit[at] as number;
      times[place] = this.#postingTimes[at] as number;
    }
    return { starts, units, times };
  }

  #sortedNumbers(): Float64Array {
    const numbers = new Float64Array(this.#terms - this.#words.size);
    let size = 0;
    for (let id = 0; id < this.#terms; id++) {
      const number = this.#termNumbers[id] as number;
      if (number >= 0) numbers[size++] = number;
    }
    return numbers.sort();
  }

  #intern(term: Term): number {
    const id = this.#terms++;
    if (id === this.#termNumbers.length) {
      const numbers = new Float64Array(id * 2);
      numbers.set(this.#termNumbers);
      this.#termNumbers = numbers;
      this.#states = enlarge(this.#states);
    }
    this.#termNumbers[id] = typeof term === 'number' ? term : -1;
    if (typeof term === 'number') this.#numbers.set(term, id);
    else this.#words.set(term, id);
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
