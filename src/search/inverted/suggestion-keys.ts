import { createRequire } from 'node:module';
import type * as PinyinPro from 'pinyin-pro';
import { fold } from '../analysis/index.ts';
import { MAX_KEY, NOISE, suggestionKey } from './suggestion-key.ts';

const HAN = /\p{Script=Han}/u;
const load = createRequire(import.meta.url);
let sounds: typeof PinyinPro | undefined;

/** The keys under which a title or name is suggested: itself, its sounds, and the first letters of those. */
export function suggestionKeys(text: string): string[] {
  const key = suggestionKey(text);
  if (key === '') return [];
  if (!HAN.test(key)) return [...new Set([key, ...laterWords(text)])];
  const syllables = soundsOf(key);
  const whole = syllables.join('').slice(0, MAX_KEY);
  const initials = syllables.map((sound) => sound.charAt(0)).join('');
  return [...new Set([key, whole, initials])];
}

/** The first call loads the dictionary, some 25 MB: a library without Chinese never needs it. */
function soundsOf(text: string): string[] {
  sounds ??= load('pinyin-pro') as typeof PinyinPro;
  return sounds.pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
}

/** In a text of words, a person may begin with the second or third. */
function laterWords(text: string): string[] {
  const words = fold(text.slice(0, 200)).split(NOISE).filter(Boolean);
  return [1, 2, 3]
    .filter((start) => start < words.length)
    .map((start) => words.slice(start).join('').slice(0, MAX_KEY));
}
