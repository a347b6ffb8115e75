import { fold } from './fold.ts';

/** Whether texts taken together have all of the words, in any script, width and case; without words all have. */
export function wordMatcher(words: string): (...texts: Array<string | undefined>) => boolean {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  return (...texts) => {
    if (wanted.length === 0) return true;
    const text = fold(texts.join('\n'));
    return wanted.every((word) => text.includes(word));
  };
}
