import { stemmer } from 'stemmer';
import type { Lists } from './lists.ts';
import { Vocabulary } from './vocabulary.ts';

const MOST = 3;
/** Shorter beginnings have too many ends. */
const SHORTEST_START = 4;
/** What Porter's stem takes off words, and what must be left of a part to tell anything. */
const ENDINGS = [
  'e es ed er ers ing ings ly al ally ate ates ated ating ator ion ions ation ations ational ment ments ement',
  'ness ful fully ism able ible ably ability ance ence ancy ency ant ent ently ic ical ive ively ivity',
  'ize ized izes izer izing ization ous ously ity ities',
].flatMap((endings) => endings.split(' '));
const LONGEST_ENDING = 5;
const SHORTEST_STEM = 3;

/** Words of the library that a word it does not have may be meant for. */
export class Spellings {
  readonly #lists: Lists;
  readonly #vocabulary: Vocabulary;

  constructor(lists: Lists) {
    this.#lists = lists;
    this.#vocabulary = new Vocabulary(lists);
  }

  /** Those spelt most like it, and the commonest that go on from it, where it was cut short. */
  of(word: string): string[] {
    this.#vocabulary.refresh();
    return [...this.#vocabulary.nearest(word, MOST), ...this.#commonestBegunBy(word)];
  }

  /** Stems of words that may end with the part of a word. */
  endingWith(part: string): string[] {
    this.#vocabulary.refresh();
    return this.#vocabulary.endingWith([part, part.replace(/y$/, 'i'), ...stemsOf(part)]);
  }

  /** Stems of words that may begin with the part of a word. */
  begunBy(part: string): string[] {
    const stems = stemsOf(part).filter((stem) => mayBecome(part, stem) && this.#lists.df(stem) > 0);
    return [...this.#begunBy(part).keys(), ...stems];
  }

  #commonestBegunBy(start: string): string[] {
    if (start.length < SHORTEST_START) return [];
    return [...this.#begunBy(start)]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST)
      .map(([word]) => word);
  }

  #begunBy(start: string): Map<string, number> {
    const found = new Map<string, number>();
    for (const [word, df] of this.#lists.words(start, `${start}~`))
      found.set(word, (found.get(word) ?? 0) + df);
    return found;
  }
}

/** What may be left of a word's end, the longest first. */
function stemsOf(part: string): string[] {
  const lengths = Array.from({ length: LONGEST_ENDING }, (_, less) => part.length - less - 1);
  return lengths.filter((length) => length >= SHORTEST_STEM).map((length) => part.slice(0, length));
}

/** Whether a word may begin with the part and have the stem: *annotat* is of *annot*, but *theory* not of *the*. */
function mayBecome(part: string, stem: string): boolean {
  const rest = part.slice(stem.length);
  const doubled = stem.slice(-1);
  return [...ENDINGS, `${doubled}ing`, `${doubled}ed`].some(
    (ending) => ending.startsWith(rest) && stemmer(stem + ending) === stem,
  );
}
