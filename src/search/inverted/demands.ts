import { FIELD_BREAK, type Stream, type Term } from '../analysis/index.ts';
import type { Columns } from './columns.ts';
import type { CompiledQuery, Demand } from './compile.ts';
import { type DocumentSet, meet } from './document-set.ts';
import type { Lists } from './lists.ts';
import { contains } from './second-ranking.ts';

/** Pages read to see whether a phrase stands there; beyond these, having all its terms must do. */
const MOST_PAGES_READ = 3_000;
const LONGEST_SURE = 2;

export interface DemandContext {
  lists: Lists;
  columns: Columns;
  readStream: (unit: number) => Stream | undefined;
}

/** The documents that have every phrase, title and author asked for; undefined if none was. */
export function findDemanded(context: DemandContext, query: CompiledQuery): DocumentSet | undefined {
  const sets = [
    ...query.phrases.map((demand) => findPhrase(context, demand)),
    ...query.titles.map((demand) => findInHeading(context, demand, 0)),
    ...query.authors.map((demand) => findInHeading(context, demand, 1)),
  ];
  const [first, ...others] = sets;
  return first && others.reduce(meet, first);
}

function findPhrase(context: DemandContext, { stream, terms }: Demand): DocumentSet {
  const units = unitsWith(context.lists, terms);
  const isSure = stream.length <= LONGEST_SURE || units.length > MOST_PAGES_READ;
  const { documentOf } = context.columns;
  const found: number[] = [];
  for (const unit of units) {
    const document = documentOf[unit] as number;
    if (found.at(-1) === document) continue;
    if (isSure || contains(context.readStream(unit) ?? new Uint16Array(0), stream)) found.push(document);
  }
  return Int32Array.from(found);
}

function findInHeading(
  { lists, columns }: DemandContext,
  { stream, terms }: Demand,
  field: 0 | 1,
): DocumentSet {
  const found: number[] = [];
  for (const unit of unitsWith(lists, terms)) {
    const document = columns.documentOf[unit] as number;
    if (columns.firstUnit[document] !== unit) continue;
    const heading = columns.heading(document);
    const split = heading.indexOf(FIELD_BREAK);
    const part = field === 0 ? heading.subarray(0, split) : heading.subarray(split + 1);
    if (contains(part, stream)) found.push(document);
  }
  return Int32Array.from(found);
}

/** Pages that have all of the terms, rising. */
function unitsWith(lists: Lists, terms: Term[]): Int32Array {
  const [rarest, ...others] = terms.map((term) => ({ term, df: lists.df(term) })).sort((a, b) => a.df - b.df);
  if (!rarest) return new Int32Array(0);
  const copy = (term: Term) => {
    const { units, count } = lists.postings(term);
    return units.slice(0, count);
  };
  return others.reduce<Int32Array>(
    (units, { term }) => (units.length ? meet(units, copy(term)) : units),
    copy(rarest.term),
  );
}
