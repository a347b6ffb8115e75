import { commonHan, commonHangul, letterOrder, traditionalForms } from './common-characters.ts';

const weights = new Map<string, number>();
for (const letters of letterOrder)
  [...letters].forEach((letter, index, all) => {
    weights.set(letter, 1 - (0.8 * index) / all.length);
  });
for (const character of commonHan + traditionalForms + commonHangul) weights.set(character, 1);
for (const mark of '，。、；：！？《》「」『』（）【】“”‘’—…·・ー　') weights.set(mark, 0.8);

const REPLACEMENT = -3;

type Script =
  | 'latin'
  | 'cyrillic'
  | 'greek'
  | 'hebrew'
  | 'arabic'
  | 'thai'
  | 'han'
  | 'kana'
  | 'hangul'
  | 'other';

const ranges: Array<[from: number, to: number, script: Script, weight: number]> = [
  [0x0000, 0x007f, 'latin', 0],
  [0x0080, 0x009f, 'other', REPLACEMENT],
  [0x00a0, 0x00bf, 'other', -0.1],
  [0x00c0, 0x024f, 'latin', 0.2],
  [0x0370, 0x03ff, 'greek', 0.3],
  [0x0400, 0x04ff, 'cyrillic', 0.1],
  [0x05d0, 0x05ea, 'hebrew', 0.5],
  [0x0591, 0x05cf, 'hebrew', -0.5],
  [0x0600, 0x06ff, 'arabic', 0.3],
  [0x0e00, 0x0e7f, 'thai', -0.1],
  [0x2000, 0x206f, 'other', 0.3],
  [0x3040, 0x309f, 'kana', 0.9],
  [0x30a0, 0x30ff, 'kana', 0.7],
  [0x4e00, 0x9fff, 'han', 0.15],
  [0xac00, 0xd7a3, 'hangul', 0.2],
  [0xe000, 0xf8ff, 'other', -1.5],
  [0xff01, 0xff5e, 'other', 0.4],
  [0xff61, 0xff9f, 'kana', -0.3],
  [0xfffd, 0xfffd, 'other', REPLACEMENT],
];

/**
 * How likely a text is to be what its writer saw: the mean weight of its characters beyond ASCII,
 * from -3 (broken) to 1 (nothing but common characters in good order).
 */
export function plausibility(text: string): number {
  let sum = 0;
  let count = 0;
  let previous: Neighbour = { character: ' ', script: 'other' };
  for (const character of text) {
    const [script, base] = classify(character);
    const next = { character, script };
    if (character > '\x7f') {
      sum += weigh(character, base) + orderPenalty(previous, next);
      count += 1;
    } else if (isControl(character)) {
      sum += REPLACEMENT;
      count += 1;
    } else sum += orderPenalty(previous, next);
    previous = next;
  }
  return count === 0 ? 0 : sum / count;
}

/** Capitals are rarer than small letters: a text of nothing else is likely another code page's. */
function weigh(character: string, base: number): number {
  const small = character.toLowerCase();
  return (weights.get(small) ?? base) - (small === character ? 0 : 0.2);
}

/** The share of characters that are ASCII text or common in their script: tells byte orders apart. */
export function familiarity(text: string): number {
  let familiar = 0;
  for (const character of text)
    if (character > '\x7f' ? (weights.get(character.toLowerCase()) ?? 0) >= 0.5 : !isControl(character))
      familiar += 1;
  return text === '' ? 0 : familiar / text.length;
}

interface Neighbour {
  character: string;
  script: Script;
}

function classify(character: string): [Script, number] {
  const code = character.codePointAt(0) ?? 0;
  const range = ranges.find(([from, to]) => code >= from && code <= to);
  return range ? [range[2], range[3]] : ['other', -0.3];
}

const alphabets = new Set<Script>(['latin', 'cyrillic', 'greek', 'hebrew', 'arabic', 'thai']);

/** Letters of two alphabets side by side, or a capital after a small letter, seldom stand in a real word. */
function orderPenalty(previous: Neighbour, next: Neighbour): number {
  if (!isLetter(previous) || !isLetter(next)) return signInWord(previous, next);
  if (previous.script !== next.script)
    return alphabets.has(next.script) && alphabets.has(previous.script) ? -1 : 0;
  if (next.script === 'latin' && next.character > '\x7f' && previous.character > '\x7f') return -0.7;
  const capital = next.character !== next.character.toLowerCase();
  const afterSmall = previous.character !== previous.character.toUpperCase();
  return capital && afterSmall && (next.character > '\x7f' || previous.character > '\x7f') ? -1 : 0;
}

/** A sign such as ³ or ¿ right after a letter is usually a letter of another code page. */
function signInWord(previous: Neighbour, next: Neighbour): number {
  const code = next.character.codePointAt(0) ?? 0;
  return isLetter(previous) && code >= 0xa1 && code <= 0xbf && code !== 0xb7 && code !== 0xbb ? -0.6 : 0;
}

function isLetter({ character, script }: Neighbour): boolean {
  return script !== 'other' && (character > '\x7f' || /[A-Za-z]/.test(character));
}

function isControl(character: string): boolean {
  return character < ' ' && !/[\t\n\f\r\x1b]/.test(character);
}
