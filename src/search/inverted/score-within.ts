import { bm25, type ScoredTerm } from './bm25.ts';
import type { Columns } from './columns.ts';
import type { DocumentSet } from './document-set.ts';
import { gallop } from './gallop.ts';

/** Hears of the units that have any of the terms, rising, each with the first of its document. */
export type UnitVisitor = (first: number, unit: number, score: number) => void;

let scores = new Float32Array(1_024);

/** Scores these documents alone, which rise, one after the other. */
export function scoreWithin(
  columns: Columns,
  norms: Float32Array,
  terms: ScoredTerm[],
  documents: DocumentSet,
  visit: UnitVisitor,
): void {
  const { firstUnit, pageCount, lengthBytes } = columns;
  const cursors = new Int32Array(terms.length);
  for (const document of documents) {
    const first = firstUnit[document] as number;
    const last = first + (pageCount[document] as number);
    if (last - first >= scores.length) scores = new Float32Array((last - first + 1) * 2);
    let isAny = false;
    for (let number = 0; number < terms.length; number++) {
      const { idf, postings } = terms[number] as ScoredTerm;
      const { units, times, count } = postings;
      let at = gallop(units, count, cursors[number] as number, first);
      for (; at < count && (units[at] as number) <= last; at++) {
        const unit = units[at] as number;
        const norm = norms[lengthBytes[unit] as number] as number;
        scores[unit - first] = (scores[unit - first] as number) + bm25(idf, times[at] as number, norm);
        isAny = true;
      }
      cursors[number] = at;
    }
    if (isAny) handOn(first, last, visit);
  }
}

function handOn(first: number, last: number, visit: UnitVisitor): void {
  for (let place = 0; place <= last - first; place++) {
    const score = scores[place] as number;
    if (score > 0) visit(first, first + place, score);
    scores[place] = 0;
  }
}
