import { decodeHz, decodeShifted } from './iso-2022.ts';
import { familiarity, plausibility } from './plausibility.ts';

export interface DecodedText {
  text: string;
  /** WHATWG name, or iso-2022-kr, iso-2022-cn, hz-gb-2312, utf-32le, utf-32be. */
  charset: string;
}

const SAMPLE_BYTES = 32 * 1024;
/** Below this share of usual characters, text in UTF-16 may be something else. */
const UNFAMILIAR = 0.7;
/** A declared encoding that reads sensibly wins unless another reads better by more than this. */
const HINT_BONUS = 0.8;

/** Bytes of unknown encoding as text: by mark, by strict UTF-8, by escape sequences, by what reads best. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = markedCharset(bytes);
  if (marked) return decodeAs(bytes, trustMark(bytes, marked));
  const wide = wideCharset(bytes);
  if (wide) return decodeAs(bytes, wide);
  const escaped = escapedCharset(bytes);
  if (escaped) return decodeAs(bytes, escaped);
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== undefined) return { text: utf8, charset: 'utf-8' };
  return decodeAs(bytes, mostPlausible(bytes));
}

const marks: Array<[charset: string, mark: number[]]> = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];

function markedCharset(bytes: Uint8Array): string | undefined {
  return marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0];
}

/** Some writers put the mark of one byte order before text in the other. */
function trustMark(bytes: Uint8Array, marked: string): string {
  const other = { 'utf-16le': 'utf-16be', 'utf-16be': 'utf-16le' }[marked];
  if (!other) return marked;
  const sample = bytes.subarray(2, SAMPLE_BYTES);
  const [asMarked, asOther] = [marked, other].map((charset) => familiarity(decodeAs(sample, charset).text));
  return (asOther ?? 0) > (asMarked ?? 0) + 0.3 ? other : marked;
}

/** UTF-16 and UTF-32 without a mark betray themselves by where their zero bytes stand. */
function wideCharset(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES - (SAMPLE_BYTES % 4));
  const zeros = [0, 0, 0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 4] = (zeros[index % 4] ?? 0) + 1;
  });
  const shares = zeros.map((count) => count / Math.max(1, sample.length / 4));
  const [a = 0, b = 0, c = 0, d = 0] = shares;
  if (sample.length < 4 || a + b + c + d < 0.05) return undefined;
  const wide = d > 0.9 ? ['utf-32le'] : a > 0.9 ? ['utf-32be'] : [];
  const best = [...wide, 'utf-16le', 'utf-16be']
    .map((charset) => ({ charset, text: decodeAs(sample, charset).text }))
    .filter(({ text }) => wellFormed(text))
    .sort((one, other) => familiarity(other.text) - familiarity(one.text))[0];
  return best && familiarity(best.text) < UNFAMILIAR && isTextAmongZeros(sample) ? undefined : best?.charset;
}

/**
 * Zero bytes strewn over plain text pair its letters into characters that nobody writes: read as
 * UTF-8 the rest is printable throughout, which the bytes of no script in UTF-16 are for long.
 */
function isTextAmongZeros(sample: Uint8Array): boolean {
  const rest = sample.filter((byte) => byte !== 0);
  const text = new TextDecoder('utf-8').decode(rest);
  const printable = text.match(/[\n\r -~\xa0-\ufffc\u{10000}-\u{10ffff}]/gu)?.length ?? 0;
  return printable >= [...text].length * 0.95;
}

function wellFormed(text: string): boolean {
  const bad = text.match(/[\0-\x08\x0e-\x1a\ufffd\ufffe\uffff]/g)?.length ?? 0;
  return bad <= text.length * 0.01;
}

function escapedCharset(bytes: Uint8Array): string | undefined {
  const start = latin1(bytes.subarray(0, SAMPLE_BYTES));
  if (/[\x80-\xff]/.test(start)) return undefined;
  if (/\x1b\$\)C/.test(start)) return 'iso-2022-kr';
  if (/\x1b\$\)[AG]/.test(start)) return 'iso-2022-cn';
  if (/\x1b(\$[@B]|\([JI])/.test(start)) return 'iso-2022-jp';
  return /~\{(?:[!-w][!-~])+~\}/.test(start) ? 'hz-gb-2312' : undefined;
}

/** UTF-8, strictly; a few broken bytes among many good sequences (a cut, a paste) are forgiven. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const broken = text.match(/\ufffd/g)?.length ?? 0;
    const good = text.match(/[\x80-\ufffc]/g)?.length ?? 0;
    return good > broken * 20 ? text : undefined;
  }
}

/** Encodings to try, each with a handicap in plausibility for being rarely met. */
const candidates: Array<[charset: string, handicap: number]> = [
  ['gb18030', 0],
  ['big5', 0],
  ['shift_jis', 0],
  ['euc-jp', 0],
  ['euc-kr', 0],
  ['utf-16le', 0.1],
  ['utf-16be', 0.1],
  ['windows-1252', 0],
  ['windows-1251', 0],
  ['koi8-r', 0.02],
  ['windows-1250', 0.04],
  ['windows-1253', 0.06],
  ['windows-1254', 0.06],
  ['windows-1255', 0.06],
  ['windows-1256', 0.06],
  ['windows-1257', 0.1],
  ['windows-874', 0.15],
  ['x-mac-cyrillic', 0.04],
  ['ibm866', 0.04],
  ['macintosh', 0.1],
];

function mostPlausible(bytes: Uint8Array): string {
  const sample = sampleOf(bytes);
  const hint = declaredCharset(bytes);
  let best = 'windows-1252';
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const [charset, handicap] of candidates) {
    const own = plausibilityAs(sample, charset);
    const score = own - handicap + (charset === hint && own > 0 ? HINT_BONUS : 0);
    if (score > bestScore) [best, bestScore] = [charset, score];
  }
  return best;
}

/** GB 18030 and EUC-JP share their kana: kana among Chinese is the mark of a text that is Japanese. */
function plausibilityAs(sample: Uint8Array, charset: string): number {
  const { text } = decodeAs(sample, charset);
  const misread = charset === 'gb18030' && /[\u3041-\u3093]/.test(text);
  return plausibility(text) - (misread ? 0.3 : 0);
}

/** From the first byte beyond ASCII on, starting at an even offset so that UTF-16 stays aligned. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = Math.max(
    0,
    bytes.findIndex((byte) => byte > 0x7f),
  );
  const start = first < SAMPLE_BYTES ? 0 : first - (first % 2);
  return bytes.subarray(start, start + SAMPLE_BYTES);
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = latin1(bytes.subarray(0, 4_096));
  const label = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)|<meta[^>]*charset\s*=\s*["']?([\w-]+)/i.exec(
    head,
  );
  const name = label?.[1] ?? label?.[2];
  if (name === undefined) return undefined;
  try {
    const charset = new TextDecoder(name).encoding;
    return charset === 'gbk' ? 'gb18030' : charset;
  } catch {
    return undefined;
  }
}

function decodeAs(bytes: Uint8Array, charset: string): DecodedText {
  if (charset.startsWith('utf-32')) return { charset, text: decodeUtf32(bytes, charset === 'utf-32le') };
  if (charset === 'iso-2022-kr' || charset === 'iso-2022-cn') return { charset, text: decodeShifted(bytes) };
  if (charset === 'hz-gb-2312') return { charset, text: decodeHz(latin1(bytes)) };
  return { charset, text: new TextDecoder(charset).decode(bytes).replace(/^[\ufeff\ufffe]/, '') };
}

function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, littleEndian);
    parts.push(code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code));
  }
  return parts.join('').replace(/^\ufeff/, '');
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
