/**
 * A small PDF for tests: the objects are numbered from 1, the first must be the catalogue. There is no
 * cross-reference table, which readers make up for.
 */
export function writePdf(objects: readonly string[]): Uint8Array {
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(
    `%PDF-1.7\n${body}trailer\n<< /Root 1 0 R /Info ${objects.length} 0 R >>\n%%EOF\n`,
    'latin1',
  );
}

export function stream(content: string, entries = ''): string {
  return `<< /Length ${Buffer.byteLength(content, 'latin1')} ${entries} >>\nstream\n${content}\nendstream`;
}

/** Objects of a document with one page; more may follow from number 6, the last being the information. */
export function onePage(content: string, page = '', catalogue = ''): string[] {
  return [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${page} >>`,
    stream(content),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
}

export const INFORMATION =
  "<< /Title (Reading rooms) /Author (A. Reader) /CreationDate (D:20260301120000+08'00') >>";
