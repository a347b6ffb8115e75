import { createRequire } from 'node:module';
import type * as PinyinPro from 'pinyin-pro';
import { fold } from '../analysis/index.ts';
import { cutWords } from '../analysis/words.ts';
import { MAX_KEY, NOISE, suggestionKey } from './suggestion-key.ts';

const HAN = /\p{Script=Han}/u;
/** Words after the first with which a person may begin, and how long their keys are: each is a row on the disk. */
const MOST_LATER = 4;
const LATER_KEY = 20;
const TELLING_HAN = 2;
const TELLING_LETTERS = 4;
const load = createRequire(import.meta.url);
let sounds: typeof PinyinPro | undefined;

/**
 * The keys under which a title or name is suggested: itself, its sounds, and the first letters of those, from its
 * beginning and from some of its later words.
 */
export function suggestionKeys(text: string): string[] {
  const key = suggestionKey(text);
  if (key === '') return [];
  const later = laterStarts(fold(text.slice(0, 200))).filter((start) => start < key.length);
  const keys = [key, ...later.map((start) => key.slice(start, start + LATER_KEY))];
  if (!HAN.test(key)) return [...new Set(keys)];
  const syllables = soundsOf(key);
  for (const start of [0, ...later]) {
    const spoken = syllables.filter((syllable) => syllable.start >= start).map(({ sound }) => sound);
    const initials = spoken.map((sound) => sound.charAt(0));
    keys.push(...[spoken, initials].map((each) => each.join('').slice(0, start === 0 ? MAX_KEY : LATER_KEY)));
  }
  return [...new Set(keys)].filter((each) => each !== '');
}

/** Where later words begin, marks and blanks left out: those after a mark first, then those within a part. */
function laterStarts(folded: string): number[] {
  const parts: number[] = [];
  const within: number[] = [];
  let at = 0;
  for (const part of folded.split(NOISE)) {
    const words = HAN.test(part) ? cutWords(part) : [part];
    for (const [index, word] of words.entries()) {
      if (at > 0 && isTelling(word)) (index === 0 ? parts : within).push(at);
      at += word.length;
    }
  }
  return [...parts, ...within].slice(0, MOST_LATER);
}

function isTelling(word: string): boolean {
  return word.length >= (HAN.test(word) ? TELLING_HAN : TELLING_LETTERS);
}

/** The first call loads the dictionary, some 25 MB: a library without Chinese never needs it. */
function soundsOf(key: string): Array<{ sound: string; start: number }> {
  sounds ??= load('pinyin-pro') as typeof PinyinPro;
  let at = 0;
  return sounds
    .pinyin(key, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    .map((sound) => {
      const start = at;
      const character = String.fromCodePoint(key.codePointAt(at) ?? 0);
      at += HAN.test(character) ? character.length : sound.length;
      return { sound, start };
    });
}
