import type { OfficeFormat } from '../formats/format.ts';

export interface WarmUpSource {
  /** OpenDocument in one XML file. */
  bytes: Uint8Array;
  format: OfficeFormat;
  /** What it is to be saved as, to be read again. */
  kinds: OfficeFormat[];
}

const NAMESPACES = [
  'office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
  'fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
];
const MIME = 'application/vnd.oasis.opendocument';
const STYLES = `<style:style style:name="bold" style:family="text"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold" fo:color="#803020"/></style:style>
<style:style style:name="box" style:family="graphic"><style:graphic-properties draw:fill="gradient" svg:stroke-color="#204060"/></style:style>`;

const sentences = [
  '文渊阁在文华殿之后，藏《四库全书》三万六千余册。',
  'The reading room opens at nine, and lends for four weeks; nobody pays for being late.',
  '借阅须知：凭证入馆，轻取轻放，逾期 30 天者须先归还再借。',
  'Prices: 12.50 for a card, 1,280 for a room — see “Terms”, part 3 (2024/2025).',
];

/** A text, a deck and a workbook, such as people have; other kinds share their code with these. */
export function warmUpSources(): WarmUpSource[] {
  return [
    { bytes: flat('text', textBody()), format: 'odt', kinds: ['docx', 'doc'] },
    { bytes: flat('presentation', deckBody()), format: 'odp', kinds: ['pptx', 'ppt'] },
    { bytes: flat('spreadsheet', workbookBody()), format: 'ods', kinds: ['xlsx', 'xls'] },
  ];
}

function flat(kind: string, body: string): Uint8Array {
  const namespaces = NAMESPACES.map((namespace) => `xmlns:${namespace}`).join(' ');
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?><office:document ${namespaces} office:version="1.3" office:mimetype="${MIME}.${kind}"><office:automatic-styles>${STYLES}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document>`,
  );
}

function textBody(): string {
  return times(12, (part) =>
    [
      `<text:h text:outline-level="${(part % 3) + 1}">${part + 1}. ${sentence(part)}</text:h>`,
      times(8, (line) => paragraph(part + line)),
      `<text:list>${times(4, (item) => `<text:list-item>${paragraph(part + item)}</text:list-item>`)}</text:list>`,
      table(6, 4),
    ].join(''),
  );
}

function deckBody(): string {
  return times(12, (slide) => {
    const title = frame('2cm', '1cm', '2cm', paragraph(slide));
    const list = times(6, (item) => `<text:list-item>${paragraph(slide + item)}</text:list-item>`);
    const shape = `<draw:rect draw:style-name="box" svg:x="18cm" svg:y="12cm" svg:width="6cm" svg:height="3cm">${paragraph(slide)}</draw:rect>`;
    const body = frame('2cm', '4cm', '10cm', `<text:list>${list}</text:list>`);
    return `<draw:page draw:name="${slide}">${title}${body}${shape}</draw:page>`;
  });
}

/** Wide, so that it is laid out twice. */
function workbookBody(): string {
  return `${named('表', table(60, 20))}${named('Prices', table(40, 6))}`;
}

function frame(x: string, y: string, height: string, content: string): string {
  return `<draw:frame svg:x="${x}" svg:y="${y}" svg:width="20cm" svg:height="${height}"><draw:text-box>${content}</draw:text-box></draw:frame>`;
}

function named(name: string, sheet: string): string {
  return sheet.replace('<table:table>', `<table:table table:name="${name}">`);
}

function table(rows: number, columns: number): string {
  const row = (index: number) =>
    `<table:table-row>${times(columns, (column) => cell(index, column))}</table:table-row>`;
  return `<table:table><table:table-column table:number-columns-repeated="${columns}"/>${times(rows, row)}</table:table>`;
}

function cell(row: number, column: number): string {
  const value = row * 12.5 + column;
  const type =
    column % 2 === 0 ? 'office:value-type="string"' : `office:value-type="float" office:value="${value}"`;
  const content = column % 2 === 0 ? sentence(row + column).slice(0, 12) : value;
  return `<table:table-cell ${type}><text:p>${content}</text:p></table:table-cell>`;
}

function paragraph(index: number): string {
  return `<text:p>${sentence(index)}<text:span text:style-name="bold">${sentence(index + 1)}</text:span>${sentence(index + 2)}</text:p>`;
}

function sentence(index: number): string {
  return sentences[index % sentences.length] ?? '';
}

function times(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join('');
}
