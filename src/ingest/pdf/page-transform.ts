import type { Pdfium } from './pdfium.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** From PDF user space (origin bottom left) to the page as shown: rotated, origin top left, in points. */
export interface PageTransform {
  readonly place: (x: number, y: number) => Point;
  /** The same for a direction, without the shift. */
  readonly turn: (dx: number, dy: number) => Point;
}

export function readPageTransform(pdfium: Pdfium, page: number): PageTransform {
  const { exports, scratch } = pdfium;
  exports.FPDF_GetPageBoundingBox(page, scratch);
  const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(exports.memory.buffer, scratch, 4);
  const rotation = ((exports.FPDFPage_GetRotation(page) % 4) + 4) % 4;
  if (rotation === 1) {
    return { place: (x, y) => ({ x: y - bottom, y: x - left }), turn: (dx, dy) => ({ x: dy, y: dx }) };
  }
  if (rotation === 2) {
    return { place: (x, y) => ({ x: right - x, y: y - bottom }), turn: (dx, dy) => ({ x: -dx, y: dy }) };
  }
  if (rotation === 3) {
    return { place: (x, y) => ({ x: top - y, y: right - x }), turn: (dx, dy) => ({ x: -dy, y: -dx }) };
  }
  return { place: (x, y) => ({ x: x - left, y: top - y }), turn: (dx, dy) => ({ x: dx, y: -dy }) };
}
