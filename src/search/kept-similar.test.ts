import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createVisitor, type Visitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { type Document, getDocument, removeDocument, slugify } from '../catalog/index.ts';
import { keepSimilar } from './kept-similar.ts';

let library: TestLibrary;
let visitor: Visitor;
let plan: Document;
let rules: Document;

beforeAll(async () => {
  library = await openTestLibrary();
  visitor = createVisitor(library);
  plan = await publish('# 劳动竞赛实施方案\n\n劳动竞赛激发职工热情，评比办法另行公布。', '方案.md');
  rules = await publish('# 劳动竞赛评比办法\n\n劳动竞赛的评比办法，职工热情高涨。', '办法.md');
  await publish('# 海洋鱼类图鉴\n\n珊瑚礁里的鱼。', '鱼.md');
});
afterAll(() => library.close());

async function publish(text: string, name: string): Promise<Document> {
  const owner = await library.addUser(`owner-of-${name.codePointAt(0)}`, 'contributor');
  const { id } = await library.receive(text, name, owner.id, { then: 'publish' });
  await library.processAll();
  await library.indexAll();
  return await getDocument(library.db, id);
}

/** As a server that has just been started would list them. */
async function titlesLike(document: Document): Promise<string[]> {
  return (await keepSimilar(library)(document)).map(({ title }) => title);
}

/** A busy machine may find them only after the first reader was answered. */
async function untilListed(document: Document, title: string): Promise<void> {
  await vi.waitFor(async () => expect(await titlesLike(document)).toContain(title), 10_000);
}

test('the document page and the end of the reader name those that say the like', async () => {
  await untilListed(plan, '劳动竞赛评比办法');
  const page = await (await visitor.get(`/documents/${plan.id}/${slugify(plan.title)}`)).text();
  const shelf = page.slice(page.indexOf('Documents like it'));
  expect(shelf).toContain('劳动竞赛评比办法');
  expect(shelf).not.toContain('海洋鱼类图鉴');
  const read = await (await visitor.get(`/documents/${plan.id}/read`)).text();
  expect(read.slice(read.indexOf('data-end'))).toContain('劳动竞赛评比办法');
});

test('what was found is kept, and search is asked no more', async () => {
  await untilListed(plan, '劳动竞赛评比办法');
  const asked = vi.spyOn(library.search, 'similar');
  expect(await titlesLike(plan)).toEqual(['劳动竞赛评比办法']);
  expect(asked).not.toHaveBeenCalled();
  asked.mockRestore();
});

test('what is kept grows old', async () => {
  await untilListed(plan, '劳动竞赛评比办法');
  await library.db.updateTable('search_similar').set({ found_at: 1 }).execute();
  const asked = vi.spyOn(library.search, 'similar');
  expect(await titlesLike(plan)).toEqual(['劳动竞赛评比办法']);
  await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
  asked.mockRestore();
});

test('a newcomer joins those that it is like, and one that is withdrawn leaves them', async () => {
  await untilListed(plan, '劳动竞赛评比办法');
  const news = await publish('# 劳动竞赛简报\n\n劳动竞赛评比办法公布，职工热情高涨。', '报.md');
  await untilListed(news, '劳动竞赛实施方案');
  await untilListed(plan, '劳动竞赛简报');
  await removeDocument(library.db, news.id);
  expect(await titlesLike(plan)).toEqual(['劳动竞赛评比办法']);
});

test('an index that is being rebuilt leaves what is kept as it is', async () => {
  await untilListed(rules, '劳动竞赛实施方案');
  await library.db.updateTable('search_similar').set({ found_at: 1 }).execute();
  const status = { ...(await library.search.status()), complete: false };
  const rebuilding = vi.spyOn(library.search, 'status').mockResolvedValue(status);
  const asked = vi.spyOn(library.search, 'similar');
  const similar = keepSimilar(library);
  expect((await similar(rules)).map(({ title }) => title)).toEqual(['劳动竞赛实施方案']);
  for (const document of [plan, rules, plan]) await similar(document);
  expect(asked).not.toHaveBeenCalled();
  expect(rebuilding).toHaveBeenCalledTimes(1);
  rebuilding.mockRestore();
  asked.mockRestore();
});
