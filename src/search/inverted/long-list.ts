import { findParts, PART, type Parts } from './list-parts.ts';
import type { CodedList } from './coded-list.ts';
import { bitsLength, hasBits } from './segment-format.ts';

/** The segment that a list stands in, as far as the list needs it. */
interface Source {
  firstDocument: number;
  documents: number;
  read(at: number, length: number): Uint8Array;
  readInto(bytes: Uint8Array, at: number, offset: number, length: number): Uint8Array;
}

/** What is read is used before the next list is: one room serves all. */
let room = new Uint8Array(2 ** 16);

/** A list that is read whenever it is asked for: the system keeps at hand what is asked for often. */
export class LongList implements CodedList {
  readonly df: number;
  readonly last: number;
  readonly #source: Source;
  readonly #at: number;
  readonly #bytes: number;
  #parts: Parts | undefined;

  constructor(source: Source, df: number, last: number, at: number, bytes: number) {
    this.#source = source;
    this.df = df;
    this.last = last;
    this.#at = at;
    this.#bytes = bytes;
  }

  /** Coded, in room of its own. */
  get data(): Uint8Array {
    return this.#source.read(this.#at, this.#bytes);
  }

  /** Coded; valid until the next list is read. */
  read(): Pick<CodedList, 'df' | 'data'> {
    return { df: this.df, data: this.#readStretch(0, this.#bytes) };
  }

  /** Found by reading all of the list, once. */
  get parts(): Parts {
    return (this.#parts ??= findParts(this.df, this.read().data));
  }

  /** What they take in memory. */
  get partsBytes(): number {
    return Math.ceil(this.df / PART) * 8;
  }

  /** A part of it, coded; valid until the next list is read. */
  readPart(part: number): Uint8Array {
    const { starts } = this.parts;
    return this.#readStretch(starts[part] as number, starts[part + 1] as number);
  }

  /** Whether its documents stand there as bits. */
  get hasBits(): boolean {
    return hasBits(this.df, this.#source.documents);
  }

  /** Adds the bits of its documents to those of the documents before. */
  readBits(bits: Uint32Array): void {
    const { firstDocument, documents } = this.#source;
    const start = firstDocument >>> 5;
    // Two segments share the number in which the one ends and the next begins.
    const before = bits[start] as number;
    const bytes = new Uint8Array(bits.buffer, bits.byteOffset, bits.byteLength);
    const length = bitsLength(firstDocument, documents) * 4;
    this.#source.readInto(bytes, this.#at + this.#bytes, start * 4, length);
    bits[start] = (bits[start] as number) | before;
  }

  #readStretch(from: number, to: number): Uint8Array {
    if (room.length < to - from) room = new Uint8Array((to - from) * 2);
    return this.#source.readInto(room, this.#at + from, 0, to - from);
  }
}
