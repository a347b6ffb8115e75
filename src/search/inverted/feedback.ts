import { FIELD_BREAK, type Stream, type Term } from '../analysis/index.ts';
import type { Columns } from './columns.ts';
import { weigh } from './weighted-terms.ts';
import type { Lists } from './lists.ts';
import { TermShare } from './second-ranking.ts';

const MOST_READ = 400;
const MOST_LOOKED_UP = 60;
const MOST_TERMS = 24;
/** A term in more than this share of all pages tells nothing. */
const COMMON = 0.1;
const WORD = 0xd800;

/**
 * What the best candidates have in common beyond the query's own terms, by how often and how seldom elsewhere;
 * undefined if they have nothing. (Pseudo-relevance feedback after Rocchio, here only to rank candidates again.)
 */
export function inCommon(
  lists: Lists,
  columns: Columns,
  texts: Stream[],
  asked: ReadonlySet<Term>,
): TermShare | undefined {
  const worth = new Map<Term, { share: number; texts: number }>();
  for (const text of texts) {
    for (const [pair, times] of countPairs(text)) {
      if (asked.has(pair)) continue;
      const known = worth.get(pair) ?? { share: 0, texts: 0 };
      worth.set(pair, { share: known.share + times / (times + 1), texts: known.texts + 1 });
    }
  }
  const shared = [...worth]
    .filter(([, entry]) => entry.texts > 1)
    .sort((a, b) => b[1].share - a[1].share)
    .slice(0, MOST_LOOKED_UP);
  const chosen = weigh(
    lists,
    columns.units,
    shared.map(([term]) => term),
  )
    .filter(({ df }) => df < columns.units * COMMON)
    .map(({ term, idf }) => ({ term, weight: idf * (worth.get(term)?.share ?? 0) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_TERMS);
  if (chosen.length === 0) return undefined;
  return new TermShare(
    chosen.map(({ term }) => term),
    chosen.map(({ weight }) => weight),
  );
}

/** Pairs of characters and how often each stands in the text. */
function countPairs(text: Stream): Map<number, number> {
  const counts = new Map<number, number>();
  const end = Math.min(text.length - 1, MOST_READ);
  for (let i = 0; i < end; i++) {
    const [first = 0, second = 0] = [text[i], text[i + 1]];
    if (first <= FIELD_BREAK || second <= FIELD_BREAK || first >= WORD || second >= WORD) continue;
    const pair = first * 65_536 + second;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}
