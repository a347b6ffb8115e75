import { Converter } from 'opencc-js/t2cn';

const toSimplified = Converter({ from: 't', to: 'cn' });
const HAN = /\p{Script=Han}/u;
const MAX_FOLDED = 100_000;
const folded = new Map<string, string>();

/** One character as search sees it: compatibility forms, case and Traditional script folded. */
function foldCharacter(character: string): string {
  const known = folded.get(character);
  if (known !== undefined) return known;
  const plain = character.normalize('NFKC').toLowerCase();
  const result = HAN.test(plain) ? (toSimplified(plain) ?? plain) : plain;
  if (folded.size < MAX_FOLDED) folded.set(character, result);
  return result;
}

export interface FoldedText {
  text: string;
  /** For each UTF-16 unit of `text`, where it stood in the original. */
  positions: number[];
}

export function foldWithPositions(original: string): FoldedText {
  let text = '';
  const positions: number[] = [];
  let at = 0;
  for (const character of original) {
    const piece = foldCharacter(character);
    text += piece;
    for (let i = 0; i < piece.length; i++) positions.push(at);
    at += character.length;
  }
  return { text, positions };
}

export function fold(original: string): string {
  let text = '';
  for (const character of original) text += foldCharacter(character);
  return text;
}

const RUNS = /(\p{Script=Han}+)|((?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+)/gu;

/**
 * Index terms: Latin and other words whole, Chinese as pairs of neighbouring characters.
 * `single` adds each character by itself, so that a query of one character finds something.
 */
export function terms(original: string, { single }: { single: boolean }): string[] {
  const found: string[] = [];
  for (const [, han, word] of fold(original).matchAll(RUNS)) {
    if (word) found.push(...splitMixed(word));
    if (!han) continue;
    const characters = [...han];
    if (single || characters.length === 1) found.push(...characters);
    for (let i = 0; i + 1 < characters.length; i++) found.push(`${characters[i]}${characters[i + 1]}`);
  }
  return found;
}

const KANA_OR_THAI = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]+/gu;

/** Scripts without spaces between words are cut into pairs as well; the rest stays whole. */
function splitMixed(word: string): string[] {
  const found: string[] = word.split(KANA_OR_THAI).filter(Boolean);
  for (const [run] of word.matchAll(KANA_OR_THAI)) {
    for (let i = 0; i < run.length; i++) found.push(run.slice(i, i + 2));
  }
  return found;
}
