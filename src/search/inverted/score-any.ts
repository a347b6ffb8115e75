import { bm25, type ScoredTerm } from './bm25.ts';
import type { Columns } from './columns.ts';
import type { ScoredDocuments } from './scored-documents.ts';

/** Units are scored in ranges of so many, whose scores stay in the processor's own memory. */
const RANGE = 2 ** 15;
/** When rarer terms have so many postings, commoner ones add to the scores of their units alone. */
const ENOUGH_POSTINGS = 8_000;

const scores = new Float32Array(RANGE);
/** A bit for each unit of the range that has a score, and one for each row of 32 of these. */
const touched = new Uint32Array(RANGE / 32);
const rows = new Uint32Array(RANGE / 1_024);

/**
 * Scores every document that has any of the terms, which come rarest first. The newest documents come first, so that of
 * equals the newer are kept without a second look.
 */
export function scoreAny(columns: Columns, norms: Float32Array, terms: ScoredTerm[], into: ScoredDocuments) {
  const left = Int32Array.from(terms, ({ postings }) => postings.count);
  for (let end = unitsLeft(terms, left); end > 0; end = unitsLeft(terms, left)) {
    const start = Math.max(0, end - RANGE);
    let before = 0;
    for (let number = 0; number < terms.length; number++) {
      const term = terms[number] as ScoredTerm;
      const isEnough = before > ENOUGH_POSTINGS;
      before += term.postings.count;
      left[number] = addRange(columns, norms, term, left[number] as number, start, isEnough);
    }
    gather(columns, start, into);
  }
  into.end();
  into.reverse();
}

/** The unit after the highest that no range has had yet. */
function unitsLeft(terms: ScoredTerm[], left: Int32Array): number {
  let end = 0;
  for (let number = 0; number < terms.length; number++) {
    const { units } = (terms[number] as ScoredTerm).postings;
    const count = left[number] as number;
    if (count > 0) end = Math.max(end, (units[count - 1] as number) + 1);
  }
  return end;
}

/** Adds the last postings from unit `start` on; with `isEnough` to units alone that have a score. How many are left. */
function addRange(
  { lengthBytes }: Columns,
  norms: Float32Array,
  { idf, postings: { units, times } }: ScoredTerm,
  count: number,
  start: number,
  isEnough: boolean,
): number {
  let at = count - 1;
  for (; at >= 0; at--) {
    const unit = units[at] as number;
    if (unit < start) break;
    const place = unit - start;
    const before = scores[place] as number;
    if (before === 0) {
      if (isEnough) continue;
      const row = place >>> 5;
      touched[row] = (touched[row] as number) | (1 << (place & 31));
      rows[row >>> 5] = (rows[row >>> 5] as number) | (1 << (row & 31));
    }
    scores[place] = before + bm25(idf, times[at] as number, norms[lengthBytes[unit] as number] as number);
  }
  return at + 1;
}

/** Hands the scores on, the last unit first, and clears them. */
function gather(columns: Columns, start: number, into: ScoredDocuments): void {
  for (let group = rows.length - 1; group >= 0; group--) {
    let left = rows[group] as number;
    while (left !== 0) {
      const bit = 31 - Math.clz32(left);
      left ^= 1 << bit;
      gatherRow(columns, group * 32 + bit, start, into);
    }
    rows[group] = 0;
  }
}

function gatherRow(columns: Columns, row: number, start: number, into: ScoredDocuments): void {
  let bits = touched[row] as number;
  while (bits !== 0) {
    const bit = 31 - Math.clz32(bits);
    bits ^= 1 << bit;
    const place = row * 32 + bit;
    into.add(columns.unitMap.startOf(start + place), start + place, scores[place] as number);
    scores[place] = 0;
  }
  touched[row] = 0;
}
