import { pinyin } from 'pinyin-pro';
import { fold } from '../analysis/index.ts';
import { MAX_KEY, NOISE, suggestionKey } from './suggestion-key.ts';

const HAN = /\p{Script=Han}/u;

/** The keys under which a title or name is suggested: itself, its sounds, and the first letters of those. */
export function suggestionKeys(text: string): string[] {
  const key = suggestionKey(text);
  if (key === '') return [];
  if (!HAN.test(key)) return [...new Set([key, ...laterWords(text)])];
  const sounds = pinyin(key, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  const whole = sounds.join('').slice(0, MAX_KEY);
  const initials = sounds.map((sound) => sound.charAt(0)).join('');
  return [...new Set([key, whole, initials])];
}

/** In a text of words, a person may begin with the second or third. */
function laterWords(text: string): string[] {
  const words = fold(text.slice(0, 200)).split(NOISE).filter(Boolean);
  return [1, 2, 3]
    .filter((start) => start < words.length)
    .map((start) => words.slice(start).join('').slice(0, MAX_KEY));
}
