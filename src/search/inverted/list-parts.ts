import { decode } from './coded-list.ts';

/** Postings of a part: to read and decode one takes some microseconds. */
export const PART = 1_024;

/** Where the parts of a long list begin, so that a few postings can be read without all those before them. */
export interface Parts {
  /** The unit before each part, from which its first difference is counted; then the last unit of the list. */
  before: Int32Array;
  /** The byte with which each part begins; then the one behind the list. */
  starts: Int32Array;
}

/** A part's, of which only the last unit is wanted. */
const units = new Int32Array(PART);
const times = new Uint8Array(PART);

export function findParts(df: number, data: Uint8Array): Parts {
  const count = Math.ceil(df / PART);
  const [before, starts] = [new Int32Array(count + 1), new Int32Array(count + 1)];
  for (let part = 0; part < count; part++) {
    const [unit, start, size] = [before[part] as number, starts[part] as number, sizeOf(part, df)];
    starts[part + 1] = start + decode({ df: size, data: data.subarray(start) }, units, times, 0, unit);
    before[part + 1] = units[size - 1] as number;
    if ((before[part + 1] as number) < unit) throw new Error('a segment is malformed: a list does not rise');
  }
  return { before, starts };
}

/** How many postings a part has. */
export function sizeOf(part: number, df: number): number {
  return Math.min(PART, df - part * PART);
}
