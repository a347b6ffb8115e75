import { fold } from './analysis/index.ts';
import { cutFinely, cutWords } from './analysis/words.ts';
import { distanceWithin } from './distance.ts';
import { needed } from './inverted/needed-terms.ts';

/** A query in which a stretch of Chinese characters was put right by a title or name that is spelt much like it. */
export interface Mended {
  query: string;
  typed: string;
  meant: string;
  /**
   * Sure where what was typed is a name or a doubled character, a matter of how often two words are used where the
   * character that differs is none by itself but in a word when put right, and otherwise only a guess.
   */
  certainty: 'sure' | 'guess' | { typed: string; meant: string };
}

/** Words in letters that no document has, and those that were looked for instead, as stems. */
export interface Respelt {
  typed: string;
  stems: string[];
}

const SHORTEST = 3;
const LONGEST = 16;
/** Of less than this too much is another word. */
const SHORTEST_SURE = 4;
const SHORTEST_NAME = 4;
const HAN = /\p{Script=Han}+/gu;
/** One of these for another makes another document, not a slip. */
const COUNTING = /^[一二三四五六七八九十百千零〇两甲乙丙丁上中下]$/;

/** The query with one stretch put right; undefined where no text has anything like it. */
export function mendCharacters(query: string, texts: string[]): Mended | undefined {
  const known = texts.map((text) => ({ text, folded: fold(text) })).filter(isAligned);
  for (const [run] of query.matchAll(HAN)) {
    for (const typed of stretchesOf(run)) {
      const plain = fold(typed);
      if (known.some(({ folded }) => folded.includes(plain))) break;
      const meant = nearestStretch(plain, known);
      if (meant === undefined) continue;
      return { query: query.replace(typed, meant), typed, meant, certainty: certaintyOf(plain, fold(meant)) };
    }
  }
  return undefined;
}

/** The query with words in letters put right by those of the texts that were found for them. */
export function respell(query: string, respelt: Respelt[], texts: string[]): string | undefined {
  const words = texts.flatMap((text) => text.match(/\p{L}+/gu) ?? []);
  let result = query;
  for (const { typed, stems } of respelt) {
    const [meant] = words
      .filter((word) => stems.some((stem) => needed(fold(word))[0] === stem))
      .map((word) => ({ word, distance: distanceWithin(fold(typed), fold(word), typed.length) }))
      .sort((a, b) => a.distance - b.distance);
    if (meant) result = result.replace(typed, meant.word);
  }
  return result === query ? undefined : result;
}

interface Known {
  text: string;
  folded: string;
}

function isAligned({ text, folded }: Known): boolean {
  return text.length === folded.length;
}

/** The whole of it, and of a sentence what is no word together with its neighbours. */
function stretchesOf(run: string): string[] {
  const words = cutWords(run);
  const within = words.flatMap((word, at) => {
    if (cutFinely(word).length === 1) return [];
    const [before = '', after = ''] = [words[at - 1], words[at + 1]];
    return [before + word, word + after, word];
  });
  const whole = run.length >= SHORTEST && run.length <= LONGEST ? [run] : [];
  return [...new Set([...whole, ...within.filter(({ length }) => length >= SHORTEST_SURE)])];
}

/**
 * A stretch of the texts that differs by one character that is missing, was doubled, or is another: the last only where
 * nothing has all that was typed.
 */
function nearestStretch(typed: string, texts: Known[]): string | undefined {
  for (const length of [typed.length + 1, typed.length - 1, typed.length]) {
    for (const { text, folded } of texts) {
      for (let start = 0; start + length <= folded.length; start++) {
        if (isSlip(typed, folded.slice(start, start + length))) return text.slice(start, start + length);
      }
    }
  }
  return undefined;
}

function isSlip(typed: string, meant: string): boolean {
  const at = firstDifference(typed, meant);
  const [is = '', ought = ''] = [typed[at], meant[at]];
  if (!/^\p{Script=Han}+$/u.test(meant)) return false;
  if (typed.length === meant.length)
    return (
      is !== ought &&
      typed.slice(at + 1) === meant.slice(at + 1) &&
      !(COUNTING.test(is) && COUNTING.test(ought))
    );
  if (typed.length < meant.length)
    return at > 0 && at < typed.length && typed.slice(at) === meant.slice(at + 1);
  return at > 0 && is === typed[at - 1] && typed.slice(at + 1) === meant.slice(at);
}

function certaintyOf(typed: string, meant: string): Mended['certainty'] {
  if (Math.min(typed.length, meant.length) < SHORTEST_SURE) return 'guess';
  const at = firstDifference(typed, meant);
  const words = wordsAt(typed);
  const isLone = (place: number) => words[place]?.length === 1;
  if (typed.length > meant.length) return isLone(at) || isLone(at - 1) ? 'sure' : 'guess';
  if (!isLone(at)) return 'guess';
  const isName = loneAround(words, at) >= SHORTEST_NAME;
  if (typed.length < meant.length) return isName && isLone(at - 1) ? 'sure' : 'guess';
  if (isName) return 'sure';
  const { start = at, length = 1 } = wordsAt(meant)[at] ?? {};
  if (length === 1) return 'guess';
  return { typed: typed.slice(start, start + length), meant: meant.slice(start, start + length) };
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

/** For each character the word of the dictionary it stands in. */
function wordsAt(text: string): Array<{ start: number; length: number }> {
  let start = 0;
  return cutFinely(text).flatMap(({ length }) => {
    const word = { start, length };
    start += length;
    return Array.from({ length }, () => word);
  });
}

/** How many characters that are no words stand together there. */
function loneAround(words: Array<{ length: number }>, at: number): number {
  let [from, to] = [at, at];
  while (words[from - 1]?.length === 1) from -= 1;
  while (words[to + 1]?.length === 1) to += 1;
  return to - from + 1;
}
