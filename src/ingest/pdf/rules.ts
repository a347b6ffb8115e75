import type { Rule } from '../text/index.ts';
import type { PdfDocument } from './document.ts';
import { type PageTransform, readPageTransform } from './page-transform.ts';
import type { Pdfium } from './pdfium.ts';

/** fpdf_edit.h: FPDF_PAGEOBJ_PATH, FPDF_SEGMENT_LINETO, FPDF_SEGMENT_MOVETO. */
const PATH = 2;
const LINE_TO = 0;
const MOVE_TO = 2;

/** A page with more than this is a drawing or a map, not a table. */
const MAX_OBJECTS = 20_000;
const MAX_SEGMENTS = 4_000;
/** In points: shorter strokes are parts of letters, ticks and dashes. */
const SHORTEST = 5;
const STRAIGHT = 0.8;

/** The level and upright lines drawn on a page, edges of boxes among them; none where there are too many. */
export function readRules(document: PdfDocument, index: number): Rule[] {
  const { pdfium } = document;
  return document.usePage(index, (page) => {
    const count = pdfium.exports.FPDFPage_CountObjects(page);
    if (count > MAX_OBJECTS) return [];
    const transform = readPageTransform(pdfium, page);
    const size = document.pageSize(index);
    const rules: Rule[] = [];
    let segments = 0;
    for (let at = 0; at < count; at += 1) {
      const object = pdfium.exports.FPDFPage_GetObject(page, at);
      if (pdfium.exports.FPDFPageObj_GetType(object) !== PATH || !isDrawn(pdfium, object)) continue;
      segments += pdfium.exports.FPDFPath_CountSegments(object);
      if (segments > MAX_SEGMENTS) return [];
      for (const [from, to] of strokesOf(pdfium, object, transform)) {
        const rule = toRule(from, to, size);
        if (rule) rules.push(rule);
      }
    }
    return rules;
  });
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A path that neither fills nor strokes only clips. */
function isDrawn({ exports, scratch }: Pdfium, path: number): boolean {
  if (!exports.FPDFPath_GetDrawMode(path, scratch, scratch + 4)) return false;
  const [fill, stroke] = new Int32Array(exports.memory.buffer, scratch, 2);
  return fill !== 0 || stroke !== 0;
}

/** The straight parts of a path, as the page is shown. */
function strokesOf({ exports, scratch }: Pdfium, path: number, transform: PageTransform): [Point, Point][] {
  exports.FPDFPageObj_GetMatrix(path, scratch);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = new Float32Array(exports.memory.buffer, scratch, 6);
  const strokes: [Point, Point][] = [];
  let start: Point | undefined;
  let pen: Point | undefined;
  const count = exports.FPDFPath_CountSegments(path);
  for (let at = 0; at < count; at += 1) {
    const segment = exports.FPDFPath_GetPathSegment(path, at);
    exports.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4);
    const [x = 0, y = 0] = new Float32Array(exports.memory.buffer, scratch, 2);
    const point = transform.place(a * x + c * y + e, b * x + d * y + f);
    const type = exports.FPDFPathSegment_GetType(segment);
    if (type === MOVE_TO) start = point;
    else if (type === LINE_TO && pen) strokes.push([pen, point]);
    pen = point;
    if (start && exports.FPDFPathSegment_GetClose(segment)) strokes.push([pen, start]);
  }
  return strokes;
}

/** What a page shows of a straight line; some run far beyond its edges. */
function toRule(from: Point, to: Point, page: { width: number; height: number }): Rule | undefined {
  const [dx, dy] = [Math.abs(from.x - to.x), Math.abs(from.y - to.y)];
  if (Math.min(dx, dy) > STRAIGHT) return undefined;
  const level = dx > dy;
  const [one, other] = level ? [from.x, to.x] : [from.y, to.y];
  const at = level ? (from.y + to.y) / 2 : (from.x + to.x) / 2;
  const start = Math.max(0, Math.min(one, other));
  const end = Math.min(level ? page.width : page.height, Math.max(one, other));
  const within = at >= 0 && at <= (level ? page.height : page.width);
  return within && end - start >= SHORTEST ? { level, at, from: start, to: end } : undefined;
}
