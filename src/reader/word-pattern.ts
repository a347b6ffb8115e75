/** Scripts written without blanks between words: a line may end, and a blank stand, anywhere in them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Thai}\u3000-\u303f\uff00-\uffef]/u;
const BLANK = /\s/u;
const LONGEST_QUERY = 200;

/** Ranges of characters that are another width or form of a single plain one. */
const FORMS: Array<[first: number, last: number]> = [
  [0x2e80, 0x2fdf],
  [0xf900, 0xfaff],
  [0xff01, 0xffee],
];

const variants = collectVariants();

/**
 * A pattern that finds the query in a page's text whatever the width and case of its characters, and
 * across the ends of lines: where the query has a blank the text may have any, and between characters
 * of scripts without blanks it may have some. Undefined for a query without anything to find.
 */
export function wordPattern(query: string): RegExp | undefined {
  const characters = [...query.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ')].slice(0, LONGEST_QUERY);
  if (characters.length === 0) return undefined;
  let source = '';
  for (const [at, character] of characters.entries()) {
    const next = characters[at + 1];
    if (character === ' ') continue;
    source += anyWidth(character);
    if (next !== undefined) source += gapPattern(character, next, characters[at + 2]);
  }
  return new RegExp(source, 'giu');
}

function gapPattern(before: string, next: string, afterNext: string | undefined): string {
  const after = next === ' ' ? (afterNext ?? '') : next;
  if (UNSPACED.test(before) || UNSPACED.test(after)) return String.raw`\s*`;
  return next === ' ' ? String.raw`\s+` : '';
}

function anyWidth(character: string): string {
  const others = variants.get(character.toLowerCase()) ?? '';
  const escaped = character.replace(/[\\^$.*+?()[\]{}|/-]/u, String.raw`\$&`);
  return others === '' ? escaped : `[${escaped}${others}]`;
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** By plain character, the others that stand for it. */
function collectVariants(): Map<string, string> {
  const found = new Map<string, string>();
  for (const [first, last] of FORMS) {
    for (let code = first; code <= last; code++) {
      const other = String.fromCodePoint(code);
      const character = plain(other);
      const isOne = character !== other && [...character].length === 1 && !BLANK.test(character);
      if (isOne) found.set(character, (found.get(character) ?? '') + other);
    }
  }
  return found;
}
