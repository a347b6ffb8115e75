import type { Stream, Term } from '../analysis/index.ts';
import { Occurrences } from './occurrences.ts';
import type { CodedList } from './coded-list.ts';
import { ListWriter } from './postings.ts';

/** With so many terms met the memory is full enough: eight bytes each, and as much again to sort them. */
const ENOUGH = 2 ** 23;

/** Collects the texts and terms of units in memory until they are written as one segment; used once. */
export class Accumulator {
  /** Of each document the texts of its units. */
  readonly documents: Stream[][] = [];
  readonly #numbers = new Occurrences();
  /** Each word's number, in the order in which they were met. */
  readonly #wordNumbers = new Map<string, number>();
  readonly #words = new Occurrences();

  get isFull(): boolean {
    return this.#numbers.size + this.#words.size > ENOUGH;
  }

  /** Counts a term of a unit. Units come in rising order, each whole before the next. */
  add(term: Term, unit: number): void {
    if (typeof term === 'number') this.#numbers.add(term, unit);
    else this.#words.add(this.#numberOf(term), unit);
  }

  #numberOf(word: string): number {
    const known = this.#wordNumbers.get(word);
    if (known !== undefined) return known;
    const fresh = this.#wordNumbers.size;
    this.#wordNumbers.set(word, fresh);
    return fresh;
  }

  /** Every term with its list, numbers rising first, then words in their order. */
  *lists(): Generator<[Term, CodedList]> {
    const lists = new ListWriter();
    const numbers = this.#numbers.sorted();
    for (let at = 0; at < numbers.length; ) {
      const number = (numbers[at] as number) >>> 0;
      at = addList(numbers, at, lists);
      yield [number, lists.end()];
    }
    const words = this.#words.sorted();
    const starts = this.#startsOf(words);
    for (const word of [...this.#wordNumbers.keys()].sort()) {
      addList(words, starts[this.#wordNumbers.get(word) as number] as number, lists);
      yield [word, lists.end()];
    }
  }

  /** By word: where its rows begin. */
  #startsOf(words: Int32Array): Int32Array {
    const starts = new Int32Array(this.#wordNumbers.size);
    for (let at = words.length - 2; at >= 0; at -= 2) starts[words[at] as number] = at;
    return starts;
  }
}

/** Adds the rows of the number that stands at `from` to a list; returns where the next begins. */
function addList(rows: Int32Array, from: number, lists: ListWriter): number {
  const number = rows[from];
  let at = from;
  while (rows[at] === number) {
    const unit = rows[at + 1] as number;
    const first = at;
    do at += 2;
    while (rows[at] === number && rows[at + 1] === unit);
    lists.add(unit, (at - first) / 2);
  }
  return at;
}
