/**
 * One glyph's text as a person would type it; '' for what nobody types.
 *
 * Mapped, because the file means the ordinary character and only its font or layout chose another:
 * - CJK compatibility ideographs (U+F900–FAFF, U+2F800–2FA1F), Kangxi radicals (U+2F00–2FD5) and the CJK
 *   radicals that are whole characters (U+2E80–2EF3): macOS and Skia fonts share one glyph between them;
 * - Latin, Armenian and Hebrew ligatures and Arabic presentation forms (U+FB00–FDFB, U+FE70–FEFC);
 * - vertical presentation forms (U+FE10–FE19, U+FE30–FE48), to the full-width marks they turn;
 * - spaces of every width but the ideographic one, to a space;
 * - the private-use codes word processors give the bullets of Symbol and Wingdings, to •.
 * Kept: full-width and half-width forms, ㎡ ① ™ ² ½ and the like, which people do type.
 */
export function normaliseCharacter(text: string): string {
  const code = text.codePointAt(0) ?? 0;
  if (code < 0x7f) return code < 0x20 ? '' : text;
  if (code < 0x2000) return normaliseLow(text, code);
  if (code >= 0x3000 && code < 0xd800) return text;
  return normaliseHigh(text, code);
}

function normaliseLow(text: string, code: number): string {
  if (code < 0xa0 || code === SOFT_HYPHEN) return '';
  return code === 0xa0 || code === 0x1680 ? ' ' : text;
}

function normaliseHigh(text: string, code: number): string {
  if (SYMBOL_BULLETS.has(code)) return '•';
  if (isDropped(code)) return '';
  if ((code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f) return ' ';
  if (code === 0x2011) return '-';
  if (code >= 0xfe10 && code <= 0xfe48) return VERTICAL_FORMS.get(code) ?? text;
  if (code >= 0x2e80 && code <= 0x2ef3) return RADICALS.get(code) ?? text;
  return isCompatibilityForm(code) ? text.normalize('NFKC') : text;
}

const SOFT_HYPHEN = 0xad;

const SYMBOL_BULLETS = new Set([
  0xf06c, 0xf06e, 0xf075, 0xf076, 0xf0a7, 0xf0a8, 0xf0b2, 0xf0b7, 0xf0d8, 0xf0e8, 0xf0fc,
]);

/** Private use, specials, non-characters, lone surrogates, and invisible marks but the joiners. */
function isDropped(code: number): boolean {
  return (
    (code >= 0xd800 && code <= 0xf8ff) ||
    code >= 0xe0000 ||
    (code >= 0xfff0 && code <= 0xffff) ||
    code === 0x200b ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff
  );
}

function isCompatibilityForm(code: number): boolean {
  return (
    (code >= 0x2f00 && code <= 0x2fd5) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfb00 && code <= 0xfdf9) ||
    (code >= 0xfe70 && code <= 0xfefc) ||
    (code >= 0x2f800 && code <= 0x2fa1f)
  );
}

function pairs(from: string, to: string): ReadonlyMap<number, string> {
  const targets = [...to];
  return new Map([...from].map((source, at) => [source.codePointAt(0) ?? 0, targets[at] ?? source]));
}

const VERTICAL_FORMS = pairs(
  '︐︑︒︓︔︕︖︗︘︙︰︱︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈',
  '，、。：；！？〖〗…‥—（）｛｝〔〕【】《》〈〉「」『』［］',
);

/** Unicode 16, EquivalentUnifiedIdeograph.txt: those that stand as characters by themselves. */
const RADICALS = pairs(
  '⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳⻑⺒',
  '母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟長巳',
);
