/** What a UTF-16 unit is to search. */
const OTHER = 0;
/** Written without blanks between words: indexed as pairs. */
export const DENSE = 1;
export const WORD = 2;
export const LINE_END = 3;

const DENSE_SCRIPT =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]$/u;
const LETTER = /^[\p{L}\p{M}\p{N}]$/u;

const classes = makeClasses();

function makeClasses(): Uint8Array {
  const made = new Uint8Array(65_536);
  for (let code = 0; code < 65_536; code++) made[code] = classify(code);
  return made;
}

function classify(code: number): number {
  if (code === 10 || code === 13) return LINE_END;
  // Rare ideographs lie beyond the basic plane: both halves count as characters, so that pairs still meet.
  if (code >= 0xd840 && code <= 0xd888) return DENSE;
  if (code >= 0xd800 && code <= 0xdfff) return OTHER;
  const character = String.fromCharCode(code);
  if (DENSE_SCRIPT.test(character)) return DENSE;
  return LETTER.test(character) ? WORD : OTHER;
}

/** The class of the unit at `index` of a folded text; `OTHER` beyond its ends. */
export function classAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code >= 0xdc00 && code <= 0xdfff) return classes[text.charCodeAt(index - 1)] === DENSE ? DENSE : OTHER;
  return classes[code] ?? OTHER;
}

/** Whether a folded text holds what may be one word or several; in letters not as a part of longer words: *ai* is not in *email*. */
export function holdsWords(text: string, words: string): boolean {
  if (words === '') return false;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!isInWord(text, at) && !isInWord(text, at + words.length)) return true;
  }
  return false;
}

function isInWord(text: string, at: number): boolean {
  return classAt(text, at - 1) === WORD && classAt(text, at) === WORD;
}
