import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Pdfium } from './pdfium.ts';

/**
 * Stands in for the fonts a PDF names but does not carry. PDFium brings the Latin ones itself; Chinese,
 * Japanese, Korean and Arabic come from the bundled Noto families.
 */
export function installFonts(pdfium: Pdfium): void {
  const { exports, addFunction } = pdfium;
  const loaded = new Map<number, Uint8Array>();
  const callbacks = [
    addFunction(() => 0, 'vi'),
    addFunction(() => 0, 'vii'),
    addFunction(
      (_self, weight = 0, _italic, charset = 0, pitch = 0, face = 0) =>
        mapFont(weight, charset, pitch, readFace(pdfium, face)),
      'iiiiiiii',
    ),
    addFunction(() => 0, 'iii'),
    addFunction((_self, font = 0, table = 0, buffer = 0, size = 0) => {
      const data = loaded.get(font) ?? remember(loaded, font);
      return table === 0 ? copyOut(pdfium, data, buffer, size) : copyTable(pdfium, data, table, buffer, size);
    }, 'iiiiii'),
    addFunction((_self, font = 0, buffer = 0, size = 0) => {
      return copyOut(pdfium, new TextEncoder().encode(`${FONTS[font - 1]?.name ?? ''}\0`), buffer, size);
    }, 'iiiii'),
    addFunction((_self, font = 0) => FONTS[font - 1]?.charset ?? DEFAULT_CHARSET, 'iii'),
    addFunction(() => 0, 'vii'),
  ];
  const info = exports.malloc(4 * (callbacks.length + 1));
  new Uint32Array(exports.memory.buffer, info, callbacks.length + 1).set([1, ...callbacks]);
  exports.FPDF_SetSystemFontInfo(info);
}

const DEFAULT_CHARSET = 1;
const SHIFT_JIS = 128;
const HANGUL = 129;
const GB2312 = 134;
const BIG5 = 136;
const ARABIC = 178;
const ROMAN_FAMILY = 0x10;

const FONTS = [
  { name: 'Noto Sans SC', charset: GB2312, file: 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf' },
  { name: 'Noto Sans SC Bold', charset: GB2312, file: 'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf' },
  { name: 'Noto Serif SC', charset: GB2312, file: 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf' },
  { name: 'Noto Serif SC Bold', charset: GB2312, file: 'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf' },
  { name: 'Noto Sans KR', charset: HANGUL, file: 'noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf' },
  {
    name: 'Noto Sans Arabic',
    charset: ARABIC,
    file: 'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  },
] as const;

/** A handle is an index into FONTS plus one; 0 leaves the choice to PDFium. */
function mapFont(weight: number, charset: number, pitch: number, face: string): number {
  if (charset === HANGUL) return 5;
  if (charset === ARABIC) return 6;
  if (charset !== GB2312 && charset !== BIG5 && charset !== SHIFT_JIS) return 0;
  const serif = /song|sun|ming|mincho|kai|fang|serif/i.test(face) || (pitch & ROMAN_FAMILY) !== 0;
  return (serif ? 3 : 1) + (weight >= 600 ? 1 : 0);
}

function remember(loaded: Map<number, Uint8Array>, font: number): Uint8Array {
  const file = FONTS[font - 1]?.file;
  const data = file
    ? readFileSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/${file}`)))
    : new Uint8Array();
  loaded.set(font, data);
  return data;
}

function readFace(pdfium: Pdfium, pointer: number): string {
  if (pointer === 0) return '';
  const bytes = new Uint8Array(pdfium.exports.memory.buffer, pointer, 256);
  const end = bytes.indexOf(0);
  return Buffer.from(bytes.subarray(0, end < 0 ? 256 : end)).toString('latin1');
}

function copyOut(pdfium: Pdfium, data: Uint8Array, buffer: number, size: number): number {
  if (buffer !== 0 && size >= data.length) {
    new Uint8Array(pdfium.exports.memory.buffer, buffer, data.length).set(data);
  }
  return data.length;
}

/** TrueType: a directory of 16-byte records (tag, checksum, offset, length) after a 12-byte header. */
function copyTable(pdfium: Pdfium, data: Uint8Array, tag: number, buffer: number, size: number): number {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const count = data.length < 12 ? 0 : view.getUint16(4);
  for (let at = 12; at < 12 + 16 * count; at += 16) {
    if (view.getUint32(at) !== tag >>> 0) continue;
    const offset = view.getUint32(at + 8);
    return copyOut(pdfium, data.subarray(offset, offset + view.getUint32(at + 12)), buffer, size);
  }
  return 0;
}
