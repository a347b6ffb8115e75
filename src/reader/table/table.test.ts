import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor } from '../../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../../test/library.ts';
import { type Document, getDocument } from '../../catalog/index.ts';
import type { SheetRow } from '../../ingest/index.ts';
import { columnLetters } from './column-letters.ts';
import { rowsOnPages } from './rows-on-pages.ts';

const ROWS = 400;

let library: TestLibrary;
let paid: Document;
let workbook: Document;
let prose: Document;

beforeAll(async () => {
  library = await openTestLibrary();
  const { id } = await library.addUser('press', 'contributor');
  await library.addUser('reader', 'reader');
  const rows = Array.from({ length: ROWS }, (_, n) => `${n + 1},第${n + 1}号城市,${(n * 37) % 1_000}`);
  const csv = ['编号,名称,人口', ...rows].join('\n');
  const priced = { then: 'publish', priceMinor: 500, previewPages: 1 } as const;
  paid = await library.receive(csv, '城市.csv', id, priced);
  workbook = await library.receive(makeWorkbook(), 'two.ods', id, { then: 'publish' });
  prose = await library.receive('只是文字。', '文字.txt', id, { then: 'publish' });
  await library.processAll();
  paid = await getDocument(library.db, paid.id);
}, 120_000);
afterAll(() => library.close());

/** Two sheets with a hidden row, a hidden column and a remark, and a third that is hidden itself. */
function makeWorkbook(): Uint8Array {
  const cell = (text: string, more = '') =>
    `<table:table-cell office:value-type="string" ${more}><text:p>${text}</text:p></table:table-cell>`;
  const row = (cells: string, more = '') => `<table:table-row ${more}>${cells}</table:table-row>`;
  const content = `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3">
<office:automatic-styles><style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="收入"><table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>
${row(cell('项目') + cell('隐藏的列') + cell('金额'))}
${row(cell('书') + cell('隐藏的列') + '<table:table-cell office:value-type="float" office:value="12.5"><text:p>12.50</text:p><office:annotation><text:p>隐藏的批注</text:p></office:annotation></table:table-cell>')}
${row(cell('隐藏的行'), 'table:visibility="filter"')}
${row(cell('合计 &lt;b&gt;', 'table:number-columns-spanned="2"') + '<table:covered-table-cell/>' + cell('12.50'))}
</table:table>
<table:table table:name="Costs"><table:table-column/>${row(cell('Rent'))}</table:table>
<table:table table:name="Secret" table:style-name="gone"><table:table-column/>${row(cell('隐藏的表'))}</table:table>
</office:spreadsheet></office:body></office:document-content>`;
  const manifest = `<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`;
  return zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'content.xml': strToU8(content),
    'META-INF/manifest.xml': strToU8(manifest),
  });
}

const table = ({ id }: Document, query = '') => `/documents/${id}/read/table${query}`;

test('a stranger is sent only rows that lie on the free pages, whatever part they ask for', async () => {
  const visitor = createVisitor(library);
  const { pageCount } = paid;
  expect(pageCount).toBeGreaterThan(3);
  const texts = await library.db
    .selectFrom('pages')
    .select('text')
    .where('sha256', '=', paid.sha256)
    .orderBy('number')
    .execute();
  const free = texts[0]?.text.replaceAll(/\s+/gu, '') ?? '';
  const sent = new Set<string>();
  for (const query of ['', '?part=2', '?part=3', '?part=99', '?sheet=2', '?sheet=-1&part=x', '?part=1e9']) {
    const response = await visitor.get(table(paid, query));
    expect(response.status).toBe(200);
    for (const [city] of (await response.text()).matchAll(/第\d+号城市/g)) sent.add(city);
  }
  expect(sent.size).toBeGreaterThan(10);
  expect([...sent].filter((city) => !free.includes(city))).toEqual([]);
  expect(sent.has(`第${ROWS}号城市`)).toBe(false);
});

test('who may read all has all rows, in parts, each under the first row', async () => {
  const press = createVisitor(library);
  await press.signIn('press');
  const first = await (await press.get(table(paid))).text();
  const second = await (await press.get(table(paid, '?part=2'))).text();
  const cities = [first, second].flatMap((page) => page.match(/第\d+号城市/g) ?? []);
  expect(new Set(cities).size).toBe(ROWS);
  for (const page of [first, second]) {
    expect(page).toMatch(/<thead>.*>编号<.*<\/thead>/s);
    expect(page).toContain('<th scope="col">A</th>');
  }
});

test('sheets are tabs; what is hidden in the workbook is not shown, markup is text', async () => {
  const visitor = createVisitor(library);
  const income = await (await visitor.get(table(workbook))).text();
  expect(income).toContain('>收入</a>');
  expect(income).toContain('>Costs</a>');
  expect(income).not.toMatch(/隐藏的|Secret/);
  expect(income).toContain('合计 &lt;b&gt;');
  expect(income).toContain('class="sheet-amount">12.50');
  expect(await (await visitor.get(table(workbook, '?sheet=2'))).text()).toContain('Rent');
  expect((await visitor.get(table(prose))).status).toBe(404);
});

test('rows are those that stand whole on the pages, in their order', () => {
  const rows = (cells: string[][]): SheetRow[] => cells.map((row, at) => ({ number: at + 1, cells: row }));
  const sheet = { name: '', columns: [1, 2], isCut: false };
  const text = '名称\t数\n北京 12\n上海市\n浦东\t2012\n3\n第 1 页';
  const found = rowsOnPages(
    [
      {
        ...sheet,
        rows: rows([['名称', '数'], ['北京', '12'], ['上海市浦东', '2012'], ['12'], ['广州', '9']]),
      },
    ],
    text,
  );
  expect(found[0]?.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect([1, 26, 27, 703].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AAA']);
});
