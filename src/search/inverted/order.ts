import type { SearchQuery } from '../engine.ts';
import type { Columns } from './columns.ts';
import type { DocumentSet } from './document-set.ts';
import type { Candidate, FirstRanking } from './first-ranking.ts';

/** A candidate with what its score is made of. */
export interface Ranked extends Candidate {
  explanation: Record<string, number>;
}

/** The stretch of documents a page shows: first those ranked again, then the rest in a fixed order. */
export function order(
  columns: Columns,
  first: FirstRanking,
  documents: DocumentSet,
  ranked: Ranked[],
  { sort, offset, limit }: SearchQuery,
): Array<Candidate | Ranked> {
  const end = offset + limit;
  if (end <= ranked.length || ranked.length === documents.length) return ranked.slice(offset, end);
  const key = sortKey(columns, first, sort);
  const shown = new Set(ranked.map(({ document }) => document));
  const rest = documents.filter((document) => !shown.has(document));
  const sorted = sortBy(rest, key, end - ranked.length);
  const all = [...ranked, ...sorted.map((document) => ({ document, score: key(document), bestUnit: 0 }))];
  return all.slice(offset, end);
}

function sortKey(
  columns: Columns,
  first: FirstRanking,
  sort: SearchQuery['sort'],
): (document: number) => number {
  if (sort === 'newest') return (document) => columns.published[document] as number;
  if (sort === 'popular') return (document) => columns.downloads[document] as number;
  if (sort === 'rating') return (document) => columns.ratings[document] as number;
  return (document) => first.scoreOf(document);
}

const FEW = 2_000;

/** The best `count` by `key`, best first; of equals the newer. */
function sortBy(documents: DocumentSet, key: (document: number) => number, count: number): number[] {
  const keys = Float64Array.from(documents, key);
  const compare = (a: number, b: number) =>
    (keys[b] as number) - (keys[a] as number) || (documents[b] as number) - (documents[a] as number);
  let places = Array.from({ length: keys.length }, (_, place) => place);
  if (keys.length > FEW && count < keys.length) {
    const threshold = keys.toSorted()[keys.length - count] as number;
    places = places.filter((place) => (keys[place] as number) >= threshold);
  }
  return places
    .sort(compare)
    .slice(0, count)
    .map((place) => documents[place] as number);
}
