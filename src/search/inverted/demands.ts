import { FIELD_BREAK, OTHER_BREAK, type Stream, type Term } from '../analysis/index.ts';
import type { Columns } from './columns.ts';
import type { CompiledQuery, Demand } from './compile.ts';
import { type DocumentSet, intersect, meet } from './document-set.ts';
import { gallop } from './gallop.ts';
import type { Lists } from './lists.ts';
import type { Postings } from './postings.ts';
import { contains, stands } from './stands.ts';

/** Pages read to see whether a phrase stands there; beyond these, having all its terms must do. */
const MOST_PAGES_READ = 3_000;
const LONGEST_SURE = 2;
/** To read a page costs as much as to read so many postings. */
const PAGE_COSTS = 1_000;
const NONE = new Int32Array(0);
const NOTHING = new Uint16Array(0);
/** A list so many times longer than another is leapt through, not walked through. */
const MUCH_LONGER = 16;
/** Pages are looked up one by one only where fewer than one in so many is of a document that has all terms. */
const FEWER = 4;

export interface DemandContext {
  lists: Lists;
  columns: Columns;
  readStream: (unit: number) => Stream | undefined;
}

/**
 * The documents that have every phrase, title and author asked for; undefined if none was. A phrase that nothing has as
 * it is may stand there with other marks, unless `isExact`: *front-end* for *front end*.
 */
export function findDemanded(
  context: DemandContext,
  query: CompiledQuery,
  isExact: boolean,
): DocumentSet | undefined {
  const sets = [
    ...query.phrases.map((demand) => findPhrase(context, demand, isExact)),
    ...query.titles.map((demand) => findInHeading(context, demand, 0)),
    ...query.authors.map((demand) => findInHeading(context, demand, 1)),
  ];
  const [first, ...others] = sets;
  return first && others.reduce(meet, first);
}

function findPhrase(context: DemandContext, { stream, terms }: Demand, isExact: boolean): DocumentSet {
  const [only, ...others] = terms;
  const isShort = stream.length <= LONGEST_SURE;
  if (only !== undefined && others.length === 0 && isShort) return context.lists.documents(only);
  const units = unitsWith(context, terms);
  const isSure = isShort || units.length > MOST_PAGES_READ;
  const { unitMap } = context.columns;
  const found = new Int32Array(units.length);
  const otherwise: number[] = [];
  const words = stream.filter((unit) => unit !== OTHER_BREAK);
  let size = 0;
  for (const unit of units) {
    const document = unitMap.documentAt(unit);
    if (size > 0 && found[size - 1] === document) continue;
    // Most pages fail the first look, so that few are looked at twice.
    const text = isSure ? undefined : (context.readStream(unit) ?? NOTHING);
    if (text && !stands(words, text)) continue;
    if (!text || contains(text, stream)) found[size++] = document;
    else if (!isExact && otherwise.at(-1) !== document) otherwise.push(document);
  }
  return size > 0 ? found.subarray(0, size) : Int32Array.from(otherwise);
}

function findInHeading(context: DemandContext, { stream, terms }: Demand, field: 0 | 1): DocumentSet {
  const { columns } = context;
  const found: number[] = [];
  for (const unit of unitsWith(context, terms)) {
    if (!columns.unitMap.isStart(unit)) continue;
    const document = columns.unitMap.documentAt(unit);
    const heading = columns.heading(document);
    const split = heading.indexOf(FIELD_BREAK);
    const part = field === 0 ? heading.subarray(0, split) : heading.subarray(split + 1);
    if (contains(part, stream)) found.push(document);
  }
  return Int32Array.from(found);
}

/** Pages that have all of the terms, rising; where these are few, perhaps some whose documents have them on other pages. */
function unitsWith({ lists, columns }: DemandContext, terms: Term[]): Int32Array {
  const [rarest, ...others] = terms.toSorted((a, b) => lists.df(a) - lists.df(b));
  if (rarest === undefined) return NONE;
  const { units, count } = lists.postings(rarest);
  let found: Int32Array = units.subarray(0, count);
  if (others.length === 0) return found;
  const documents = intersect(lists, columns, terms);
  if (documents.length * FEWER < count) found = ofDocuments(columns, found, documents);
  for (const term of others) {
    const isSoonRead = found.length <= MOST_PAGES_READ && found.length * PAGE_COSTS < lists.df(term);
    if (!isSoonRead) found = among(found, lists.postingsWithin(documents, term));
  }
  return found;
}

function ofDocuments({ unitMap }: Columns, units: Int32Array, documents: DocumentSet): Int32Array {
  let at = 0;
  return units.filter((unit) => {
    const document = unitMap.documentAt(unit);
    at = gallop(documents, documents.length, at, document);
    return documents[at] === document;
  });
}

function among(found: Int32Array, { units, count }: Postings): Int32Array {
  if (found.length * MUCH_LONGER > count) return meet(found, units.subarray(0, count));
  let at = 0;
  return found.filter((unit) => {
    at = gallop(units, count, at, unit);
    return at < count && units[at] === unit;
  });
}
