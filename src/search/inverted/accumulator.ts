import type { Stream, Term } from '../analysis/index.ts';
import { LATEST_POSTING, LATEST_UNIT, NumberSlots } from './number-slots.ts';
import { type CodedList, ListWriter } from './postings.ts';

const CAPACITY = 2 ** 24;
/** Room that one unit may need at most: a page has fewer terms than this. */
const HEADROOM = 2 ** 18;
const FIRST_SIZE = 2 ** 12;
/** Room for so many postings is used again; more is given back. */
const KEPT_SIZE = 2 ** 18;

interface WordState {
  id: number;
  latestUnit: number;
  latestPosting: number;
}

/** Collects the texts and terms of units in memory until they are written as one segment. */
export class Accumulator {
  /** Of each document the texts of its units. */
  readonly documents: Stream[][] = [];
  readonly #numbers = new NumberSlots();
  readonly #words = new Map<string, WordState>();
  /** By term: its number; -1 for a word. */
  #termNumbers = new Float64Array(FIRST_SIZE);
  #terms = 0;
  #postingTerm = new Int32Array(FIRST_SIZE);
  #postingUnit = new Int32Array(FIRST_SIZE);
  #postingTimes = new Uint8Array(FIRST_SIZE);
  /** For the postings term by term. */
  #sorted = { units: new Int32Array(0), times: new Uint8Array(0) };
  #postings = 0;

  get isFull(): boolean {
    return this.#postings > CAPACITY - HEADROOM;
  }

  /**
   * An empty one for what comes next: this one, where it is small. What is thrown away with every small batch lasts
   * until there are many megabytes of it, since little else in the thread calls for it to be collected.
   */
  emptied(): Accumulator {
    if (this.#postingTerm.length > KEPT_SIZE) return new Accumulator();
    this.documents.length = 0;
    this.#numbers.clear();
    this.#words.clear();
    this.#terms = 0;
    this.#postings = 0;
    return this;
  }

  /** Counts a term of a unit. Units come in rising order, each whole before the next. */
  add(term: Term, unit: number): void {
    if (typeof term === 'number') this.#addNumber(term, unit);
    else this.#addWord(term, unit);
  }

  #addNumber(term: number, unit: number): void {
    const slot = this.#numbers.slotOf(term, this.#terms);
    const { slots } = this.#numbers;
    if (slots[slot + LATEST_UNIT] === unit + 1) {
      this.#again(slots[slot + LATEST_POSTING] as number);
      return;
    }
    const id = this.#numbers.idAt(slot);
    if (id === this.#terms) this.#addTerm(term);
    slots[slot + LATEST_UNIT] = unit + 1;
    slots[slot + LATEST_POSTING] = this.#push(id, unit);
  }

  #addWord(term: string, unit: number): void {
    let state = this.#words.get(term);
    if (state?.latestUnit === unit) {
      this.#again(state.latestPosting);
      return;
    }
    if (!state) {
      state = { id: this.#terms, latestUnit: unit, latestPosting: 0 };
      this.#words.set(term, state);
      this.#addTerm(-1);
    }
    state.latestUnit = unit;
    state.latestPosting = this.#push(state.id, unit);
  }

  #again(posting: number): void {
    const times = this.#postingTimes[posting] as number;
    if (times < 255) this.#postingTimes[posting] = times + 1;
  }

  #push(id: number, unit: number): number {
    if (this.#postings === this.#postingTerm.length) this.#grow();
    const at = this.#postings++;
    this.#postingTerm[at] = id;
    this.#postingUnit[at] = unit;
    this.#postingTimes[at] = 1;
    return at;
  }

  #addTerm(number: number): void {
    if (this.#terms === this.#termNumbers.length) {
      const numbers = new Float64Array(this.#terms * 2);
      numbers.set(this.#termNumbers);
      this.#termNumbers = numbers;
    }
    this.#termNumbers[this.#terms++] = number;
  }

  /** Every term with its list, numbers rising first, then words in their order. */
  *lists(): Generator<[Term, CodedList]> {
    const { ends, units, times } = this.#byTerm();
    const writer = new ListWriter();
    const list = (id: number) => {
      const end = ends[id] as number;
      for (let at = id === 0 ? 0 : (ends[id - 1] as number); at < end; at++) {
        writer.add(units[at] as number, times[at] as number);
      }
      return writer.end();
    };
    for (const term of this.#sortedNumbers()) {
      yield [term, list(this.#numbers.idAt(this.#numbers.slotOf(term, 0)))];
    }
    const words = [...this.#words].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [word, { id }] of words) yield [word, list(id)];
  }

  /** Postings term by term; `ends` is where each term's end. */
  #byTerm() {
    if (this.#sorted.units.length < this.#postings) {
      const size = Math.max(this.#postings, KEPT_SIZE);
      this.#sorted = { units: new Int32Array(size), times: new Uint8Array(size) };
    }
    const ends = new Int32Array(this.#terms + 1);
    // First how many each has, kept one place on; then where each begins, which filling moves to its end.
    for (let at = 0; at < this.#postings; at++) {
      const next = (this.#postingTerm[at] as number) + 1;
      ends[next] = (ends[next] as number) + 1;
    }
    for (let id = 1; id <= this.#terms; id++) ends[id] = (ends[id] as number) + (ends[id - 1] as number);
    const { units, times } = this.#sorted;
    for (let at = 0; at < this.#postings; at++) {
      const id = this.#postingTerm[at] as number;
      const place = ends[id] as number;
      ends[id] = place + 1;
      units[place] = this.#postingUnit[at] as number;
      times[place] = this.#postingTimes[at] as number;
    }
    return { ends, units, times };
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
