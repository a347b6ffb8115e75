import { OTHER_BREAK } from './stream-marks.ts';
import { type Term, visitTerms } from './terms.ts';

/**
 * A text as a row of 16-bit units for the second ranking: a dense character is its code, a word two units
 * made of a hash of its stem, anything that ends a phrase `OTHER_BREAK`. Two neighbouring units are a
 * character pair or a whole word, so that one look-up serves all scripts.
 */
export type Stream = Uint16Array;

/** Where streams are made; each is copied out when it is whole. */
let buffer = new Uint16Array(4_096);
let filled = 0;

/** Counts terms and makes the stream in one pass over a folded text. */
export function analyse(folded: string, count: (term: Term) => void): Stream {
  filled = 0;
  // A unit makes at most two, and a mark before it one more.
  if (buffer.length < folded.length * 3 + 8) buffer = new Uint16Array(folded.length * 3 + 8);
  let reached = 0;
  visitTerms(folded, (term, start, end) => {
    count(term);
    if (start < reached) return;
    if (start > reached && filled > 0 && breaks(folded, reached, start)) buffer[filled++] = OTHER_BREAK;
    if (typeof term === 'number') buffer[filled++] = term;
    else pushWord(term);
    reached = end;
  });
  return buffer.slice(0, filled);
}

/** Blanks and line ends keep words together; any other mark parts them. */
function breaks(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code > 32 && code !== 0x3000) return true;
  }
  return false;
}

/** The two units that stand for a word: 22 bits of FNV-1a, in the range that no single character uses. */
export function wordUnits(word: string): [number, number] {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  return [0xd800 | (hash & 0x7ff), 0xe000 | ((hash >>> 11) & 0x7ff)];
}

function pushWord(word: string): void {
  const [first, second] = wordUnits(word);
  buffer[filled++] = first;
  buffer[filled++] = second;
}
