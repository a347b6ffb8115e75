import type { Term } from '../analysis/index.ts';
import { fromBits } from './bits.ts';
import type { Columns } from './columns.ts';
import { gallop } from './gallop.ts';
import type { Lists } from './lists.ts';
import type { Postings } from './postings.ts';

/** Documents by number, rising. */
export type DocumentSet = Int32Array;

/** One thing that must be there: any of the alternatives, each of which wants all of its terms. */
export interface Clause {
  alternatives: Term[][];
}

/** A term in one of so many documents or more is looked up as bits, which are kept, not walked through. */
const HEAVY_SHARE = 64;
const LEAST_HEAVY = 4_096;
/** To copy so many numbers at once costs less than to compare each. */
const RUN = 100;
const NONE = new Int32Array(0);

/** The documents in which every clause is met. */
export function findAll(lists: Lists, columns: Columns, clauses: Clause[]): DocumentSet {
  const single = clauses.flatMap(({ alternatives }) =>
    alternatives.length === 1 ? (alternatives[0] ?? []) : [],
  );
  let found = single.length > 0 ? intersect(lists, columns, [...new Set(single)]) : undefined;
  for (const { alternatives } of clauses) {
    if (alternatives.length <= 1 || found?.length === 0) continue;
    const union = uniteSets(alternatives.map((terms) => intersect(lists, columns, [...new Set(terms)])));
    found = found === undefined ? union : meet(found, union);
  }
  return found ?? NONE;
}

/** Documents with all of the terms, those least common taken first; valid until the lists `forget`. */
export function intersect(lists: Lists, columns: Columns, terms: Term[]): DocumentSet {
  const ordered = terms.map((term) => ({ term, df: lists.df(term) })).sort((a, b) => a.df - b.df);
  const [rarest, ...others] = ordered;
  if (!rarest || rarest.df === 0) return NONE;
  const heavy = Math.max(LEAST_HEAVY, columns.documents / HEAVY_SHARE);
  if (rarest.df * 32 > columns.documents && others.length > 0) {
    const bits = ordered.map(({ term }) => lists.bits(term));
    return fromBits(bits, (size) => lists.takeRow(size));
  }
  let found = lists.documents(rarest.term);
  for (const { term, df } of others) {
    if (found.length === 0) return NONE;
    found =
      df > heavy ? keep(found, lists.bits(term)) : keepWithPostings(columns, found, lists.postings(term));
  }
  return found;
}

function keepWithPostings(
  { firstUnit, pageCount }: Columns,
  documents: DocumentSet,
  { units, count }: Postings,
): DocumentSet {
  const kept = new Int32Array(Math.min(documents.length, count));
  let size = 0;
  let at = 0;
  for (const document of documents) {
    const first = firstUnit[document] as number;
    at = gallop(units, count, at, first);
    if (at === count) break;
    if ((units[at] as number) <= first + (pageCount[document] as number)) kept[size++] = document;
  }
  return kept.subarray(0, size);
}

function keep(documents: DocumentSet, bits: Uint32Array): DocumentSet {
  const kept = new Int32Array(documents.length);
  let size = 0;
  for (let i = 0; i < documents.length; i++) {
    const document = documents[i] as number;
    if (((bits[document >>> 5] as number) >>> (document & 31)) & 1) kept[size++] = document;
  }
  return kept.subarray(0, size);
}

export function meet(a: DocumentSet, b: DocumentSet): DocumentSet {
  const met = new Int32Array(Math.min(a.length, b.length));
  let size = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i] as number;
    const y = b[j] as number;
    if (x === y) met[size++] = x;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return met.subarray(0, size);
}

/** What is in `a` and not in `b`. */
export function without(a: DocumentSet, b: DocumentSet): DocumentSet {
  if (b.length * RUN < a.length) return withoutFew(a, b);
  const left = new Int32Array(a.length);
  let size = 0;
  let j = 0;
  for (let i = 0; i < a.length; i++) {
    const document = a[i] as number;
    while (j < b.length && (b[j] as number) < document) j++;
    if (b[j] !== document) left[size++] = document;
  }
  return left.subarray(0, size);
}

/** Copies the runs of `a` between those of `b`. */
function withoutFew(a: DocumentSet, b: DocumentSet): DocumentSet {
  const left = new Int32Array(a.length);
  let size = 0;
  let from = 0;
  const copy = (to: number) => {
    left.set(a.subarray(from, to), size);
    size += to - from;
  };
  for (const document of b) {
    const at = gallop(a, a.length, from, document);
    if (a[at] !== document) continue;
    copy(at);
    from = at + 1;
  }
  copy(a.length);
  return left.subarray(0, size);
}

export function uniteSets(sets: DocumentSet[]): DocumentSet {
  const [first = NONE, ...others] = sets;
  return others.reduce<DocumentSet>((union, set) => unite(union, set), first);
}

function unite(a: DocumentSet, b: DocumentSet): DocumentSet {
  const union = new Int32Array(a.length + b.length);
  let size = 0;
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const x = i < a.length ? (a[i] as number) : Number.POSITIVE_INFINITY;
    const y = j < b.length ? (b[j] as number) : Number.POSITIVE_INFINITY;
    union[size++] = Math.min(x, y);
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return union.subarray(0, size);
}
