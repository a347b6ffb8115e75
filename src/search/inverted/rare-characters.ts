import { isPair, type Term } from '../analysis/index.ts';
import type { CompiledQuery } from './compile.ts';
import { type DocumentSet, uniteSets } from './document-set.ts';
import type { Lists } from './lists.ts';

/** A character counts by itself if no more pages have it than this. */
const MOST_PAGES = 10_000;
/** What stands in no more pages than this, and in less than a thousandth of all, is a name. */
const MOST_OF_NAME = 20;
const NAMES_SHARE = 1 / 1_000;

/**
 * Lets characters count that are words by themselves and that few pages have: of 蓍的别名 it is the first that tells what
 * is sought. Others say too little for the length of their lists.
 */
export function countRareCharacters(query: CompiledQuery, lists: Lists): void {
  for (const character of charactersAlone(query)) {
    const df = lists.df(character);
    if (df > 0 && df <= MOST_PAGES && !query.terms.includes(character)) query.terms.push(character);
  }
}

/**
 * Documents with a name that the dictionary cuts apart, so that no word asks for it: 魏玩的字 has 玩的 for its only word.
 * They are rare enough to be meant.
 */
export function findNames(query: CompiledQuery, lists: Lists, units: number): DocumentSet {
  const most = Math.min(MOST_OF_NAME, units * NAMES_SHARE);
  const alone = new Set(charactersAlone(query));
  const isOfName = (term: Term) =>
    typeof term === 'number' &&
    (isPair(term)
      ? query.between.has(term) && (alone.has(Math.floor(term / 65_536)) || alone.has(term % 65_536))
      : alone.has(term));
  const names = query.terms.filter((term) => isOfName(term) && lists.df(term) <= most);
  return uniteSets(names.map((term) => lists.documents(term)));
}

function charactersAlone({ everyWord }: CompiledQuery): number[] {
  return everyWord.flatMap(({ terms: [term, ...others] }) =>
    typeof term === 'number' && !isPair(term) && others.length === 0 ? [term] : [],
  );
}
