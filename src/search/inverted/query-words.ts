import { isPair, takeMarked, type Term } from '../analysis/index.ts';
import { cutFinely, cutWords } from '../analysis/words.ts';
import { needed } from './needed-terms.ts';

/** A word of the query: its terms, all of which it needs. */
export interface QueryWord {
  terms: Term[];
}

/** What is this short is a word. */
const SHORTEST_CUT = 2;
/** What stands between the marks of a work's name is one word, whatever words it is made of: 《论自由》. */
const NAME = /《([^《》]{2,40})》/gu;

/** The words of a folded query. Single characters are asked for only where there is nothing more. */
export function findWords(core: string): QueryWord[] {
  const { terms, rest } = takeMarked(core.replaceAll(NAME, ' '));
  const words = rest
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .flatMap((part) => (part.length <= SHORTEST_CUT ? [part] : cutWords(part)));
  const found = [
    ...[...namesIn(core), ...words].map(wordOf).filter((word) => word.terms.length > 0),
    ...terms.map((term) => ({ terms: [term] })),
  ];
  const telling = found.filter(({ terms }) => terms.some((term) => isPair(term) || typeof term === 'string'));
  return telling.length > 0 ? telling : found;
}

/** All of its words, each once, those of one character too. */
export function findEveryWord(core: string): QueryWord[] {
  return [...new Set([...namesIn(core), ...cutFinely(core.replaceAll(NAME, ' '))])].map(wordOf);
}

function namesIn(core: string): string[] {
  return [...core.matchAll(NAME)].map(([, name = '']) => name);
}

function wordOf(word: string): QueryWord {
  return { terms: needed(word) };
}
