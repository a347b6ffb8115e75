import type { Stream } from '../analysis/index.ts';

const CHUNK_BYTES = 2 ** 20;

/**
 * Room for the texts that one query reads, used again by the next: one each would cost as much as reading it. What
 * does not fit begins another, which is then the one that is used.
 */
export class TextRoom {
  /** What holds the text that was taken last. */
  bytes = new Uint8Array(CHUNK_BYTES);
  #taken = 0;

  take(units: number): Stream {
    if (this.#taken + units * 2 > this.bytes.length) {
      this.bytes = new Uint8Array(Math.max(CHUNK_BYTES, units * 2));
      this.#taken = 0;
    }
    this.#taken += units * 2;
    return new Uint16Array(this.bytes.buffer, this.#taken - units * 2, units);
  }

  /** What was taken may be written over from now on. */
  clear(): void {
    this.#taken = 0;
  }
}
