import { fold } from '../analysis/index.ts';

export const MAX_KEY = 40;
export const NOISE = /[^\p{L}\p{N}]+/gu;

/** What a person types to look up a text: blanks and marks count for nothing. */
export function suggestionKey(text: string): string {
  return fold(text.slice(0, 200)).replaceAll(NOISE, '').slice(0, MAX_KEY);
}
