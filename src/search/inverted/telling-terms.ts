import { fold, isPair, type Term, visitTerms } from '../analysis/index.ts';
import type { Columns } from './columns.ts';
import { weigh, type Weighted } from './weighted-terms.ts';
import type { Lists } from './lists.ts';

const MAX_TEXT = 4_000;
const MOST_LOOKED_UP = 300;
const MOST_TELLING = 20;
/** A text with fewer says too little to be likened to others: whatever is long would seem like it. */
const LEAST_TELLING = 6;
/** A term in more than this share of all pages tells nothing. */
const COMMON = 0.05;

/** The terms that tell a text from others, often in it and seldom elsewhere; none of a text that says little. */
export function tellingTerms(lists: Lists, columns: Columns, text: string): Weighted[] {
  const times = new Map<Term, number>();
  visitTerms(fold(text.slice(0, MAX_TEXT)), (term) => {
    if (isPair(term) || (typeof term === 'string' && term.length > 2))
      times.set(term, (times.get(term) ?? 0) + 1);
  });
  const frequent = [...times].sort((a, b) => b[1] - a[1]).slice(0, MOST_LOOKED_UP);
  const telling = weigh(
    lists,
    columns.units,
    frequent.map(([term]) => term),
  )
    .filter(({ df }) => df > 1 && df <= Math.max(20, columns.units * COMMON))
    .map((entry) => ({ entry, worth: entry.idf * Math.log1p(times.get(entry.term) ?? 1) }))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, MOST_TELLING)
    .map(({ entry, worth }) => ({ ...entry, idf: worth }));
  return telling.length < LEAST_TELLING ? [] : telling;
}
