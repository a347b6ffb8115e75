import { stemmer } from 'stemmer';
import { distanceWithin } from '../distance.ts';
import { editsOf } from './edits.ts';
import type { Lists } from './lists.ts';

const SHORTEST = 4;
const LONGEST = 24;
const MOST_WORDS = 1_000_000;
const LETTERS = /^\p{L}+$/u;
/** Words of letters stand from `a` on, before all that is written in one with its neighbours. */
const AFTER_ALPHABETS = '\u2e80';

/** The words of the library by first letter and length, to find those spelt much like one that it has not. */
export class Vocabulary {
  readonly #lists: Lists;
  readonly #groups = new Map<string, Map<string, number>>();
  #readTo = 0;
  #size = 0;

  constructor(lists: Lists) {
    this.#lists = lists;
  }

  /** Reads what has been written since the last time. */
  refresh(): void {
    const { end } = this.#lists;
    if (end === this.#readTo) return;
    for (const [word, df] of this.#lists.words('a', AFTER_ALPHABETS, this.#readTo)) {
      if (this.#size >= MOST_WORDS) break;
      if (word.length >= SHORTEST && word.length <= LONGEST && LETTERS.test(word)) this.#add(word, df);
    }
    this.#readTo = end;
  }

  #add(word: string, df: number): void {
    const key = groupKey(word, word.length);
    const group = this.#groups.get(key) ?? new Map<string, number>();
    this.#groups.set(key, group);
    const known = group.get(word);
    if (known === undefined) this.#size += 1;
    group.set(word, (known ?? 0) + df);
  }

  endingWith(ends: string[]): string[] {
    const found: string[] = [];
    for (const group of this.#groups.values()) {
      for (const word of group.keys()) if (ends.some((end) => word.endsWith(end))) found.push(word);
    }
    return found;
  }

  /** Words one change away, or two in a long word; the nearest first, then the commonest. */
  nearest(word: string, limit: number): string[] {
    if (word.length < SHORTEST || word.length > LONGEST || !LETTERS.test(word)) return [];
    const allowed = word.length > 6 ? 2 : 1;
    const found: Array<{ word: string; distance: number; df: number }> = [];
    for (let length = word.length - allowed; length <= word.length + allowed; length++) {
      for (const [other, df] of this.#groups.get(groupKey(word, length)) ?? []) {
        const distance = distanceWithin(word, other, allowed);
        if (distance <= allowed && distance > 0) found.push({ word: other, distance, df });
      }
    }
    if (found.length === 0 && word.length > SHORTEST) found.push(...this.#fromEdits(word));
    return found
      .sort((a, b) => a.distance - b.distance || b.df - a.df)
      .slice(0, limit)
      .map((entry) => entry.word);
  }

  /** Words one letter away anywhere, their first one too, and stems of such: *readng* is near to *reading*, not to *read*. */
  #fromEdits(word: string): Array<{ word: string; distance: number; df: number }> {
    const stems = new Set([...editsOf(word)].flatMap((edit) => [edit, stemmer(edit)]));
    return [...stems].flatMap((stem) => {
      const df = this.#groups.get(groupKey(stem, stem.length))?.get(stem);
      return df === undefined ? [] : [{ word: stem, distance: 1, df }];
    });
  }
}

function groupKey(word: string, length: number): string {
  return `${word.charAt(0)}${length}`;
}
