import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor, type Visitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { type Document, getDocument } from '../catalog/index.ts';
import { findSimilar } from './similar.ts';

let library: TestLibrary;
let visitor: Visitor;
let plan: Document;

beforeAll(async () => {
  library = await openTestLibrary();
  visitor = createVisitor(library);
  const press = await library.addUser('press', 'contributor');
  await library.addUser('operator', 'operator');
  const add = (text: string, name: string) => library.receive(text, name, press.id, { then: 'publish' });
  plan = await add('# 劳动竞赛实施方案\n\n劳动竞赛激发职工热情，评比办法另行公布。', '方案.md');
  await add('# 劳动竞赛评比办法\n\n劳动竞赛的评比办法，职工热情高涨。', '办法.md');
  await add('# 海洋鱼类图鉴\n\n珊瑚礁里的鱼。', '鱼.md');
  await library.processAll();
  await library.indexAll();
  plan = await getDocument(library.db, plan.id);
});
afterAll(() => library.close());

async function page(path: string): Promise<string> {
  const response = await visitor.get(path);
  expect(response.status, path).toBe(200);
  return (await response.text()).replaceAll(/<\/?mark>/g, '');
}

const search = (query: Record<string, string>) => page(`/search?${new URLSearchParams(query)}`);

test('any address gives a sensible page', async () => {
  const odd = [
    '',
    'x'.repeat(10_000),
    '，。！？',
    '的 了 是',
    'what is the',
    '"劳动',
    '*',
    '%',
    '(a+)+$'.repeat(50),
    'title:',
    'author:""',
    '\u0000\u0007',
    '\ud800竞赛',
    '😀🎉',
    '-',
    '- -',
    'format:nothing 劳动',
  ];
  for (const q of odd) expect(await search({ q }), q.slice(0, 20)).toContain('</html>');
  await search({
    q: '劳动',
    page: '99999',
    format: '../..',
    category: 'none',
    price: 'x',
    sort: 'y',
    year: 'z',
  });
  for (const q of odd) {
    expect((await visitor.get(`/api/v1/search?${new URLSearchParams({ q })}`)).status).toBe(200);
    expect((await visitor.get(`/search/suggestions?${new URLSearchParams({ q })}`)).status).toBe(200);
  }
});

test('nothing found offers other queries', async () => {
  const html = await search({ q: '海洋 劳动', format: 'pdf' });
  expect(html).toContain('Nothing');
  expect(html).toMatch(/href="\/search\?q=[^"]+"/);
});

test('an operator teaches synonyms and pins a document, at once', async () => {
  expect((await visitor.get('/desk/search')).status).not.toBe(200);
  await visitor.signIn('operator');
  expect((await visitor.post('/desk/search/synonyms', { words: '一个' })).status).toBe(422);
  expect((await visitor.post('/desk/search/synonyms', { words: '水族=鱼类' })).status).toBe(303);
  expect(await search({ q: '水族' })).toContain('海洋鱼类图鉴');
  expect(
    (await visitor.post('/desk/search/pins', { query: '图鉴', document: `/documents/${plan.id}` })).status,
  ).toBe(303);
  const html = await search({ q: '图鉴' });
  expect(html.indexOf('实施方案')).toBeLessThan(html.indexOf('海洋'));
  expect(html).toContain('Picked by the library');
  expect(await search({ q: '图鉴', explain: '1' })).toContain('isTitle');
  expect(await page('/desk/search')).toContain('水族 = 鱼类');
});

test('only operators see how a score is made', async () => {
  const stranger = createVisitor(library);
  expect(await (await stranger.get('/search?q=%E5%9B%BE%E9%89%B4&explain=1')).text()).not.toContain(
    'isTitle',
  );
});

test('documents like one are found by what they say', async () => {
  const similar = await findSimilar(library, plan);
  expect(similar.map(({ title }) => title)).toEqual(['劳动竞赛评比办法']);
  expect(await findSimilar(library, { ...plan, title: '鱼', previewText: '劳动' })).toEqual([]);
});

test('the API counts facets', async () => {
  const found = await (await visitor.get('/api/v1/search?q=%E5%8A%B3%E5%8A%A8')).json();
  expect(found).toMatchObject({ total: 2, complete: true, facets: { format: [{ value: 'md', count: 2 }] } });
});
