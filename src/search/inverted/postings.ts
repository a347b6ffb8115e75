/**
 * A list of postings: units (pages of documents, by number) in which a term stands, in rising order, each
 * with how often. Coded as varints of twice the difference to the unit before, odd when a byte with the
 * number of times follows; the first difference is to 0, so that lists of neighbouring segments join by
 * changing one number.
 */
export interface CodedList {
  /** Number of postings. */
  df: number;
  data: Uint8Array;
}

/** Decoded postings; the arrays may be longer than `count` and are used again by the next decoding. */
export interface Postings {
  count: number;
  units: Int32Array;
  times: Uint8Array;
}

export class PostingsBuffer implements Postings {
  count = 0;
  units = new Int32Array(1_024);
  times = new Uint8Array(1_024);

  /** Appends the postings of one list. */
  decode({ df, data }: CodedList): void {
    this.#reserve(this.count + df);
    const { units, times } = this;
    let unit = 0;
    let at = 0;
    let to = this.count;
    const last = this.count + df;
    while (to < last) {
      let byte = data[at++] ?? 0;
      let value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = data[at++] ?? 0;
        value += (byte & 127) * 2 ** shift;
      }
      unit += value >>> 1;
      units[to] = unit;
      times[to++] = value & 1 ? (data[at++] ?? 0) : 1;
    }
    this.count = last;
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

/** Writes lists one after the other into one growing buffer. */
export class ListWriter {
  #bytes = new Uint8Array(65_536);
  #length = 0;
  #unit = 0;
  #df = 0;

  add(unit: number, times: number): void {
    if (this.#length + 12 > this.#bytes.length) this.#grow();
    this.#varint((unit - this.#unit) * 2 + (times > 1 ? 1 : 0));
    if (times > 1) this.#bytes[this.#length++] = Math.min(255, times);
    this.#unit = unit;
    this.#df += 1;
  }

  /** The list so far; the next one starts afresh. The bytes are valid until then. */
  end(): CodedList {
    const list = { df: this.#df, data: this.#bytes.subarray(0, this.#length) };
    this.#length = 0;
    this.#unit = 0;
    this.#df = 0;
    return list;
  }

  #varint(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest & 127) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/** One list out of several whose units rise from each to the next. */
export function joinLists(lists: CodedList[], buffer: PostingsBuffer, writer: ListWriter): CodedList {
  if (lists.length === 1 && lists[0]) return lists[0];
  buffer.clear();
  for (const list of lists) buffer.decode(list);
  for (let i = 0; i < buffer.count; i++) writer.add(buffer.units[i] ?? 0, buffer.times[i] ?? 1);
  return writer.end();
}
