import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { Stream, Term } from '../analysis/index.ts';
import { ByteWriter } from './bytes.ts';
import type { CodedList } from './coded-list.ts';
import { markDocuments } from './postings.ts';
import { bitsLength, BLOCK_BYTES, hasBits, INLINE_BYTES, MAGIC } from './segment-format.ts';

const FLUSH_BYTES = 2 ** 17;
const encoder = new TextEncoder();

/**
 * Writes a segment beside its final name and renames it there: a file by that name is always whole. First
 * the text of every unit, then every term with its list, numbers rising first, then words. Its units belong to
 * documents one after the other, from `firstDocument` on.
 */
export class SegmentWriter {
  readonly #path: string;
  readonly #file: number;
  readonly #first: number;
  readonly #firstDocument: number;
  readonly #out = new ByteWriter(FLUSH_BYTES);
  #isClosed = false;
  #flushed = 0;
  #checksum = 0;
  /** Where each unit's text ends, in 16-bit units. */
  readonly #textEnds: number[] = [];
  /** By unit: 1 where a document begins. */
  readonly #starts = new ByteWriter();
  #documents = 0;
  /** By unit, counted as the bits are. */
  #documentOf: Int32Array | undefined;
  readonly #block = new ByteWriter();
  readonly #firstNumbers: number[] = [];
  readonly #firstWords: string[] = [];
  readonly #blocks: number[] = [];
  #number = 0;
  #word: Uint8Array = new Uint8Array(0);
  #isInWords = false;

  constructor(path: string, first: number, firstDocument: number) {
    this.#path = path;
    this.#first = first;
    this.#firstDocument = firstDocument;
    rmSync(draftOf(path), { force: true });
    this.#file = openSync(draftOf(path), 'w');
  }

  /** `isStart` where a document begins. */
  addText(stream: Stream, isStart: boolean): void {
    this.#starts.byte(isStart ? 1 : 0);
    if (isStart) this.#documents += 1;
    this.#write(new Uint8Array(stream.buffer, stream.byteOffset, stream.byteLength));
    this.#textEnds.push(this.#position / 2);
  }

  addList(term: Term, list: CodedList): void {
    const isWord = typeof term === 'string';
    if (isWord && !this.#isInWords) this.#endBlock();
    this.#isInWords = isWord;
    const { df, data } = list;
    const at = data.length > INLINE_BYTES ? this.#position : undefined;
    if (at !== undefined) {
      this.#write(data);
      if (hasBits(df, this.#documents)) this.#write(bytesOf(this.#bitsOf({ df, data })));
    }
    if (isWord) this.#addWord(term);
    else this.#addNumber(term);
    this.#block.varint(df);
    this.#block.varint(data.length);
    if (at === undefined) this.#block.append(data);
    else {
      this.#block.varint(at);
      this.#block.varint(list.last);
    }
    if (this.#block.length >= BLOCK_BYTES) this.#endBlock();
  }

  /** Writes what is left and gives the file its name; returns the checksum of its bytes. */
  finish(): number {
    this.#endBlock();
    const at = this.#position;
    const tables = [
      bytesOf(Float64Array.from(this.#blocks)),
      bytesOf(Float64Array.from(this.#firstNumbers)),
      bytesOf(Float64Array.from(this.#textEnds)),
      this.#starts.written(),
      encoder.encode(JSON.stringify(this.#firstWords)),
    ];
    for (const table of tables) this.#write(table);
    this.#writeFooter(
      at,
      tables.reduce((sum, table) => crc32(table, sum), 0),
    );
    this.#flush();
    fsyncSync(this.#file);
    this.#close();
    renameSync(draftOf(this.#path), this.#path);
    return this.#checksum;
  }

  /** Gives up what was written. */
  abandon(): void {
    this.#close();
    rmSync(draftOf(this.#path), { force: true });
  }

  /** Once: its number may be that of another file by the next time. */
  #close(): void {
    if (!this.#isClosed) closeSync(this.#file);
    this.#isClosed = true;
  }

  #writeFooter(tables: number, checksum: number): void {
    const numbers = Float64Array.of(
      MAGIC,
      this.#first,
      this.#textEnds.length,
      this.#firstDocument,
      this.#documents,
      this.#firstNumbers.length,
      this.#firstWords.length,
      tables,
      checksum,
    );
    this.#write(bytesOf(numbers));
    this.#write(bytesOf(Float64Array.of(crc32(bytesOf(numbers)))));
  }

  get #position(): number {
    return this.#flushed + this.#out.length;
  }

  #bitsOf(list: Pick<CodedList, 'df' | 'data'>): Uint32Array {
    const bits = new Uint32Array(bitsLength(this.#firstDocument, this.#documents));
    markDocuments(list, (this.#documentOf ??= this.#countDocuments()), bits, this.#first);
    return bits;
  }

  #countDocuments(): Int32Array {
    let document = (this.#firstDocument & 31) - 1;
    return Int32Array.from(this.#starts.written(), (start) => (document += start));
  }

  #addNumber(term: number): void {
    if (this.#block.length === 0) {
      this.#firstNumbers.push(term);
      this.#number = term;
    }
    this.#block.varint(term - this.#number);
    this.#number = term;
  }

  #addWord(term: string): void {
    if (this.#block.length === 0) {
      this.#firstWords.push(term);
      this.#word = new Uint8Array(0);
    }
    const word = encoder.encode(term);
    let same = 0;
    while (same < word.length && word[same] === this.#word[same]) same += 1;
    this.#block.varint(same);
    this.#block.varint(word.length - same);
    this.#block.append(word.subarray(same));
    this.#word = word;
  }

  #endBlock(): void {
    if (this.#block.length === 0) return;
    this.#blocks.push(this.#position, this.#block.length);
    this.#write(this.#block.written());
    this.#block.clear();
  }

  #write(bytes: Uint8Array): void {
    if (this.#out.length > 0 && this.#out.length + bytes.length > FLUSH_BYTES) this.#flush();
    this.#out.append(bytes);
  }

  #flush(): void {
    const bytes = this.#out.written();
    this.#checksum = crc32(bytes, this.#checksum);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
    this.#flushed += bytes.length;
    this.#out.clear();
  }
}

function draftOf(path: string): string {
  return `${path}.new`;
}

function bytesOf(array: Float64Array | Uint32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
