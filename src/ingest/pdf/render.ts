import sharp from 'sharp';
import type { PdfDocument } from './document.ts';
import { allocate, bytesAt } from './pdfium.ts';

export interface PagePicture {
  readonly webp: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const MAX_PIXELS = 40_000_000;
/** The largest side the WebP format has room for. */
const MAX_SIDE = 16_383;
const BGR = 2;
const FPDF_ANNOT = 0x01;
const FPDF_REVERSE_BYTE_ORDER = 0x10;
const WHITE = 0xffffffff;

/**
 * Draws a page `width` pixels wide (less for a page so tall that it would pass the limits). The drawing is
 * done when this returns; only the encoding is awaited, so the next page may be drawn meanwhile.
 */
export async function renderPage(document: PdfDocument, index: number, width: number): Promise<PagePicture> {
  const page = document.pageSize(index);
  const size = pictureSize(page, width);
  const pixels = drawPage(document, index, size);
  const raw = { width: size.width, height: size.height, channels: 3 as const };
  const webp = await sharp(pixels, { raw }).webp({ quality: 75, effort: 0 }).toBuffer();
  return { webp, ...size };
}

export function pictureSize(
  page: { width: number; height: number },
  width: number,
): { width: number; height: number } {
  const height = (width * page.height) / page.width;
  const scale = Math.min(1, MAX_SIDE / width, MAX_SIDE / height, Math.sqrt(MAX_PIXELS / (width * height)));
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
}

function drawPage(
  document: PdfDocument,
  index: number,
  { width, height }: { width: number; height: number },
): Uint8Array {
  const { pdfium, form } = document;
  const { exports } = pdfium;
  const stride = width * 3;
  return document.usePage(index, (page) => {
    const pixels = allocate(pdfium, stride * height);
    const bitmap = exports.FPDFBitmap_CreateEx(width, height, BGR, pixels, stride);
    const flags = FPDF_ANNOT | FPDF_REVERSE_BYTE_ORDER;
    exports.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    exports.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags);
    if (form !== 0) exports.FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, flags);
    const copy = bytesAt(pdfium, pixels, stride * height).slice();
    exports.FPDFBitmap_Destroy(bitmap);
    exports.free(pixels);
    return copy;
  });
}
