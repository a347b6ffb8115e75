import { fold } from './analysis/index.ts';
import { cutFinely } from './analysis/words.ts';

/** A query in which a stretch of Chinese characters was put right by a title or name that is spelt much like it. */
export interface Mended {
  query: string;
  typed: string;
  /** Whether it is a slip: a matter, if not told by itself, of how much more often the one stands somewhere than the other. */
  certainty: 'sure' | 'guess' | { typed: string; meant: string };
}

const SHORTEST = 3;
const LONGEST = 16;
/** Of less than this too much is another word. */
const SHORTEST_SURE = 4;
const SHORTEST_NAME = 4;
/** What stands behind digits belongs to them: 1988年. */
const HAN = /(?<!\p{N})\p{Script=Han}+/gu;
const ONE_HAN = /^\p{Script=Han}$/u;
/** Which of these was meant nobody can tell. */
const COUNTING = /^[一二三四五六七八九十百千零〇两甲乙丙丁上中下]$/;
/** Nobody types these for something else. */
const PARTICLE = /^[的了吗呢吧啊着过被把和与及或在是有]$/;

/** The query with one run of characters put right; undefined where no text has anything like it. */
export function mendCharacters(query: string, texts: string[]): Mended | undefined {
  const known = texts.map((text) => ({ text, folded: fold(text) })).filter(isAligned);
  for (const [typed] of query.matchAll(HAN)) {
    const plain = fold(typed);
    const isRest = typed.length < SHORTEST_SURE && typed !== query.trim();
    if (isRest || plain.length > LONGEST || known.some(({ folded }) => folded.includes(plain))) continue;
    const meant = nearestStretch(plain, known);
    if (meant === undefined) continue;
    return { query: query.replace(typed, meant), typed, certainty: certaintyOf(plain, fold(meant)) };
  }
  return undefined;
}

interface Known {
  text: string;
  folded: string;
}

function isAligned({ text, folded }: Known): boolean {
  return text.length === folded.length;
}

/**
 * A stretch of the texts, rather all of one, that differs by one character that is missing, was doubled, or is another:
 * the last only where nothing has all that was typed.
 */
function nearestStretch(typed: string, texts: Known[]): string | undefined {
  if (typed.length < SHORTEST) return undefined;
  for (const length of [typed.length + 1, typed.length - 1, typed.length]) {
    const found = texts.flatMap((text) => stretchesLike(typed, text, length));
    const whole = found.find((stretch) => texts.some(({ text }) => text === stretch));
    if (found.length > 0) return whole ?? found[0];
  }
  return undefined;
}

function stretchesLike(typed: string, { text, folded }: Known, length: number): string[] {
  const starts = Array.from({ length: Math.max(0, folded.length - length + 1) }, (_, start) => start);
  return starts
    .filter((start) => mayBeMeant(typed, folded.slice(start, start + length)))
    .map((start) => text.slice(start, start + length));
}

function mayBeMeant(typed: string, meant: string): boolean {
  const at = firstDifference(typed, meant);
  const [is = '', ought = ''] = [typed[at], meant[at]];
  if (typed.length > meant.length)
    return at > 0 && is === typed[at - 1] && typed.slice(at + 1) === meant.slice(at);
  if (COUNTING.test(ought) || !ONE_HAN.test(ought)) return false;
  if (typed.length < meant.length)
    return at > 0 && at < typed.length && typed.slice(at) === meant.slice(at + 1);
  return is !== ought && !PARTICLE.test(is) && typed.slice(at + 1) === meant.slice(at + 1);
}

/** A doubled character and a name are sure, another word of the dictionary is a guess, the rest is to be counted. */
function certaintyOf(typed: string, meant: string): Mended['certainty'] {
  const isMissing = typed.length < meant.length;
  if (typed.length !== meant.length && Math.min(typed.length, meant.length) < SHORTEST_SURE) return 'guess';
  if (typed.length > meant.length) return 'sure';
  const at = firstDifference(typed, meant);
  const words = wordLengths(typed);
  if (!isMissing && words[at] !== 1) return 'guess';
  if (loneAround(words, at) >= SHORTEST_NAME && (!isMissing || words[at - 1] === 1)) return 'sure';
  if (isMissing) return { typed: typed.slice(at - 1, at + 1), meant: meant.slice(at - 1, at + 2) };
  const from = Math.max(0, Math.min(at - 1, typed.length - 3));
  return { typed: typed.slice(from, from + 3), meant: meant.slice(from, from + 3) };
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

/** For each character the length of the word of the dictionary that it stands in. */
function wordLengths(text: string): number[] {
  return cutFinely(text).flatMap(({ length }) => Array.from({ length }, () => length));
}

/** How many characters that are no words stand together there. */
function loneAround(lengths: number[], at: number): number {
  let [from, to] = [at, at];
  while (lengths[from - 1] === 1) from -= 1;
  while (lengths[to + 1] === 1) to += 1;
  return lengths[at] === 1 ? to - from + 1 : 0;
}
