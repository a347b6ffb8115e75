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
  /** The last unit. */
  last: number;
}

/**
 * Decodes a list, or what of one comes after unit `before`, to place `to` of the rows and after it; returns the number
 * of bytes read.
 */
export function decode(
  { df, data }: Pick<CodedList, 'df' | 'data'>,
  units: Int32Array,
  times: Uint8Array,
  to: number,
  before = 0,
): number {
  const end = to + df;
  let unit = before;
  let at = 0;
  for (let place = to; place < end; place++) {
    let byte = data[at++] as number;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = data[at++] as number;
      value |= (byte & 127) << shift;
    }
    unit += value >>> 1;
    units[place] = unit;
    // Without a branch, which the processor would guess wrong every other time.
    const isMore = value & 1;
    const next = at < data.length ? (data[at] as number) : 1;
    times[place] = 1 + ((next - 1) & -isMore);
    at += isMore;
  }
  return at;
}
