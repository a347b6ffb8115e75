import { ByteReader, ByteWriter } from './bytes.ts';
import { type CodedList, decode } from './coded-list.ts';
import { LongList } from './long-list.ts';

/** Decoded postings; the arrays may be longer than `count` and are used again by the next decoding. */
export interface Postings {
  count: number;
  units: Int32Array;
  times: Uint8Array;
}

/** What is to be decoded at once. */
function coded(list: CodedList): Pick<CodedList, 'df' | 'data'> {
  return list instanceof LongList ? list.read() : list;
}

/** Room for the lists that one query reads, used again by the next; what does not fit has room of its own. */
export class PostingsRoom {
  readonly #units: Int32Array;
  readonly #times: Uint8Array;
  #used = 0;

  constructor(size: number) {
    this.#units = new Int32Array(size);
    this.#times = new Uint8Array(size);
  }

  /** The postings of lists whose units rise from each to the next; valid until `clear`. */
  decode(lists: CodedList[]): Postings {
    const count = lists.reduce((sum, { df }) => sum + df, 0);
    const [start, end] = [this.#used, this.#used + count];
    const fits = end <= this.#units.length;
    if (fits) this.#used = end;
    const units = fits ? this.#units.subarray(start, end) : new Int32Array(count);
    const times = fits ? this.#times.subarray(start, end) : new Uint8Array(count);
    let to = 0;
    for (const list of lists) {
      decode(coded(list), units, times, to);
      to += list.df;
    }
    return { count, units, times };
  }

  clear(): void {
    this.#used = 0;
  }
}

export class PostingsBuffer implements Postings {
  count = 0;
  units = new Int32Array(1_024);
  times = new Uint8Array(1_024);

  /** Appends the postings of one list. */
  decode(list: CodedList): this {
    this.#reserve(this.count + list.df);
    decode(coded(list), this.units, this.times, this.count);
    this.count += list.df;
    return this;
  }

  /** Appends a posting. */
  add(unit: number, times: number): void {
    this.#reserve(this.count + 1);
    this.units[this.count] = unit;
    this.times[this.count++] = times;
  }

  clear(): this {
    this.count = 0;
    return this;
  }

  #reserve(size: number): void {
    if (size <= this.units.length) return;
    const units = new Int32Array(Math.max(size, this.units.length * 2));
    const times = new Uint8Array(units.length);
    units.set(this.units.subarray(0, this.count));
    times.set(this.times.subarray(0, this.count));
    this.units = units;
    this.times = times;
  }
}

/**
 * Sets the bit of every document that has a unit in the list, without a row of these: of what is common that is half
 * the work. `documentOf` begins with unit `first`.
 */
export function markDocuments(
  { df, data }: Pick<CodedList, 'df' | 'data'>,
  documentOf: Int32Array,
  bits: Uint32Array,
  first: number,
): void {
  let unit = -first;
  let at = 0;
  for (let place = 0; place < df; place++) {
    let byte = data[at++] as number;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = data[at++] as number;
      value |= (byte & 127) << shift;
    }
    unit += value >>> 1;
    at += value & 1;
    const document = documentOf[unit] as number;
    bits[document >>> 5] = (bits[document >>> 5] as number) | (1 << (document & 31));
  }
}

/** Writes lists one after the other into one growing buffer. */
export class ListWriter {
  readonly #bytes = new ByteWriter();
  #unit = 0;
  #df = 0;

  add(unit: number, times: number): void {
    this.#bytes.varint((unit - this.#unit) * 2 + (times > 1 ? 1 : 0));
    if (times > 1) this.#bytes.byte(Math.min(255, times));
    this.#unit = unit;
    this.#df += 1;
  }

  /** Adds a whole list, whose units come after those there are. */
  append({ df, data, last }: CodedList): void {
    const reader = new ByteReader(data);
    this.#bytes.varint(reader.varint() - this.#unit * 2);
    this.#bytes.append(data.subarray(reader.at));
    this.#unit = last;
    this.#df += df;
  }

  /** The list so far; the next one starts afresh. The bytes are valid until then. */
  end(): CodedList {
    const list = { df: this.#df, data: this.#bytes.written(), last: this.#unit };
    this.#bytes.clear();
    this.#unit = 0;
    this.#df = 0;
    return list;
  }
}

/** The last unit of a short list, found by reading it. */
export function lastUnit({ df, data }: Pick<CodedList, 'df' | 'data'>): number {
  const reader = new ByteReader(data);
  let unit = 0;
  for (let i = 0; i < df; i++) {
    const value = reader.varint();
    unit += Math.floor(value / 2);
    if (value % 2 === 1) reader.at += 1;
  }
  return unit;
}

/**
 * One list out of several whose units rise from each to the next, without the units that `isDropped` tells
 * of; its number of postings is then 0 if none is left.
 */
export function joinLists(
  lists: CodedList[],
  buffer: PostingsBuffer,
  writer: ListWriter,
  isDropped?: (unit: number) => boolean,
): CodedList {
  if (!isDropped) {
    if (lists.length === 1 && lists[0]) return lists[0];
    for (const list of lists) writer.append(list);
    return writer.end();
  }
  buffer.clear();
  for (const list of lists) buffer.decode(list);
  for (let i = 0; i < buffer.count; i++) {
    const unit = buffer.units[i] as number;
    if (!isDropped(unit)) writer.add(unit, buffer.times[i] as number);
  }
  return writer.end();
}
