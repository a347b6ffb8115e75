import { OTHER_BREAK } from './stream-marks.ts';
import { type Term, visitTerms } from './terms.ts';

/**
 * A text as a row of 16-bit units for the second ranking: a dense character is its code, a word two units
 * made of a hash of its stem, anything that ends a phrase `OTHER_BREAK`. Two neighbouring units are a
 * character pair or a whole word, so that one look-up serves all scripts.
 */
export type Stream = Uint16Array;

/** Counts terms and makes the stream in one pass over a folded text. */
export function analyse(folded: string, count: (term: Term) => void): Stream {
  const units: number[] = [];
  let reached = 0;
  visitTerms(folded, (term, start, end) => {
    count(term);
    if (start < reached || (typeof term === 'number' && term >= 65_536)) return;
    if (start > reached && units.length > 0 && breaks(folded, reached, start)) units.push(OTHER_BREAK);
    if (typeof term === 'number') units.push(term);
    else pushWord(units, term);
    reached = end;
  });
  return Uint16Array.from(units);
}

/** Blanks and line ends keep words together; any other mark parts them. */
function breaks(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code > 32 && code !== 0x3000) return true;
  }
  return false;
}

/** 22 bits of FNV-1a, in the range that no single character uses. */
function pushWord(units: number[], word: string): void {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  units.push(0xd800 | (hash & 0x7ff), 0xe000 | ((hash >>> 11) & 0x7ff));
}

/** The two units that stand for a word. */
export function wordUnits(word: string): [number, number] {
  const units: number[] = [];
  pushWord(units, word);
  return [units[0] ?? 0, units[1] ?? 0];
}
