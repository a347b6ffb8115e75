import { packZip, madeAt } from './package-bytes.ts';
import { cellStyles, type StyleName, stylesXml } from './xlsx-styles.ts';

/** `formula` without the leading `=`; `value` is its result, kept in the file for readers that do not calculate. */
export type Cell = null | string | number | { value: string | number; style?: StyleName; formula?: string };

export type Sheet = {
  name: string;
  widths: readonly number[];
  rows: readonly (readonly Cell[])[];
  /** The row of column headings, counted from 1: it stays in view and repeats on each printed page. */
  headRow?: number;
  merges?: readonly string[];
  dataBars?: readonly { range: string; color: string }[];
  landscape?: boolean;
};

export type Workbook = {
  title: string;
  author: string;
  font: string;
  accent: string;
  tint: string;
  sheets: readonly Sheet[];
};

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRel = 'http://schemas.openxmlformats.org/package/2006';
const officeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export async function makeXlsx(book: Workbook): Promise<Uint8Array> {
  const sheets = book.sheets.map(
    (sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, index === 0)] as const,
  );
  return packZip({
    '[Content_Types].xml': contentTypesXml(sheets.length),
    '_rels/.rels': relationshipsXml([
      [`${rel}/officeDocument`, 'xl/workbook.xml'],
      [`${packageRel}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': coreXml(book),
    'xl/workbook.xml': workbookXml(book),
    'xl/_rels/workbook.xml.rels': relationshipsXml([
      ...sheets.map(([name]) => [`${rel}/worksheet`, name.slice(3)] as const),
      [`${rel}/styles`, 'styles.xml'],
    ]),
    'xl/styles.xml': xmlHead + stylesXml(book),
    ...Object.fromEntries(sheets),
  });
}

function sheetXml(sheet: Sheet, selected: boolean): string {
  const head = sheet.headRow;
  const pane = head
    ? `<pane ySplit="${head}" topLeftCell="A${head + 1}" activePane="bottomLeft" state="frozen"/>`
    : '';
  const columns = sheet.widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const merges = (sheet.merges ?? []).map((range) => `<mergeCell ref="${range}"/>`);
  return [
    `${xmlHead}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0"${selected ? ' tabSelected="1"' : ''}>${pane}</sheetView></sheetViews>`,
    `<cols>${columns.join('')}</cols><sheetData>${sheet.rows.map((row, index) => rowXml(row, index, sheet.widths)).join('')}</sheetData>`,
    merges.length ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : '',
    ...(sheet.dataBars ?? []).map(dataBarXml),
    '<pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="${sheet.landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>`,
    '<headerFooter><oddFooter>&amp;C&amp;A · &amp;P / &amp;N</oddFooter></headerFooter></worksheet>',
  ].join('');
}

function rowXml(row: readonly Cell[], index: number, widths: readonly number[]): string {
  const number = index + 1;
  const size = ` ht="${rowHeight(row, widths)}" customHeight="1"`;
  return `<row r="${number}"${size}>${row.map((cell, column) => cellXml(cell, columnName(column) + number)).join('')}</row>`;
}

/** Points. Written out, since not every reader finds the height of a wrapped cell by itself. */
function rowHeight(row: readonly Cell[], widths: readonly number[]): number {
  const heights = row.map((cell, column) => {
    const { value, style } =
      typeof cell === 'object' && cell ? cell : { value: cell ?? '', style: undefined };
    if (style === 'title') return 40;
    if (style === 'head') return 26;
    if (style !== 'note') return 19;
    return 8 + 18 * Math.ceil(displayWidth(String(value)) / ((widths[column] ?? 10) - 3));
  });
  return Math.max(19, ...heights);
}

/** In the width of a digit: a Chinese character takes two. */
function displayWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0);
}

function cellXml(cell: Cell, at: string): string {
  if (cell === null) return '';
  const { value, style, formula } =
    typeof cell === 'object' ? cell : { value: cell, style: undefined, formula: undefined };
  const shape = ` r="${at}" s="${cellStyles.indexOf(style ?? (typeof value === 'number' ? 'number' : 'text'))}"`;
  const sum = formula ? `<f>${escapeXml(formula)}</f>` : '';
  if (typeof value === 'number') return `<c${shape}>${sum}<v>${value}</v></c>`;
  if (formula) return `<c${shape} t="str">${sum}<v>${escapeXml(value)}</v></c>`;
  return `<c${shape} t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
}

function dataBarXml({ range, color }: { range: string; color: string }, index: number): string {
  const bar = `<dataBar><cfvo type="num" val="0"/><cfvo type="max"/><color rgb="FF${color}"/></dataBar>`;
  return `<conditionalFormatting sqref="${range}"><cfRule type="dataBar" priority="${index + 1}">${bar}</cfRule></conditionalFormatting>`;
}

function workbookXml(book: Workbook): string {
  const sheets = book.sheets.map(
    (sheet, index) =>
      `<sheet name="${escapeXml(sheet.name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const titles = book.sheets.flatMap(({ headRow, name }, index) =>
    headRow
      ? [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${escapeXml(name)}'!$${headRow}:$${headRow}</definedName>`,
        ]
      : [],
  );
  const names = titles.length ? `<definedNames>${titles.join('')}</definedNames>` : '';
  return `${xmlHead}<workbook xmlns="${main}" xmlns:r="${rel}"><sheets>${sheets.join('')}</sheets>${names}<calcPr calcId="191029"/></workbook>`;
}

function contentTypesXml(sheetCount: number): string {
  const part = (name: string, type: string) => `<Override PartName="/${name}" ContentType="${type}"/>`;
  const sheets = Array.from({ length: sheetCount }, (_, index) =>
    part(`xl/worksheets/sheet${index + 1}.xml`, `${officeType}.worksheet+xml`),
  );
  return [
    `${xmlHead}<Types xmlns="${packageRel}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    part('xl/workbook.xml', `${officeType}.sheet.main+xml`),
    part('xl/styles.xml', `${officeType}.styles+xml`),
    part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    ...sheets,
    '</Types>',
  ].join('');
}

function relationshipsXml(targets: readonly (readonly [type: string, target: string])[]): string {
  const items = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `${xmlHead}<Relationships xmlns="${packageRel}/relationships">${items.join('')}</Relationships>`;
}

function coreXml(book: Workbook): string {
  const dated = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${madeAt}</dcterms:${name}>`;
  const spaces = `xmlns:cp="${packageRel}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`;
  return `${xmlHead}<cp:coreProperties ${spaces}><dc:title>${escapeXml(book.title)}</dc:title><dc:creator>${escapeXml(book.author)}</dc:creator>${dated('created')}${dated('modified')}</cp:coreProperties>`;
}

/** Zero is A, 25 is Z, 26 is AA. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
