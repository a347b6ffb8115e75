import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import {
  type Document,
  editDocument,
  publishDocument,
  removeDocument,
  unpublishDocument,
} from '../catalog/index.ts';
import { findResults } from './find.ts';

let library: TestLibrary;
let free: Document;
let paid: Document;

beforeAll(async () => {
  library = await openTestLibrary();
  const { id } = await library.addUser('press', 'contributor');
  free = await library.receive('# 劳动竞赛实施方案\n\n为调动职工积极性，特制定本方案。', '方案.md', id, {
    then: 'publish',
  });
  const secret = Array.from(
    { length: 120 },
    (_, i) => `第${i}段：普通内容，用来填满纸面，使后面的文字落在第二页之后。`,
  ).join('\n\n');
  paid = await library.receive(`# 价目研究\n\n${secret}\n\n独门秘诀在此。`, '研究.md', id, {
    then: 'publish',
    priceMinor: 600,
    previewPages: 1,
  });
  await library.processAll();
  await library.indexAll();
});
afterAll(() => library.close());

function find(text: string, more = {}) {
  const request = { q: text, filters: {}, sort: 'relevance' as const, limit: 10, offset: 0, facets: true };
  return findResults(library.db, library.search, { ...request, ...more });
}

test('both scripts and part of a title find a document', async () => {
  for (const query of ['劳动竞赛', '勞動競賽', '实施方案', '竞']) {
    const { results } = await find(query);
    expect(
      results.map(({ document }) => document.id),
      query,
    ).toContain(free.id);
  }
});

test('what to look for in a document stands there, whatever was asked', async () => {
  for (const query of ['职工 方案 -图鉴', '怎样调动职工积极性？', '"職工積極性"', 'title:劳动竞赛 职工']) {
    const { results } = await find(query);
    const { words = '' } = results[0] ?? {};
    expect(words, query).toMatch(/职工|方案|竞赛/);
    expect('劳动竞赛实施方案为调动职工积极性，特制定本方案。', query).toContain(words);
  }
});

test('words of locked pages find the document and are never quoted', async () => {
  const { results } = await find('独门秘诀');
  expect(results[0]?.document.id).toBe(paid.id);
  expect(JSON.stringify(results[0]?.snippet)).not.toContain('秘诀');
  expect(results[0]?.pages).toEqual([]);
});

test('filters are part of the query', async () => {
  expect((await find('方案', { filters: { price: 'paid' } })).total).toBe(0);
  expect((await find('研究', { filters: { price: 'paid' } })).total).toBe(1);
  expect((await find('研究', { filters: { format: 'pdf' } })).total).toBe(0);
});

test('odd queries get a sensible answer', async () => {
  for (const query of [
    '',
    ' ',
    '"',
    '*',
    '%',
    'title:',
    'a AND',
    '-'.repeat(5_000),
    '\ud800',
    '😀',
    '\0',
    '('.repeat(100),
  ]) {
    await expect(find(query), JSON.stringify(query.slice(0, 10))).resolves.toMatchObject({ results: [] });
  }
});

test('the index follows edits, withdrawal and removal', async () => {
  const form = {
    title: '全新名目',
    author: '',
    summary: '',
    language: 'zh-Hans',
    categoryId: '',
    tags: '新标签',
    licence: 'CC-BY-4.0',
    price: '0',
    previewPages: '5',
  };
  await editDocument(library.db, free.id, form, 0);
  await library.indexAll();
  expect((await find('全新名目')).total).toBe(1);
  expect((await find('新标签')).total).toBe(1);
  await unpublishDocument(library.db, free.id);
  expect(await find('全新名目'), 'before the index hears of it').toMatchObject({ total: 0, results: [] });
  await library.indexAll();
  expect((await find('全新名目')).total).toBe(0);
  await publishDocument(library.db, free.id);
  await removeDocument(library.db, paid.id);
  await library.indexAll();
  expect((await find('全新名目')).total).toBe(1);
  expect((await find('价目研究')).total).toBe(0);
});
