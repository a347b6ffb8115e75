import type { Term } from '../analysis/index.ts';
import { ByteReader } from './bytes.ts';
import { INLINE_BYTES } from './segment-format.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Walks through the terms of a block: `next`, then what it stands at. */
abstract class BlockReader {
  df = 0;
  /** Length of the list, and the list itself if it stands in the block; else where it stands, and its last unit. */
  bytes = 0;
  inline: Uint8Array | undefined;
  at = 0;
  last = 0;
  protected readonly reader = new ByteReader(new Uint8Array(0));

  abstract term(): Term;
  protected abstract readTerm(): void;

  /** False at the end. */
  next(): boolean {
    const { reader } = this;
    if (reader.at >= reader.bytes.length) return false;
    this.readTerm();
    this.df = reader.varint();
    this.bytes = reader.varint();
    if (this.bytes <= INLINE_BYTES) this.inline = reader.take(this.bytes);
    else {
      this.inline = undefined;
      this.at = reader.varint();
      this.last = reader.varint();
    }
    return true;
  }

  protected restart(bytes: Uint8Array): void {
    this.reader.bytes = bytes;
    this.reader.at = 0;
  }
}

export class NumberBlock extends BlockReader {
  #number = 0;

  start(bytes: Uint8Array, first: number): this {
    this.restart(bytes);
    this.#number = first;
    return this;
  }

  seek(term: number): boolean {
    while (this.next()) if (this.#number >= term) return this.#number === term;
    return false;
  }

  override term(): number {
    return this.#number;
  }

  protected override readTerm(): void {
    this.#number += this.reader.varint();
  }
}

export class WordBlock extends BlockReader {
  #word = new Uint8Array(256);
  #length = 0;

  start(bytes: Uint8Array): this {
    this.restart(bytes);
    this.#length = 0;
    return this;
  }

  seek(term: string): boolean {
    const wanted = encoder.encode(term);
    while (this.next()) if (this.#is(wanted)) return true;
    return false;
  }

  override term(): string {
    return decoder.decode(this.#word.subarray(0, this.#length));
  }

  protected override readTerm(): void {
    const same = this.reader.varint();
    if (same > this.#length) throw new Error('a segment is malformed: a word begins as none before it');
    const more = this.reader.take(this.reader.varint());
    this.#length = same + more.length;
    if (this.#length > this.#word.length) {
      const larger = new Uint8Array(this.#length * 2);
      larger.set(this.#word);
      this.#word = larger;
    }
    this.#word.set(more, same);
  }

  #is(wanted: Uint8Array): boolean {
    if (wanted.length !== this.#length) return false;
    for (let i = 0; i < wanted.length; i++) if (wanted[i] !== this.#word[i]) return false;
    return true;
  }
}

export type Block = NumberBlock | WordBlock;
