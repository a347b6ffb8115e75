import type { Columns } from './columns.ts';
import { lengthOf } from './entry.ts';
import type { Postings } from './postings.ts';
import type { Weighted } from './weighted-terms.ts';

const K1 = 1;
const B = 0.4;

/** A term of the query with its postings. */
export interface ScoredTerm extends Pick<Weighted, 'idf'> {
  postings: Postings;
}

/** What BM25 adds to the times of a term in a unit, by the byte that stands for the unit's length. */
export function lengthNorms({ units, documents, pagesLength }: Columns): Float32Array<ArrayBuffer> {
  const average = Math.max(1, pagesLength / Math.max(1, units - documents));
  return Float32Array.from({ length: 256 }, (_, byte) => K1 * (1 - B + (B * lengthOf(byte)) / average));
}

export function bm25(idf: number, times: number, norm: number): number {
  return (idf * times * (K1 + 1)) / (times + norm);
}
