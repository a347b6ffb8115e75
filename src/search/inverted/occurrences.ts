const ROWS_PER_CHUNK = 2 ** 16;
const DIGITS = 2 ** 16;

/**
 * Numbers below 2^32, each with the unit in which it was met. They are only put down as they come and sorted all
 * at once: to look each up among those met before would mean a place in memory far from the last, again and again.
 */
export class Occurrences {
  /** Rows of number and unit, one after the other. */
  readonly #full: Array<Int32Array<ArrayBuffer>> = [];
  #chunk = new Int32Array(ROWS_PER_CHUNK * 2);
  #used = 0;

  get size(): number {
    return this.#full.length * ROWS_PER_CHUNK + this.#used / 2;
  }

  add(number: number, unit: number): void {
    if (this.#used === this.#chunk.length) {
      this.#full.push(this.#chunk);
      this.#chunk = new Int32Array(ROWS_PER_CHUNK * 2);
      this.#used = 0;
    }
    this.#chunk[this.#used++] = number;
    this.#chunk[this.#used++] = unit;
  }

  /** All rows, numbers (their lower 32 bits) rising, those of a number in the order in which they came; used once. */
  sorted(): Int32Array {
    const rows = [...this.#full, this.#chunk.subarray(0, this.#used)];
    const bySecond = byDigit(rows, this.size, 0);
    for (const chunk of rows) free(chunk);
    const sorted = byDigit([bySecond], this.size, 16);
    free(bySecond);
    return sorted;
  }
}

/** At once, not when memory is next cleared: these are the largest that a batch has. */
function free(rows: Int32Array<ArrayBuffer>): void {
  rows.buffer.transfer(0);
}

/** The rows in the order of the 16 bits of their numbers from `shift` on, those that share them in the order they had. */
function byDigit(chunks: Int32Array[], size: number, shift: number): Int32Array<ArrayBuffer> {
  countPlaces(chunks, shift);
  const sorted = new Int32Array(size * 2);
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += 2) {
      const number = chunk[at] as number;
      const digit = (number >>> shift) & (DIGITS - 1);
      const place = places[digit] as number;
      places[digit] = place + 2;
      sorted[place] = number;
      sorted[place + 1] = chunk[at + 1] as number;
    }
  }
  return sorted;
}

/** Where the rows of each digit begin; used again by the next. */
const places = new Int32Array(DIGITS);

function countPlaces(chunks: Int32Array[], shift: number): void {
  places.fill(0);
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += 2) {
      const digit = ((chunk[at] as number) >>> shift) & (DIGITS - 1);
      places[digit] = (places[digit] as number) + 2;
    }
  }
  let next = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    const length = places[digit] as number;
    places[digit] = next;
    next += length;
  }
}
