import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor, type Visitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { type Document, getDocument } from '../catalog/index.ts';
import { findResults } from './find.ts';
import { addPin } from './guidance.ts';
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

test('a filter that nobody knows has a name and can be taken off', async () => {
  const html = await search({ q: '劳动', contributor: 'nobody' });
  expect(html).toContain('aria-label="Take off nobody"');
  expect(await search({ q: '劳动', category: 'none' })).not.toContain('Take off');
});

test('filters that find nothing can be taken off', async () => {
  const html = await search({ q: '', format: 'xlsx' });
  expect(html).toContain('Nothing found');
  expect(html).toContain('aria-label="Take off Excel"');
});

test('nothing found offers other queries', async () => {
  const html = await search({ q: '海洋 劳动', format: 'pdf' });
  expect(html).toContain('Nothing');
  expect(html).toMatch(/href="\/search\?q=[^"]+"/);
});

test('what was excluded is not offered by itself', async () => {
  const html = await search({ q: '海洋 -海洋' });
  expect(html).toContain('Nothing found');
  expect(html).toContain(`href="/search?q=${encodeURIComponent('海洋')}"`);
  expect(html).not.toContain(`href="/search?q=${encodeURIComponent('-海洋')}"`);
});

test('a query written with characters of the same sound finds its title', async () => {
  const html = await search({ q: '海阳' });
  expect(html).toContain('Nothing found');
  expect(html).toContain('>海洋鱼类图鉴</a>');
});

test('an operator teaches synonyms and pins a document, at once', async () => {
  expect((await visitor.get('/desk/search')).status).not.toBe(200);
  await visitor.signIn('operator');
  for (const words of [
    '一个',
    `${'长'.repeat(61)}=短`,
    Array.from({ length: 21 }, (_, i) => `词${i}`).join('='),
  ])
    expect((await visitor.post('/desk/search/synonyms', { words })).status).toBe(422);
  expect((await visitor.post('/desk/search/synonyms', { words: '水族=鱼类' })).status).toBe(303);
  expect(await search({ q: '水族' })).toContain('海洋鱼类图鉴');
  expect(
    (await visitor.post('/desk/search/pins', { query: '图鉴', document: `/documents/${plan.id}` })).status,
  ).toBe(303);
  const html = await search({ q: '图鉴' });
  expect(html.indexOf('实施方案')).toBeLessThan(html.indexOf('海洋'));
  expect(html).toContain('Picked by the library');
  const explained = await search({ q: '图鉴', explain: '1' });
  expect(explained).toContain('isTitle');
  expect(explained).toContain('Pinned to the query “图鉴”');
  expect(await page('/desk/search')).toContain('水族 = 鱼类');
});

test('a pinned document takes no place from another', async () => {
  const { results: fish } = await findPage('图鉴 鱼类', 0);
  await addPin(library.db, '劳动', fish[0]?.document.id ?? '');
  const [first, second, third] = await Promise.all([0, 1, 2].map((offset) => findPage('劳动', offset)));
  expect(first?.results.map(({ placed }) => placed?.by === 'pin')).toEqual([true, false]);
  const all = [first, second].flatMap((page) => page?.results.map(({ document }) => document.title));
  expect(new Set(all)).toEqual(new Set(['劳动竞赛实施方案', '劳动竞赛评比办法', '海洋鱼类图鉴']));
  expect(all).toHaveLength(3);
  expect(third?.results).toEqual([]);
});

function findPage(q: string, offset: number) {
  return findResults(library.db, library.search, { q, filters: {}, sort: 'relevance', limit: 1, offset });
}

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
