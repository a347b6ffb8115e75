import { isPair, splitPair, type Term } from '../analysis/index.ts';
import type { CompiledQuery } from './compile.ts';
import { type DocumentSet, uniteSets } from './document-set.ts';
import type { Lists } from './lists.ts';

/** A character counts by itself if no more pages have it than this, and no larger share of all. */
const MOST_PAGES = 10_000;
const LARGEST_SHARE = 1 / 32;
/** What stands in no more pages than this, and in no larger share of all, is a name. */
const MOST_OF_NAME = 20;
const SHARE_OF_NAME = 1 / 1_000;

/**
 * Lets the rarest character count that is a word by itself, if few pages have it: of 蓍的别名 it is the first that tells
 * what is sought. Others say too little for the length of their lists. Where nothing else that is asked for is known, a
 * name that nobody has is not found by its characters, but for the rarest.
 */
export function countRareCharacter(query: CompiledQuery, lists: Lists, units: number): void {
  const isAnyKnown = query.terms.some((term) => lists.df(term) > 0);
  let most = isAnyKnown ? Math.min(MOST_PAGES, units * LARGEST_SHARE) : mostOfName(units);
  let rarest: number | undefined;
  for (const character of charactersAlone(query)) {
    const df = lists.df(character);
    if (df === 0 || df > most || query.terms.includes(character)) continue;
    rarest = character;
    most = df;
  }
  if (rarest === undefined) return;
  query.terms.push(rarest);
  query.words.push({ terms: [rarest] });
}

/**
 * Documents with a name that the dictionary cuts apart, so that no word asks for it: 魏玩的字 has 玩的 for its only word.
 * They are rare enough to be meant.
 */
export function findNames(query: CompiledQuery, lists: Lists, units: number): DocumentSet {
  const alone = new Set(charactersAlone(query));
  const isOfName = (term: Term) =>
    typeof term === 'number' &&
    (isPair(term)
      ? query.between.has(term) && splitPair(term).some((character) => alone.has(character))
      : alone.has(term));
  const names = query.terms.filter((term) => isOfName(term) && lists.df(term) <= mostOfName(units));
  return uniteSets(names.map((term) => lists.documents(term)));
}

function mostOfName(units: number): number {
  return Math.min(MOST_OF_NAME, units * SHARE_OF_NAME);
}

function charactersAlone({ everyWord }: CompiledQuery): number[] {
  return everyWord.flatMap(({ terms: [term, ...others] }) =>
    typeof term === 'number' && !isPair(term) && others.length === 0 ? [term] : [],
  );
}
