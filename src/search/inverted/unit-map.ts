import { countBits } from './bits.ts';
import { grow } from '../grow.ts';

/**
 * Which document each unit belongs to: a bit for each unit with which a document begins, and for each row of 32 units the
 * number of the first document that begins in it or after it. Both stay in the processor's own memory, where a number
 * for each unit would wait for the machine's.
 */
export class UnitMap {
  /** The unit after the last. */
  end = 0;
  #starts = new Uint32Array(64);
  #firstDocument = new Int32Array(64);
  #rows = 0;

  /** Documents come in the order of their numbers, none left out, each with its first unit and how many it has. */
  add(document: number, first: number, units: number): void {
    const row = first >>> 5;
    const rows = ((first + Math.max(1, units) - 1) >>> 5) + 1;
    if (rows > this.#starts.length) {
      this.#starts = grow(this.#starts, rows);
      this.#firstDocument = grow(this.#firstDocument, rows);
    }
    for (; this.#rows < rows; this.#rows++) {
      this.#firstDocument[this.#rows] = this.#rows <= row ? document : document + 1;
    }
    this.#starts[row] = (this.#starts[row] as number) | (1 << (first & 31));
    this.end = Math.max(this.end, first + units);
  }

  documentAt(unit: number): number {
    const row = unit >>> 5;
    return (this.#firstDocument[row] as number) + countBits(this.#startsUpTo(unit)) - 1;
  }

  /** Whether a document begins with the unit. */
  isStart(unit: number): boolean {
    return (((this.#starts[unit >>> 5] as number) >>> (unit & 31)) & 1) === 1;
  }

  /** The first unit of the document that a unit belongs to. */
  startOf(unit: number): number {
    let row = unit >>> 5;
    let bits = this.#startsUpTo(unit);
    while (bits === 0 && row > 0) bits = this.#starts[--row] as number;
    return row * 32 + 31 - Math.clz32(bits);
  }

  #startsUpTo(unit: number): number {
    return (this.#starts[unit >>> 5] as number) & (0xffff_ffff >>> (31 - (unit & 31)));
  }
}
