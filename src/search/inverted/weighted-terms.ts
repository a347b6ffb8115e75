import type { Term } from '../analysis/index.ts';
import type { Lists } from './lists.ts';

export interface Weighted {
  term: Term;
  df: number;
  /** How telling the term is. */
  idf: number;
}

/** The rarest terms are read until so many postings have been; at least two terms, at least the rarest. */
const MOST_POSTINGS = 30_000;
const LEAST_TERMS = 2;
const MOST_OF_SECOND = 50_000;

/** BM25's idf over units, never negative; terms that stand nowhere are left out. */
export function weigh(lists: Lists, units: number, terms: Term[]): Weighted[] {
  return terms
    .map((term) => {
      const df = lists.df(term);
      return { term, df, idf: idfAmong(units, df) };
    })
    .filter(({ df }) => df > 0);
}

export function idfAmong(units: number, df: number): number {
  return Math.log(1 + (units - df + 0.5) / (df + 0.5));
}

/** The rarest terms, as many as can be read in time; those that are only related after all that are asked for. */
export function prune(weighted: Weighted[], related: ReadonlyMap<Term, number> = new Map()): Weighted[] {
  let postings = 0;
  const rank = ({ term }: Weighted) => (related.has(term) ? 1 : 0);
  return weighted
    .toSorted((a, b) => rank(a) - rank(b) || a.df - b.df)
    .filter(({ df }, index) => {
      const isTaken =
        index === 0 || postings + df <= MOST_POSTINGS || (index < LEAST_TERMS && df <= MOST_OF_SECOND);
      if (isTaken) postings += df;
      return isTaken;
    })
    .sort((a, b) => a.df - b.df);
}
