import type { Lists } from './lists.ts';
import { Vocabulary } from './vocabulary.ts';

const MOST = 3;
/** Shorter beginnings have too many ends. */
const SHORTEST_START = 4;

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
    return [...this.#vocabulary.nearest(word, MOST), ...this.#begunBy(word)];
  }

  #begunBy(start: string): string[] {
    if (start.length < SHORTEST_START) return [];
    const found = new Map<string, number>();
    for (const [word, df] of this.#lists.words(start, `${start}~`))
      found.set(word, (found.get(word) ?? 0) + df);
    return [...found]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST)
      .map(([word]) => word);
  }
}
