import { toSimplified } from './simplified.ts';

const HAN = /\p{Script=Han}/u;
const ACCENTED = /[À-ɏͰ-ϿḀ-ỿ]/;
const MARKS = /\p{M}+/gu;

/** Variants that mean the same to a person who searches and that conversion of script keeps apart. */
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
  if (ACCENTED.test(plain)) plain = plain.normalize('NFD').replaceAll(MARKS, '');
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

const CHUNK = 8_192;
const buffer = new Uint16Array(CHUNK);

/** The text as search sees it. Characters beyond the basic plane stay as they are. */
export function fold(original: string): string {
  let text = '';
  let filled = 0;
  const flush = () => {
    text += String.fromCharCode.apply(null, buffer.subarray(0, filled) as unknown as number[]);
    filled = 0;
  };
  for (let i = 0; i < original.length; i++) {
    const code = original.charCodeAt(i);
    let target = folded[code] ?? UNKNOWN;
    if (target === UNKNOWN && code !== 0) target = learn(code);
    if (filled === CHUNK) flush();
    if (target === EXPANDS) {
      flush();
      text += expansions.get(original.charAt(i)) ?? '';
    } else buffer[filled++] = target;
  }
  flush();
  return text;
}

export interface FoldedText {
  text: string;
  /** For each UTF-16 unit of `text`, where it stood in the original. */
  positions: Uint32Array;
}

export function foldWithPositions(original: string): FoldedText {
  const text = fold(original);
  const positions = new Uint32Array(text.length + 1);
  let at = 0;
  for (let i = 0; i < original.length; i++) {
    const code = original.charCodeAt(i);
    const length = folded[code] === EXPANDS ? (expansions.get(original.charAt(i))?.length ?? 0) : 1;
    for (let k = 0; k < length; k++) positions[at++] = i;
  }
  positions[at] = original.length;
  return { text, positions };
}
