import type { Pdfium } from './pdfium.ts';
import { readUtf16, withCString } from './pdfium.ts';

export interface PdfMetadata {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  readonly producer: string;
  /** ISO 8601, or null when the document gives none that can be read. */
  readonly createdAt: string | null;
}

export function readMetadata(pdfium: Pdfium, document: number): PdfMetadata {
  const read = (key: string): string =>
    withCString(pdfium, key, (name) =>
      readUtf16(pdfium, (buffer, length) => pdfium.exports.FPDF_GetMetaText(document, name, buffer, length)),
    )
      .replaceAll(/\p{Cc}+/gu, ' ')
      .trim();
  return {
    title: read('Title'),
    author: read('Author'),
    subject: read('Subject'),
    keywords: read('Keywords'),
    producer: read('Producer'),
    createdAt: parsePdfDate(read('CreationDate')),
  };
}

/** ISO 32000-1, 7.9.4: `D:YYYYMMDDHHmmSSOHH'mm'`, everything after the year optional. */
export function parsePdfDate(value: string): string | null {
  const match = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?)?/.exec(value);
  if (match === null) return null;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', sign, zone, rest] =
    match;
  const offset = sign === undefined ? 'Z' : `${sign}${zone}:${rest ?? '00'}`;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
