/** Han and its marks, kana, bopomofo, CJK punctuation and full-width forms: written without word spaces. */
const CJK =
  /^[\u2e80-\u2fdf\u3000-\u30ff\u3100-\u312f\u31a0-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]|^[\ud840-\ud8bf]/;

/** Punctuation shared by both scripts; in Chinese text it joins what stands around it. */
const SHARED_PUNCTUATION = /^[\u2014\u2018\u2019\u201c\u201d\u2026\u00b7\u2500]/;

/** Thai, Lao, Burmese and Khmer also run their words together. */
const OTHER_SPACELESS = /^[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;

const RIGHT_TO_LEFT = /^[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

const HAN_OR_KANA =
  /^[\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|^[\ud840-\ud8bf]/;

export function isCjk(character: string): boolean {
  const code = character.charCodeAt(0);
  return code >= 0x2e80 && CJK.test(character);
}

export function isHanOrKana(character: string): boolean {
  const code = character.charCodeAt(0);
  return code >= 0x3005 && HAN_OR_KANA.test(character);
}

export function isSharedPunctuation(character: string): boolean {
  return SHARED_PUNCTUATION.test(character);
}

export function isSpaceless(character: string): boolean {
  const code = character.charCodeAt(0);
  return code >= 0x0e00 && (isCjk(character) || OTHER_SPACELESS.test(character));
}

export function isRightToLeft(character: string): boolean {
  const code = character.charCodeAt(0);
  return code >= 0x0590 && RIGHT_TO_LEFT.test(character);
}

export function isSpace(character: string): boolean {
  const code = character.charCodeAt(0);
  return code === 0x20 || code === 0x3000 || (code >= 0x09 && code <= 0x0d);
}

/** The last whole character of a string, surrogate pairs kept together. */
export function lastCharacter(text: string): string {
  const low = text.charCodeAt(text.length - 1);
  return low >= 0xdc00 && low <= 0xdfff ? text.slice(-2) : text.slice(-1);
}
