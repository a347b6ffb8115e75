import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createVisitor, type Visitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';

let library: TestLibrary;
let visitor: Visitor;

beforeAll(async () => {
  library = await openTestLibrary();
  visitor = createVisitor(library);
  const press = await library.addUser('press', 'contributor');
  const add = (text: string, name: string, more = {}) =>
    library.receive(text, name, press.id, { then: 'publish', ...more });
  await add('# 劳动竞赛实施方案\n\n劳动竞赛激发职工热情，2024 年的报告另行公布。', '方案.md');
  await add('# 劳动竞赛评比办法\n\n劳动竞赛的评比办法，职工热情高涨。', '办法.md', { priceMinor: 600 });
  await add('# 海洋鱼类图鉴\n\n珊瑚礁里的鱼。', '鱼.md');
  await add('# 张居正大传\n\n万历年间的首辅。', '传.md');
  await add('# Habermas and the public sphere\n\nOn discourse.', '报告-2024.md');
  await library.processAll();
  await library.indexAll();
});
afterAll(() => library.close());

async function search(query: Record<string, string>): Promise<string> {
  const response = await visitor.get(`/search?${new URLSearchParams(query)}`);
  expect(response.status).toBe(200);
  return (await response.text()).replaceAll(/<\/?mark>/g, '');
}

const linkTo = (query: Record<string, string>) =>
  `href="/search?${new URLSearchParams(query).toString().replaceAll('&', '&amp;')}"`;

test('a field that finds nothing offers its words anywhere, and a format those that there are', async () => {
  const byTitle = await search({ q: 'title:珊瑚礁' });
  expect(byTitle).toContain('Nothing found');
  expect(byTitle).toContain(linkTo({ q: '珊瑚礁' }));
  const byAuthor = await search({ q: 'author:"职工热情" 评比' });
  expect(byAuthor).toContain(linkTo({ q: '职工热情 评比' }));
  expect(await search({ q: 'author:habermass' })).toContain(linkTo({ q: 'habermass' }));
  expect(await search({ q: 'title:劳动竟赛' })).toContain(linkTo({ q: 'title:劳动竞赛' }));
  const inFormat = await search({ q: 'format:xyz 劳动竞赛' });
  expect(inFormat).toContain(linkTo({ q: '劳动竞赛', format: 'md' }));
  expect(inFormat).toContain('Markdown (2)');
  const onlyFormat = await search({ q: 'format:xyz' });
  expect(onlyFormat).toContain('Markdown (5)');
  expect(onlyFormat).not.toContain('Perhaps you meant');
});

test('what must not be there leaves all the rest, and says so', async () => {
  const html = await search({ q: '-劳动竞赛' });
  expect(html).toContain('These are all documents without “劳动竞赛”.');
  expect(html).toContain('海洋鱼类图鉴');
  expect(html).not.toContain('实施方案');
  expect(html).toContain(linkTo({ q: '劳动竞赛' }));
});

test.each([
  ['劳动竟赛', '劳动竞赛'],
  ['老动竞赛', '劳动竞赛'],
  ['海洋鱼累图鉴', '海洋鱼类图鉴'],
  ['张居政', '张居正'],
])('%s is shown as %s, says so, and can be asked as typed', async (q, meant) => {
  const html = await search({ q });
  expect(html).toContain(`No document has “${q}”. These are the results for “${meant}”.`);
  expect(html).toContain(linkTo({ q, exact: '1' }));
  const exact = await search({ q, exact: '1' });
  expect(exact).not.toContain('These are the results');
  expect(exact).toContain('Did you mean');
  const api = await visitor.get(`/api/v1/search?${new URLSearchParams({ q })}`);
  expect(await api.json()).toMatchObject({ searchedFor: meant, complete: true });
});

test('a name of three characters is no other that sounds otherwise', async () => {
  const html = await search({ q: '张居平' });
  expect(html).not.toContain('These are the results');
  expect(html).toContain(`Did you mean <a ${linkTo({ q: '张居正' })}`);
});

test('what was meant is the same behind a filter, in another order and on another page', async () => {
  for (const more of [{ format: 'md' }, { sort: 'newest' }, { page: '2' }]) {
    expect(await search({ q: '劳动竟赛', ...more })).toContain('These are the results for “劳动竞赛”.');
  }
});

test('of a misspelt query what was meant is counted', async () => {
  await search({ q: '海洋鱼累图鉴' });
  const counted = () => library.db.selectFrom('search_queries').select('query').execute();
  await vi.waitFor(async () => expect(await counted()).toContainEqual({ query: '海洋鱼类图鉴' }), 20_000);
  expect(await counted()).not.toContainEqual({ query: '海洋鱼累图鉴' });
});

test('a misspelt word in letters is told as well', async () => {
  const html = await search({ q: 'habermass' });
  expect(html).toContain('No document has “habermass”. These are the results for “Habermas”.');
  expect(await search({ q: 'habermass', exact: '1' })).toContain('Nothing found');
  for (const q of ['jabermas', 'publik habermas', 'dicsourse'])
    expect(await search({ q }), q).toContain('These are the results for');
});

test('a file is found by its name first', async () => {
  const html = await search({ q: '报告-2024.MD' });
  expect(html.indexOf('Habermas')).toBeLessThan(html.indexOf('劳动竞赛实施方案'));
  expect(html).not.toContain('Few documents have all');
  expect(html).toContain('Its file is called “报告-2024.md”');
});

test('a page that there is not is told, whatever it is called', async () => {
  for (const number of ['0', '-1', '1.5', 'abc', '99', '99999999999999999999'])
    expect(await search({ q: '劳动', page: number }), number).toContain('There is no such page');
  expect(await search({ q: '劳动', page: '' })).not.toContain('There is no such page');
});

test('a hit in a document of one page leads into the reader at the words', async () => {
  expect(await search({ q: '珊瑚礁' })).toMatch(
    new RegExp(`href="/documents/[^"]+/read\\?page=1&(amp;)?q=${encodeURIComponent('珊瑚礁')}"`),
  );
});

test('marks alone are asked what they look for', async () => {
  for (const q of ['', '，。！？', '*', '%', '"', '- -', '😀', '\u0007'])
    expect(await search({ q }), q).toContain('What are you looking for?');
});

test('a long query says what of it was read', async () => {
  expect(await search({ q: '劳动'.repeat(151) })).toContain('only its first 300 characters');
  expect(await search({ q: '劳动'.repeat(150) })).not.toContain('characters were looked for');
});

test('a phrase that nothing has says that its words were looked for, and can be asked as typed', async () => {
  const q = '“职工的热情”报告';
  const html = await search({ q });
  expect(html).toContain('Nothing has “职工的热情” word for word with the rest');
  expect(html).toContain('Search for “‘职工的热情’报告” exactly as typed');
  expect(html).toContain('劳动竞赛实施方案');
  expect(html).toContain(linkTo({ q, exact: '1' }));
  expect(await search({ q, exact: '1' })).toContain('Nothing found');
  const api = await visitor.get(`/api/v1/search?${new URLSearchParams({ q })}`);
  expect(await api.json()).toMatchObject({ unquoted: ['职工的热情'] });
});
