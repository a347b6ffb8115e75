import type { CodedList } from './postings.ts';
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
    if (room.length < this.#bytes) room = new Uint8Array(this.#bytes * 2);
    this.#source.readInto(room, this.#at, 0, this.#bytes);
    return { df: this.df, data: room };
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
}
