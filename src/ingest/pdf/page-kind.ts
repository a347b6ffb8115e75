import type { Glyph } from '../text/index.ts';
import type { PdfDocument } from './document.ts';

/** `scan`: a picture of a page, whether or not a recognised text lies invisibly over it. */
export type PageKind = 'text' | 'scan' | 'empty';

const IMAGE = 3;
const FORM = 5;
const MAX_OBJECTS = 5_000;
/** A scan fills the page but for margins; an illustration seldom does. */
const SCAN_SHARE = 0.6;
/** A page number or a stamp laid over a scan does not make it a page of text. */
const STAMP_LENGTH = 40;

export function pageKind(document: PdfDocument, index: number, glyphs: readonly Glyph[]): PageKind {
  const visible = glyphs.filter((glyph) => !glyph.generated && !glyph.hidden && glyph.text.trim() !== '');
  if (visible.length > STAMP_LENGTH) return 'text';
  if (imageShare(document, index) >= SCAN_SHARE) return 'scan';
  return visible.length > 0 || glyphs.some((glyph) => glyph.text.trim() !== '') ? 'text' : 'empty';
}

/** Summed, since some scanners cut a page into strips. */
function imageShare(document: PdfDocument, index: number): number {
  const { exports, scratch } = document.pdfium;
  const { width, height } = document.pageSize(index);
  return document.usePage(index, (page) => {
    let area = 0;
    const count = Math.min(exports.FPDFPage_CountObjects(page), MAX_OBJECTS);
    for (let at = 0; at < count; at += 1) {
      const object = exports.FPDFPage_GetObject(page, at);
      if (!holdsImage(document, object)) continue;
      exports.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12);
      const [left = 0, bottom = 0, right = 0, top = 0] = new Float32Array(exports.memory.buffer, scratch, 4);
      area += Math.abs((right - left) * (top - bottom));
    }
    return area / (width * height);
  });
}

/** Scanning software often wraps the picture in a form object. */
function holdsImage(document: PdfDocument, object: number): boolean {
  const { exports } = document.pdfium;
  const type = exports.FPDFPageObj_GetType(object);
  if (type === IMAGE) return true;
  if (type !== FORM || exports.FPDFFormObj_CountObjects(object) !== 1) return false;
  return exports.FPDFPageObj_GetType(exports.FPDFFormObj_GetObject(object, 0)) === IMAGE;
}
