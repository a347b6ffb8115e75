import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Larger workbooks keep their own page breaks: packing them a second time would cost more than it gives. */
const PACKAGE_LIMIT_BYTES = 16 * 2 ** 20;
const UNPACKED_LIMIT_BYTES = 256 * 2 ** 20;

/**
 * Makes every sheet of an OpenDocument workbook print one page wide, so that a wide table does not fall
 * apart into strips. Scales that the author chose are kept. Undefined when there is nothing to change.
 */
export function fitSheetsToPageWidth(workbook: Uint8Array): Uint8Array | undefined {
  if (workbook.length > PACKAGE_LIMIT_BYTES || unpackedSize(workbook) > UNPACKED_LIMIT_BYTES)
    return undefined;
  const entries = unzipSync(workbook);
  const styles = entries['styles.xml'];
  if (!styles) return undefined;
  const before = strFromU8(styles);
  const after = before.replaceAll(/<style:page-layout-properties\b[^>]*>/g, fitPageLayout);
  if (after === before) return undefined;
  return zipSync({ ...entries, 'styles.xml': strToU8(after) }, { level: 0 });
}

function fitPageLayout(element: string): string {
  if (/ style:scale-to-(X|Y|pages)=/.test(element)) return element;
  if (/ style:scale-to="(?!100%")/.test(element)) return element;
  return element
    .replace(/ style:scale-to="100%"/, '')
    .replace('<style:page-layout-properties', '$& style:scale-to-X="1" style:scale-to-Y="0"');
}

function unpackedSize(archive: Uint8Array): number {
  let size = 0;
  unzipSync(archive, {
    filter: (file) => {
      size += file.originalSize;
      return false;
    },
  });
  return size;
}

/** The pages of a PDF that LibreOffice wrote: one page tree, in the clear. 0 when there is none. */
export function countPages(pdf: Uint8Array): number {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const tree = text.lastIndexOf('/Type/Pages');
  const count = tree < 0 ? -1 : text.indexOf('/Count ', tree);
  return count < 0 ? 0 : Number.parseInt(text.toString('latin1', count + 7, count + 17), 10);
}
