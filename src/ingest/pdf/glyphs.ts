import type { Glyph } from '../text/index.ts';
import type { PdfDocument } from './document.ts';
import type { PageTransform } from './page-transform.ts';
import { readPageTransform } from './page-transform.ts';
import type { Pdfium } from './pdfium.ts';

/** Every character of a page in the order PDFium found it, placed as the page is shown. */
export function readGlyphs(document: PdfDocument, index: number): Glyph[] {
  const { pdfium } = document;
  return document.useText(index, ({ page, text }) => {
    const transform = readPageTransform(pdfium, page);
    const count = pdfium.exports.FPDFText_CountChars(text);
    const glyphs: Glyph[] = [];
    let style = NO_STYLE;
    for (let at = 0; at < count; at += 1) {
      const code = pdfium.exports.FPDFText_GetUnicode(text, at);
      const object = pdfium.exports.FPDFText_GetTextObject(text, at);
      if (object !== style.object) style = readStyle(pdfium, transform, text, at, object);
      const low = isHighSurrogate(code) ? pdfium.exports.FPDFText_GetUnicode(text, at + 1) : 0;
      const paired = low >= 0xdc00 && low <= 0xdfff;
      const glyph = readGlyph(pdfium, transform, text, at, codeToText(code, paired ? low : 0), style);
      glyphs.push(glyph.unmapped && code > 0x7e ? recover(document, glyph, code) : glyph);
      if (paired) at += 1;
    }
    return glyphs;
  });
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

function readStyle(
  pdfium: Pdfium,
  transform: PageTransform,
  text: number,
  at: number,
  object: number,
): Style {
  const { exports, scratch } = pdfium;
  exports.FPDFText_GetMatrix(text, at, scratch);
  const [a = 1, b = 0, c = 0, d = 1] = new Float32Array(exports.memory.buffer, scratch, 4);
  const direction = transform.turn(a, b);
  return {
    object,
    size: exports.FPDFText_GetFontSize(text, at) * Math.hypot(c, d),
    angle: (Math.round((Math.atan2(direction.y, direction.x) * 180) / Math.PI) + 360) % 360,
    hidden: object !== 0 && exports.FPDFTextObj_GetTextRenderMode(object) === INVISIBLE,
  };
}

function readGlyph(
  pdfium: Pdfium,
  transform: PageTransform,
  textPage: number,
  at: number,
  text: string,
  style: Style,
): Glyph {
  const { exports, scratch } = pdfium;
  exports.FPDFText_GetLooseCharBox(textPage, at, scratch);
  exports.FPDFText_GetCharOrigin(textPage, at, scratch + 16, scratch + 24);
  const box = new Float32Array(exports.memory.buffer, scratch, 4);
  const point = new Float64Array(exports.memory.buffer, scratch + 16, 2);
  const first = transform.place(box[0] ?? 0, box[1] ?? 0);
  const second = transform.place(box[2] ?? 0, box[3] ?? 0);
  const origin = transform.place(point[0] ?? 0, point[1] ?? 0);
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
    generated: exports.FPDFText_IsGenerated(textPage, at) === 1,
    hyphen: exports.FPDFText_IsHyphen(textPage, at) === 1,
    unmapped: exports.FPDFText_HasUnicodeMapError(textPage, at) === 1,
  };
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function codeToText(code: number, low: number): string {
  if (low !== 0) return String.fromCharCode(code, low);
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
}
