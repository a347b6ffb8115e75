import { strFromU8, strToU8, type Unzipped, unzipSync, zipSync } from 'fflate';
import type { OfficeFormat } from '../formats/format.ts';

/** Larger workbooks keep their own page breaks: packing them a second time would cost more than it gives. */
const PACKAGE_LIMIT_BYTES = 16 * 2 ** 20;
const UNPACKED_LIMIT_BYTES = 256 * 2 ** 20;
const WORKSHEET = /^xl\/(?:worksheets\/)?[^/]+\.xml$/;

/**
 * A workbook that prints every sheet one page wide, so that a wide table does not fall apart into strips. Scales that
 * the author chose are kept. Undefined where there is nothing to change, or what it is cannot be changed.
 */
export function fitSheetsToPageWidth(workbook: Uint8Array, format: OfficeFormat): Uint8Array | undefined {
  if (format !== 'ods' && format !== 'xlsx') return undefined;
  const entries = unpack(workbook);
  const fitted = entries && (format === 'ods' ? fitPageLayouts(entries) : fitWorksheets(entries));
  return fitted && Object.keys(fitted).length > 0
    ? zipSync({ ...entries, ...fitted }, { level: 0 })
    : undefined;
}

/** Undefined for what is too large, and for what is no package: LibreOffice says what is wrong with it. */
function unpack(workbook: Uint8Array): Unzipped | undefined {
  try {
    if (workbook.length > PACKAGE_LIMIT_BYTES || unpackedSize(workbook) > UNPACKED_LIMIT_BYTES)
      return undefined;
    return unzipSync(workbook);
  } catch {
    return undefined;
  }
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

/** The parts that change. */
function fitPageLayouts(entries: Unzipped): Unzipped {
  const styles = entries['styles.xml'];
  const before = styles ? strFromU8(styles) : '';
  const after = before.replaceAll(/<style:page-layout-properties\b[^>]*>/g, fitPageLayout);
  return after === before ? {} : { 'styles.xml': strToU8(after) };
}

function fitPageLayout(element: string): string {
  if (/ style:scale-to-(X|Y|pages)=/.test(element)) return element;
  if (/ style:scale-to="(?!100%")/.test(element)) return element;
  return element
    .replace(/ style:scale-to="100%"/, '')
    .replace('<style:page-layout-properties', '$& style:scale-to-X="1" style:scale-to-Y="0"');
}

function fitWorksheets(entries: Unzipped): Unzipped {
  const fitted: Unzipped = {};
  for (const [name, bytes] of Object.entries(entries)) {
    if (!WORKSHEET.test(name)) continue;
    const before = strFromU8(bytes);
    const after = /<worksheet[\s>]/.test(before.slice(0, 2_000)) ? fitWorksheet(before) : before;
    if (after !== before) fitted[name] = strToU8(after);
  }
  return fitted;
}

/** ISO/IEC 29500-1, 18.3.1.63 to 65 and 82: a height of 0 pages is as many as it takes, and paper 0 LibreOffice's own. */
function fitWorksheet(xml: string): string {
  const setup = /<pageSetup\s[^>]*>/.exec(xml)?.[0];
  const chosen =
    /<pageSetUpPr\s[^>]*fitToPage="(?:1|true)"/.test(xml) || /\sscale="(?!100")/.test(setup ?? '');
  if (chosen) return xml;
  const fit = 'fitToWidth="1" fitToHeight="0"';
  const sized = setup
    ? xml.replace(setup, () =>
        setup
          .replaceAll(/\s(?:fitToWidth|fitToHeight|scale)="[^"]*"/g, '')
          .replace('<pageSetup', `$& ${fit}`),
      )
    : xml.replace(/<\/worksheet>\s*$/, `<pageSetup paperSize="0" ${fit}/>$&`);
  return fitToPage(sized);
}

function fitToPage(xml: string): string {
  const mark = '<pageSetUpPr fitToPage="1"/>';
  const properties = /<sheetPr(?:\s[^>]*)?(?:\/>|>[\s\S]*?<\/sheetPr>)/.exec(xml)?.[0];
  if (!properties) return xml.replace(/<worksheet(?:\s[^>]*)?>/, `$&<sheetPr>${mark}</sheetPr>`);
  const open = properties.replace(/\s*\/>$/, '></sheetPr>').replaceAll(/<pageSetUpPr[^>]*\/>/g, '');
  return xml.replace(properties, () => open.replace('</sheetPr>', `${mark}</sheetPr>`));
}

/** The pages of a PDF that LibreOffice wrote: one page tree, in the clear. 0 when there is none. */
export function countPages(pdf: Uint8Array): number {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const tree = text.lastIndexOf('/Type/Pages');
  const count = tree < 0 ? -1 : text.indexOf('/Count ', tree);
  return count < 0 ? 0 : Number.parseInt(text.toString('latin1', count + 7, count + 17), 10);
}
