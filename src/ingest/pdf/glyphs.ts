import type { Glyph } from '../text/index.ts';
import type { PdfDocument } from './document.ts';
import type { PageTransform } from './page-transform.ts';
import { readPageTransform } from './page-transform.ts';
import type { Pdfium } from './pdfium.ts';

/** Every character of a page in the order PDFium found it, placed as the page is shown. */
export function readGlyphs(document: PdfDocument, index: number): Glyph[] {
  const { pdfium } = document;
  return document.useText(index, ({ page, text }) => {
    const reading = { pdfium, transform: readPageTransform(pdfium, page), text, view: scratchView(pdfium) };
    const count = pdfium.exports.FPDFText_CountChars(text);
    const glyphs: Glyph[] = [];
    let style = NO_STYLE;
    for (let at = 0; at < count; at += 1) {
      const code = pdfium.exports.FPDFText_GetUnicode(text, at);
      const object = pdfium.exports.FPDFText_GetTextObject(text, at);
      const sameObject = object === style.object;
      if (!sameObject) style = readStyle(reading, at, object);
      const low = isHighSurrogate(code) ? pdfium.exports.FPDFText_GetUnicode(text, at + 1) : 0;
      const paired = low >= 0xdc00 && low <= 0xdfff;
      const read = readGlyph(reading, at, codeToText(code, paired ? low : 0), style);
      const glyph = { ...read, continues: sameObject && object !== 0 && isAtOnePlace(glyphs.at(-1), read) };
      glyphs.push(glyph.unmapped && code > 0x7e ? recover(document, glyph, code) : glyph);
      if (paired) at += 1;
    }
    return glyphs;
  });
}

/** PDFium gives every letter of a ligature the box of the whole. */
function isAtOnePlace(a: Place | undefined, b: Place): boolean {
  return a?.originX === b.originX && a.originY === b.originY && a.w === b.w && b.w > 0;
}

type Place = Pick<Glyph, 'originX' | 'originY' | 'w'>;

interface Reading {
  readonly pdfium: Pdfium;
  readonly transform: PageTransform;
  readonly text: number;
  /** Of the scratch memory; replaced when the module's memory has grown. */
  view: DataView;
}

function scratchView({ exports, scratch }: Pdfium): DataView {
  return new DataView(exports.memory.buffer, scratch, 64);
}

function viewOf(reading: Reading): DataView {
  if (reading.view.buffer !== reading.pdfium.exports.memory.buffer)
    reading.view = scratchView(reading.pdfium);
  return reading.view;
}

/** The text of an unmapped glyph is its code in the font. */
function recover(document: PdfDocument, glyph: Glyph, code: number): Glyph {
  const text = document.lostMappings.get(code);
  return text === undefined ? glyph : { ...glyph, text, unmapped: false };
}

interface Style {
  readonly object: number;
  readonly size: number;
  readonly angle: number;
  readonly hidden: boolean;
}

const NO_STYLE: Style = { object: -1, size: 0, angle: 0, hidden: false };
const INVISIBLE = 3;

function readStyle(reading: Reading, at: number, object: number): Style {
  const { exports, scratch } = reading.pdfium;
  exports.FPDFText_GetMatrix(reading.text, at, scratch);
  const view = viewOf(reading);
  const [a, b, c, d] = [0, 4, 8, 12].map((offset) => view.getFloat32(offset, true));
  const direction = reading.transform.turn(a ?? 1, b ?? 0);
  return {
    object,
    size: exports.FPDFText_GetFontSize(reading.text, at) * Math.hypot(c ?? 0, d ?? 1),
    angle: (Math.round((Math.atan2(direction.y, direction.x) * 180) / Math.PI) + 360) % 360,
    hidden: object !== 0 && exports.FPDFTextObj_GetTextRenderMode(object) === INVISIBLE,
  };
}

function readGlyph(reading: Reading, at: number, text: string, style: Style): Omit<Glyph, 'continues'> {
  const { transform, text: page } = reading;
  const { exports, scratch } = reading.pdfium;
  exports.FPDFText_GetLooseCharBox(page, at, scratch);
  exports.FPDFText_GetCharOrigin(page, at, scratch + 16, scratch + 24);
  const view = viewOf(reading);
  const first = transform.place(view.getFloat32(0, true), view.getFloat32(4, true));
  const second = transform.place(view.getFloat32(8, true), view.getFloat32(12, true));
  const origin = transform.place(view.getFloat64(16, true), view.getFloat64(24, true));
  return {
    text,
    x: Math.min(first.x, second.x),
    y: Math.min(first.y, second.y),
    w: Math.abs(first.x - second.x),
    h: Math.abs(first.y - second.y),
    originX: origin.x,
    originY: origin.y,
    size: style.size,
    angle: style.angle,
    hidden: style.hidden,
    generated: exports.FPDFText_IsGenerated(page, at) === 1,
    hyphen: exports.FPDFText_IsHyphen(page, at) === 1,
    unmapped: exports.FPDFText_HasUnicodeMapError(page, at) === 1,
  };
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function codeToText(code: number, low: number): string {
  if (low !== 0) return String.fromCharCode(code, low);
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
}
