import type { SearchQuery } from '../engine.ts';
import { BestOf } from './best-of.ts';
import type { Columns } from './columns.ts';
import { type DocumentSet, without } from './document-set.ts';
import type { FirstRanking } from './first-ranking.ts';

/** A document that was ranked again, with what its score is made of if that was asked for. */
export interface Ranked {
  document: number;
  score: number;
  explanation?: Record<string, number>;
}

/** What documents are ordered by; they come with their places in the row. */
type Key = (document: number, place: number) => number;

/** The stretch of documents a page shows: first those ranked again, then the rest in a fixed order. */
export function order(
  columns: Columns,
  first: FirstRanking,
  documents: DocumentSet,
  ranked: Ranked[],
  { sort, offset, limit }: SearchQuery,
): Array<Pick<Ranked, 'document' | 'explanation'>> {
  const end = offset + limit;
  if (end <= ranked.length || ranked.length === documents.length) return ranked.slice(offset, end);
  const shown = Int32Array.from(ranked, ({ document }) => document).sort();
  const rest = shown.length > 0 ? without(documents, shown) : documents;
  const from = Math.max(0, offset - ranked.length);
  const others = stretch(rest, sortKey(columns, first, sort, rest), from, end - ranked.length);
  return [...ranked.slice(offset), ...others.map((document) => ({ document }))];
}

function sortKey(
  columns: Columns,
  first: FirstRanking,
  sort: SearchQuery['sort'],
  documents: DocumentSet,
): Key {
  if (sort === 'newest') return (document) => columns.published[document] as number;
  if (sort === 'popular') return (document) => columns.downloads[document] as number;
  if (sort === 'rating') return (document) => columns.ratings[document] as number;
  const scores = first.scoresOf(documents);
  return (_, place) => scores[place] as number;
}

const EARLY = 500;

function earlyStretch(documents: DocumentSet, key: Key, from: number, end: number): number[] {
  const best = new BestOf(end);
  // From the end: of equals the newer stays.
  for (let place = documents.length - 1; place >= 0; place--) {
    const document = documents[place] as number;
    best.offer(document, key(document, place));
  }
  return best
    .sorted()
    .slice(from)
    .map(([document]) => document);
}

/** The documents from place `from` to before `end` by `key`, highest first; of equals the newer. */
function stretch(documents: DocumentSet, key: Key, from: number, end: number): number[] {
  const size = Math.min(end, documents.length) - from;
  if (size <= 0) return [];
  if (end <= EARLY) return earlyStretch(documents, key, from, end);
  const keys = new Float64Array(documents.length);
  for (let place = 0; place < keys.length; place++) keys[place] = key(documents[place] as number, place);
  const selected = keys.slice();
  const highest = nthHighest(selected, from);
  const lowest = nthHighest(selected, from + size - 1);
  let above = 0;
  for (const each of keys) if (each > highest) above += 1;
  let [skipped, ofLowest] = [above, 0];
  const places: number[] = [];
  for (let place = keys.length - 1; place >= 0; place--) {
    const each = keys[place] as number;
    if (each > highest || each < lowest) continue;
    if (each === highest && skipped++ < from) continue;
    // There may be many like the last.
    if (each === lowest && ofLowest++ >= size) continue;
    places.push(place);
  }
  return places
    .sort((a, b) => (keys[b] as number) - (keys[a] as number) || b - a)
    .slice(0, size)
    .map((place) => documents[place] as number);
}

/** The value with `place` higher ones before it; the values change places (Hoare's selection). */
function nthHighest(values: Float64Array, place: number): number {
  const wanted = values.length - 1 - place;
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = values[wanted] as number;
    let [left, right] = [low, high];
    while (left <= right) {
      while ((values[left] as number) < pivot) left += 1;
      while ((values[right] as number) > pivot) right -= 1;
      if (left > right) break;
      const swapped = values[left] as number;
      values[left++] = values[right] as number;
      values[right--] = swapped;
    }
    if (right < wanted) low = left;
    if (left > wanted) high = right;
  }
  return values[wanted] as number;
}
