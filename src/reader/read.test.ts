import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor, type Visitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import type { Account } from '../accounts/index.ts';
import { type Document, getDocument } from '../catalog/index.ts';

const FREE = '公开的开头';
const LOCKED = '锁住的结尾文字';

let library: TestLibrary;
let press: Account;
let paid: Document;
let visitor: Visitor;

beforeAll(async () => {
  library = await openTestLibrary();
  press = await library.addUser('press', 'contributor');
  paid = await library.receive(manuscript(), '收费.md', press.id, {
    then: 'publish',
    priceMinor: 1_200,
    previewPages: 2,
  });
  await library.processAll();
  paid = await getDocument(library.db, paid.id);
  visitor = createVisitor(library);
});
afterAll(() => library.close());

function manuscript(): string {
  const filler = Array.from(
    { length: 150 },
    (_, i) => `第${i}段，这里是一些普普通通的文字，把后面的推到后面的页上去。`,
  );
  return [`# ${FREE}`, ...filler, `# ${LOCKED}`, `${LOCKED}，${LOCKED}。`].join('\n\n');
}

const read = async (query: string, reader = visitor) => {
  const response = await reader.get(`/documents/${paid.id}/read${query}`);
  return { status: response.status, html: await response.text() };
};
const shownPage = (html: string) => /data-page="(\d+)"/.exec(html)?.[1];

test('a page is whole without scripts: picture, text, and the way on', async () => {
  const { html } = await read('?page=2');
  expect(html).toContain(`/documents/${paid.id}/pages/2.webp?w=800`);
  expect(/<noscript>.*段，这里是.*<\/noscript>/s.test(html)).toBe(true);
  expect(html).toContain(`href="/documents/${paid.id}/read?page=3"`);
  expect(html).toContain(`href="/documents/${paid.id}/read?page=1"`);
});

test.each([
  ['?page=-1', '1'],
  ['?page=0', '1'],
  ['?page=abc', '1'],
  ['?page=1.5', '1'],
  ['?page=', '1'],
  ['?page=2', '2'],
  ['?page=99999', undefined],
  ['?page=9007199254740993', undefined],
  ['?page=1&panel=nothing&q=%00%ff', '1'],
])('%s shows page %s', async (query, page) => {
  const { status, html } = await read(query);
  expect(status).toBe(200);
  expect(shownPage(html)).toBe(page);
  expect(html.includes('reader-locked')).toBe(true);
});

test('what is locked is a card that says how much remains', async () => {
  const { html } = await read('?page=3');
  expect(html).toContain(`${paid.pageCount - 2} more pages in this document`);
  expect(html).toContain('Buy it once for ¥12.00');
});

test('words are found on the pages one may see, and counted on the others', async () => {
  const { html } = await read(`?panel=search&q=${encodeURIComponent('公开 的')}`);
  expect(html).toMatch(/<mark>公开的<\/mark>开头/);
  expect(html).toContain('Found in 1 place');
  const locked = await read(`?panel=search&q=${encodeURIComponent(LOCKED)}`);
  expect(locked.html).toContain('Not found on the pages you can read');
  expect(locked.html).toContain('3 more places on the locked pages');
});

test('what leads the eye to a page number is left out of what is shown around a hit', async () => {
  const owner = createVisitor(library);
  await owner.signIn('press');
  const contents = `验证码${'.'.repeat(90)} 24\n\n通用身份验证${' . '.repeat(60)}25`;
  const { id } = await library.receive(contents, '目录.md', press.id);
  await library.processAll();
  const html = await (await owner.get(`/documents/${id}/read/panel?panel=search&q=身份`)).text();
  expect(html).toMatch(/验证码 … 24\s通用<mark>身份<\/mark>验证 … 25/);
});

test('of very many hits those around the place are listed, with their number among all', async () => {
  const owner = createVisitor(library);
  await owner.signIn('press');
  const many = await library.receive('茶，'.repeat(1_000), '茶.md', press.id);
  await library.processAll();
  const panel = async (query: string) =>
    (await owner.get(`/documents/${many.id}/read/panel?panel=search&q=茶${query}`)).text();
  const listed = (html: string) => ({
    first: Number(/data-first="(\d+)"/.exec(html)?.[1]),
    total: Number(/data-total="(\d+)"/.exec(html)?.[1]),
    links: html.match(/data-mark="hit"/g)?.length,
  });
  expect(listed(await panel('&page=1'))).toEqual({ first: 1, total: 1_000, links: 300 });
  expect(listed(await panel('&hit=301'))).toEqual({ first: 251, total: 1_000, links: 300 });
  for (const beyond of ['1000', '99999999'])
    expect(listed(await panel(`&hit=${beyond}`))).toEqual({ first: 701, total: 1_000, links: 300 });
  for (const odd of ['0', '-1', 'abc', '']) expect(listed(await panel(`&hit=${odd}`)).first).toBe(1);
});

test('the table of contents ends where the preview ends', async () => {
  const { html } = await read('?panel=contents');
  expect(html).toContain(FREE);
  expect(html).toContain('1 more entry leads to pages that are still locked.');
  const owner = createVisitor(library);
  await owner.signIn('press');
  expect((await read('?panel=contents', owner)).html).toContain(LOCKED);
});

test('a reader goes on where they stopped, unless the address says where', async () => {
  const reader = createVisitor(library);
  await reader.post(`/documents/${paid.id}/read/progress`, { page: '2' });
  expect(shownPage((await read('', reader)).html)).toBe('2');
  expect(shownPage((await read('?page=1', reader)).html)).toBe('1');
  expect(shownPage((await read('', reader)).html)).toBe('1');
});

test('no address of the reader gives a stranger anything of a locked page', async () => {
  const base = `/documents/${paid.id}/read`;
  const words = encodeURIComponent('锁住的结尾');
  const addresses = [0, 1, 2, 3, 4, 99].flatMap((page) => [
    `${base}?page=${page}`,
    `${base}?page=${page}&q=${words}&panel=search`,
    ...['contents', 'thumbnails', 'search', 'notes'].map(
      (panel) => `${base}/panel?panel=${panel}&page=${page}&q=${words}`,
    ),
    `${base}/words/${page}.json`,
    `${base}/words/${page}.json?v=${paid.sha256.slice(0, 8)}`,
    `/documents/${paid.id}/pages/${page}.webp?w=1600`,
    `${base}/flow?page=${page}`,
    `${base}/print?from=${page}`,
    `${base}/notes.md`,
    `${base}/notes.json`,
  ]);
  const given = new Set<string>();
  for (const address of addresses) {
    const response = await visitor.get(address);
    expect(response.status, address).toBeLessThan(500);
    const body = Buffer.from(await response.arrayBuffer()).toString();
    const withoutQuestion = body.replaceAll('锁住的结尾', (found, at: number) =>
      body.slice(at).startsWith(LOCKED) ? found : '',
    );
    expect(withoutQuestion.includes('结尾文字') || withoutQuestion.includes(LOCKED), address).toBe(false);
    if (response.ok && /\/(?:words|pages)\//.test(address))
      given.add(/(\d+)\.(?:json|webp)/.exec(address)?.[1] ?? '');
    const pictures = [...body.matchAll(/pages\/(\d+)\.webp/g)].map((match) => Number(match[1]));
    expect(Math.max(0, ...pictures), address).toBeLessThanOrEqual(2);
    const sizes = /"sizes":\[([^\]]*)\]/.exec(body)?.[1]?.split(',').length ?? 0;
    expect(sizes, address).toBeLessThanOrEqual(4);
  }
  expect([...given].sort()).toEqual(['1', '2']);
});

test('words come with their places', async () => {
  const answer = (await (await visitor.get(`/documents/${paid.id}/read/words/1.json`)).json()) as {
    text: string;
    boxes: number[];
  };
  const [offset = -1, length = 0, x = 0, y = 0, w = 0, h = 0] = answer.boxes;
  expect(answer.text.slice(offset, offset + length)).toBe(FREE);
  expect(Math.min(x, y, w, h)).toBeGreaterThan(0);
});

test('what is not published is not there to be read', async () => {
  const draft = await library.receive('# 草稿', '草稿.md', press.id);
  await library.processAll();
  for (const path of ['', '/panel?panel=contents', '/words/1.json'])
    expect((await visitor.get(`/documents/${draft.id}/read${path}`)).status).toBe(404);
});
