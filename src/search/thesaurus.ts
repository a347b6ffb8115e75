import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import taiwanWords from 'opencc-js/dict/TWPhrases';
import { fold, holdsWords } from './analysis/index.ts';
import { cutWords } from './analysis/words.ts';

interface Entry {
  /** Folded. */
  asked: string[];
  related: string[];
}

let entries: Entry[] | undefined;

/**
 * The words that texts use for what the query says in everyday words, or in those of another region, in groups of one
 * meaning. `taught` are words for which the operator has synonyms: those stand instead of ours.
 */
export function relatedWords(query: string, taught: string[][] = []): string[][] {
  entries ??= [...readEntries(), ...regionalEntries()];
  const folded = fold(query);
  const own = new Set(taught.flat().map(fold));
  let words: Set<string> | undefined;
  const stands = (word: string) => {
    if (!holdsWords(folded, word) || own.has(word)) return false;
    // One character stands in many words that have nothing to do with it.
    return word.length > 1 || (words ??= new Set(cutWords(folded))).has(word);
  };
  return entries.filter(({ asked }) => asked.some(stands)).map(({ related }) => related);
}

function readEntries(): Entry[] {
  const text = readFileSync(join(import.meta.dirname, 'thesaurus.txt'), 'utf8');
  return text.split('\n').flatMap((line) => {
    const [asked, related] = line.split('>').map((side) => side.trim().split(/\s+/));
    if (line.startsWith('#') || !asked || !related) return [];
    return [{ asked: asked.map(fold), related }];
  });
}

/** What is called otherwise in Taiwan, by OpenCC's list; not words that are used in both places for different things. */
function regionalEntries(): Entry[] {
  const pairs = taiwanWords.split('|').map((pair) => pair.split(' ').map(fold));
  const mainland = new Set(pairs.map(([word]) => word));
  return pairs.flatMap(([word = '', inTaiwan = '']) => {
    if (word === inTaiwan || mainland.has(inTaiwan)) return [];
    return [
      { asked: [inTaiwan], related: [word] },
      { asked: [word], related: [inTaiwan] },
    ];
  });
}
