import { fold } from './analysis/index.ts';
import { distanceWithin } from './distance.ts';

const SHORTEST_DENSE = 3;
const SHORTEST_WORD = 4;
const HAN = /^\p{Script=Han}+$/u;

/**
 * The query with each word that the texts lack replaced by the word of theirs spelt most like it; undefined
 * where nothing is like it, or every word is there.
 */
export function mendQuery(query: string, texts: string[]): string | undefined {
  const words = query.split(/(\s+)/);
  const folded = texts.map((text) => ({ text, folded: fold(text) }));
  const mended = words.map((word) => {
    const plain = fold(word);
    if (plain.trim() === '' || folded.some((entry) => entry.folded.includes(plain))) return word;
    return nearestPart(plain, folded) ?? word;
  });
  const result = mended.join('');
  return result === query ? undefined : result;
}

function nearestPart(word: string, texts: Array<{ text: string; folded: string }>): string | undefined {
  const most = word.length > 6 ? 2 : 1;
  if (HAN.test(word)) return word.length < SHORTEST_DENSE ? undefined : nearestStretch(word, texts);
  if (word.length < SHORTEST_WORD || !/^[\p{L}]+$/u.test(word)) return undefined;
  for (const { text } of texts) {
    for (const [other] of text.matchAll(/[\p{L}]+/gu)) {
      if (distanceWithin(word, fold(other), most) <= most) return other;
    }
  }
  return undefined;
}

/** A stretch as long as the word with one character other. */
function nearestStretch(word: string, texts: Array<{ text: string; folded: string }>): string | undefined {
  for (const { text, folded } of texts) {
    if (text.length !== folded.length) continue;
    for (let start = 0; start + word.length <= folded.length; start++) {
      let other = 0;
      for (let i = 0; i < word.length && other < 2; i++) {
        if (folded.charCodeAt(start + i) !== word.charCodeAt(i)) other += 1;
      }
      const stretch = text.slice(start, start + word.length);
      if (other === 1 && HAN.test(stretch)) return stretch;
    }
  }
  return undefined;
}
