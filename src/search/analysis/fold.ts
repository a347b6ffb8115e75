import { grow } from '../grow.ts';
import { toSimplified } from './simplified.ts';

const HAN = /\p{Script=Han}/u;
const ACCENTED = /[À-ɏͰ-ϿḀ-ỿ]/;
const MARKS = /\p{M}+/gu;

/** Variants that mean the same to a person who searches, and letters that are typed otherwise where keyboards lack them. */
const VARIANTS: Readonly<Record<string, string>> = {
  著: '着',
  妳: '你',
  祂: '他',
  牠: '它',
  甚: '什',
  麽: '么',
  乾: '干',
  裏: '里',
  臺: '台',
  喫: '吃',
  祇: '只',
  衹: '只',
  慾: '欲',
  佔: '占',
  週: '周',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  ё: 'е',
  '—': '-',
  '–': '-',
  '−': '-',
  '‐': '-',
};

const UNKNOWN = 0;
const EXPANDS = 0xffff;
/** For each UTF-16 unit, the unit it folds to; filled as characters are met. */
const folded = new Uint16Array(65_536);
const expansions = new Map<string, string>();

/** One character as search sees it: width, case, accents and Traditional script folded. */
function foldCharacter(character: string): string {
  if (/^[\u0300-\u036f]$/.test(character)) return '';
  let plain = character.normalize('NFKC').toLowerCase();
  if (ACCENTED.test(character + plain)) plain = plain.normalize('NFD').replaceAll(MARKS, '');
  if (HAN.test(plain)) plain = toSimplified(plain);
  return VARIANTS[plain] ?? plain;
}

function learn(code: number): number {
  const character = String.fromCharCode(code);
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  const result = isSurrogate ? character : foldCharacter(character);
  const target = result.length === 1 ? result.charCodeAt(0) : EXPANDS;
  if (target === EXPANDS) expansions.set(character, result);
  folded[code] = target;
  return target;
}

/** Room for what a text folds to, used again by the next; a longer one has its own. */
const ROOM = new Uint16Array(16_384);

/** The text as search sees it. Characters beyond the basic plane stay as they are. */
export function fold(original: string): string {
  let units = original.length <= ROOM.length ? ROOM : new Uint16Array(original.length);
  let length = 0;
  for (let i = 0; i < original.length; i++) {
    const code = original.charCodeAt(i);
    let target = folded[code] ?? UNKNOWN;
    if (target === UNKNOWN && code !== 0) target = learn(code);
    if (target !== EXPANDS) units[length++] = target;
    else {
      const expansion = expansions.get(original.charAt(i)) ?? '';
      const most = length + expansion.length + original.length - i;
      if (most > units.length) units = grow(units, most);
      for (let k = 0; k < expansion.length; k++) units[length++] = expansion.charCodeAt(k);
    }
  }
  return Buffer.from(units.buffer, 0, length * 2).toString('utf16le');
}

export interface FoldedText {
  text: string;
  /** Where a UTF-16 unit of `text`, or its end, stood in the original. */
  positionOf: (at: number) => number;
}

const SAME_PLACE = (at: number) => at;

export function foldWithPositions(original: string): FoldedText {
  const text = fold(original);
  if (!hasExpansion(original)) return { text, positionOf: SAME_PLACE };
  const positions = new Uint32Array(text.length + 1);
  let at = 0;
  for (let i = 0; i < original.length; i++) {
    const code = original.charCodeAt(i);
    const length = folded[code] === EXPANDS ? (expansions.get(original.charAt(i))?.length ?? 0) : 1;
    for (let k = 0; k < length; k++) positions[at++] = i;
  }
  positions[at] = original.length;
  return { text, positionOf: (at) => positions[at] ?? original.length };
}

/** Whether a character folds to none or to several. */
function hasExpansion(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (folded[text.charCodeAt(i)] === EXPANDS) return true;
  return false;
}
