import { isPair, type Term } from '../analysis/index.ts';
import type { QueryWord } from './query-words.ts';
import type { Found } from './query-scan.ts';

/** A word's pairs and words of letters by their places among the terms looked for, and its single characters by theirs. */
interface Sought {
  terms: number[];
  characters: number[];
  weight: number;
}

/**
 * How much of all words of a query stands in a text, by weight and squared: what counts is to have nearly all. Words of
 * one character tell little of the subject, but who wrote of just this uses them too.
 */
export class WordCoverage {
  readonly #words: Sought[];
  readonly #total: number;

  /** `terms` and `characters` are what is looked for; `weigh` gives the weight of each of a word's terms. */
  constructor(words: QueryWord[], terms: Term[], characters: number[], weigh: (term: Term) => number) {
    const places = new Map(terms.map((term, place) => [term, place]));
    const ofCharacters = new Map(characters.map((character, place) => [character, place]));
    this.#words = words
      .map((word) => ({
        terms: word.terms.flatMap((term) => places.get(term) ?? []),
        characters: charactersOf(word).flatMap((character) => ofCharacters.get(character) ?? []),
        weight: Math.max(0, ...word.terms.map(weigh)),
      }))
      // Of a long query not everything is looked for.
      .filter((word) => word.terms.length + word.characters.length > 0);
    this.#total = this.#words.reduce((sum, { weight }) => sum + weight, 0) || 1;
  }

  of(inText: Found, inHeading: Found): number {
    let seen = 0;
    for (const { terms, characters, weight } of this.#words) {
      const isSeen =
        terms.every((place) => inText.terms[place] === 1 || inHeading.terms[place] === 1) &&
        characters.every((place) => inText.characters[place] === 1 || inHeading.characters[place] === 1);
      if (isSeen) seen += weight;
    }
    const share = seen / this.#total;
    return share * share;
  }
}

/** The single characters that are words or parts of one. */
export function charactersOf({ terms }: QueryWord): number[] {
  return terms.filter((term) => typeof term === 'number' && !isPair(term)) as number[];
}
