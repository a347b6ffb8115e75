import { closeSync, existsSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { Stream, Term } from '../analysis/index.ts';
import { type Block, NumberBlock, WordBlock } from './block.ts';
import { LongList } from './long-list.ts';
import type { CodedList } from './coded-list.ts';
import { lastUnit } from './postings.ts';
import { FOOTER_BYTES, FOOTER_NUMBERS, MAGIC } from './segment-format.ts';
import type { TextRoom } from './text-room.ts';

const NOTHING = new Float64Array(0);
/** For the block in which a term is looked for: it is read to the end before the next. */
let blockRoom = new Uint8Array(2 ** 13);

/** An immutable file with the texts and lists of a run of units; `segment-format.ts` says how. */
export class Segment {
  readonly first: number;
  readonly units: number;
  readonly firstDocument: number;
  readonly documents: number;
  readonly #path: string;
  #stats: Stats;
  #isClosed = false;
  readonly #file: number;
  /** By block: where it begins, and its length. */
  #blocks: Float64Array;
  #firstNumbers: Float64Array;
  #firstWords: string[];
  #textEnds: Float64Array;
  readonly #tables: number;
  readonly #startsAt: number;
  readonly #numbers = new NumberBlock();
  readonly #words = new WordBlock();

  /** Throws if the file is missing or is no segment, or if what is kept of it in memory is not what was written. */
  constructor(path: string) {
    if (!existsSync(path)) throw new Error(`the segment ${path} is missing`);
    this.#path = path;
    this.#stats = statSync(path);
    this.#file = openSync(path, 'r');
    try {
      const { size } = this.#stats;
      const footer = this.#readFooter(size);
      [, this.first = 0, this.units = 0, this.firstDocument = 0, this.documents = 0] = footer;
      const [numberBlocks = 0, wordBlocks = 0, tables = 0, checksum] = footer.slice(5);
      const bytes = this.read(tables, size - FOOTER_BYTES - tables);
      if (crc32(bytes) !== checksum) throw new Error(`the segment ${path} is malformed`);
      const blocks = numberBlocks + wordBlocks;
      this.#blocks = floats(bytes, 0, blocks * 2);
      this.#firstNumbers = floats(bytes, blocks * 16, numberBlocks);
      this.#textEnds = floats(bytes, blocks * 16 + numberBlocks * 8, this.units);
      const starts = blocks * 16 + numberBlocks * 8 + this.units * 8;
      this.#tables = tables;
      this.#startsAt = tables + starts;
      const words = Buffer.from(bytes.buffer).toString('utf8', starts + this.units);
      this.#firstWords = JSON.parse(words) as string[];
    } catch (error) {
      closeSync(this.#file);
      throw error;
    }
  }

  /** The list of a term; a long one is read only when its data is asked for. */
  find(term: Term): CodedList | undefined {
    if (typeof term === 'number') return this.#findNumber(term);
    const place = lastAtMost(this.#firstWords, term);
    if (place < 0) return undefined;
    const block = this.#words.start(this.#blockInRoom(this.#firstNumbers.length + place));
    return block.seek(term) ? this.list(block) : undefined;
  }

  /** The text of a unit of this segment, in the room given. */
  text(unit: number, room: TextRoom): Stream {
    const place = unit - this.first;
    const start = place > 0 ? (this.#textEnds[place - 1] as number) : 0;
    const length = (this.#textEnds[place] as number) - start;
    const stream = room.take(length);
    this.readInto(room.bytes, start * 2, stream.byteOffset, length * 2);
    return stream;
  }

  /**
   * Whether somebody wrote to the file, or put another in its place, since the last time. Throws if it is gone or
   * cut short: what is open can be read all the same, but not by those who come later.
   */
  wasTouched(): boolean {
    const before = this.#stats;
    const now = statSync(this.#path, { throwIfNoEntry: false });
    if (!now) throw new Error(`the segment ${this.#path} is missing`);
    if (now.size < before.size) throw new Error(`the segment ${this.#path} is malformed: it is cut short`);
    this.#stats = now;
    return now.mtimeMs !== before.mtimeMs || now.ino !== before.ino || now.size !== before.size;
  }

  /** By unit of this segment: 1 where a document begins. */
  starts(): Uint8Array {
    return this.read(this.#startsAt, this.units);
  }

  /** Words from `from` to before `to`, with the number of units that have them. */
  *words(from = '', to?: string): Generator<[word: string, df: number]> {
    for (
      let place = Math.max(0, lastAtMost(this.#firstWords, from));
      place < this.#firstWords.length;
      place++
    ) {
      const block = new WordBlock().start(this.#block(this.#firstNumbers.length + place));
      while (block.next()) {
        const word = block.term();
        if (to !== undefined && word >= to) return;
        if (word >= from) yield [word, block.df];
      }
    }
  }

  /** Every block of terms in its order, to be read to the end before the next. */
  *blocks(): Generator<Block> {
    const [numbers, words] = [new NumberBlock(), new WordBlock()];
    for (let place = 0; place < this.#blocks.length / 2; place++) {
      const first = this.#firstNumbers[place];
      yield first === undefined ? words.start(this.#block(place)) : numbers.start(this.#block(place), first);
    }
  }

  /** The list of the term at which the block stands; what the file has no room for is not asked of memory either. */
  list({ df, inline, at, bytes, last }: Block): CodedList {
    if (df > bytes || (!inline && at + bytes > this.#tables))
      throw new Error('a segment is malformed: a list is longer than the file');
    if (!inline) return new LongList(this, df, last, at, bytes);
    const data = inline.slice();
    return { df, data, last: lastUnit({ df, data }) };
  }

  /** Bytes of the file. */
  read(at: number, length: number): Uint8Array {
    return this.readInto(new Uint8Array(length), at);
  }

  /** Reads `length` bytes of the file from `at` on into `bytes`, from `offset` on. */
  readInto(bytes: Uint8Array, at: number, offset = 0, length = bytes.length): Uint8Array {
    for (let done = 0; done < length; ) {
      const read = readSync(this.#file, bytes, offset + done, length - done, at + done);
      if (read === 0) throw new Error('a segment is malformed: it ends too soon');
      done += read;
    }
    return bytes;
  }

  /**
   * What was read of it may be kept by others long after: its tables are not. Closed twice, it would close a file of
   * somebody else's that has got the same number.
   */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#blocks = NOTHING;
    this.#firstNumbers = NOTHING;
    this.#firstWords = [];
    this.#textEnds = NOTHING;
    closeSync(this.#file);
  }

  #findNumber(term: number): CodedList | undefined {
    const place = lastAtMost(this.#firstNumbers, term);
    if (place < 0) return undefined;
    const block = this.#numbers.start(this.#blockInRoom(place), this.#firstNumbers[place] as number);
    return block.seek(term) ? this.list(block) : undefined;
  }

  #block(place: number): Uint8Array {
    return this.read(this.#blocks[place * 2] as number, this.#blocks[place * 2 + 1] as number);
  }

  #blockInRoom(place: number): Uint8Array {
    const length = this.#blocks[place * 2 + 1] as number;
    if (blockRoom.length < length) blockRoom = new Uint8Array(length * 2);
    return this.readInto(blockRoom, this.#blocks[place * 2] as number, 0, length).subarray(0, length);
  }

  #readFooter(size: number): Float64Array {
    const bytes = this.read(Math.max(0, size - FOOTER_BYTES), FOOTER_BYTES);
    const footer = floats(bytes, 0, FOOTER_NUMBERS);
    if (footer[0] !== MAGIC || crc32(bytes.subarray(0, -8)) !== footer.at(-1))
      throw new Error('a segment is malformed: its end is not as it was written');
    return footer;
  }
}

/** In room of their own, so that the bytes beside them are not kept. */
function floats(bytes: Uint8Array, at: number, count: number): Float64Array {
  return new Float64Array(bytes.slice(at, at + count * 8).buffer);
}

/** The last place whose value is not above `wanted`; -1 if all are. */
function lastAtMost<Value>(values: ArrayLike<Value>, wanted: Value): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as Value) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
