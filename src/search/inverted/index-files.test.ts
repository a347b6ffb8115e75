import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeItem } from '../../../test/search-item.ts';
import type { SearchItem, SearchQuery } from '../engine.ts';
import { parseQuery } from '../query-language.ts';
import { selectChanged } from './columns.ts';
import { IndexReader } from './reader.ts';
import { IndexWriter } from './writer.ts';

let folder: string;
let writer: IndexWriter;
let reader: IndexReader;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenyuan-index-'));
  writer = new IndexWriter(folder);
  reader = new IndexReader(folder);
});
afterEach(async () => {
  reader.close();
  writer.close();
  await rm(folder, { recursive: true });
});

function item(id: string, more: Partial<SearchItem>): SearchItem {
  return makeItem({ id, title: id, pages: [''], language: 'zh-Hans', ...more });
}

async function put(...upserts: SearchItem[]): Promise<void> {
  await writer.apply({ upserts, removals: [], position: 'p' });
}

function search(q: string, more: Partial<SearchQuery> = {}) {
  const { text } = parseQuery(q);
  return reader.search({ text, filters: {}, sort: 'relevance', limit: 50, offset: 0, facets: true, ...more });
}

function ids(q: string, more: Partial<SearchQuery> = {}): string[] {
  return search(q, more).hits.map(({ id }) => id);
}

test('many batches become few files, and nothing is lost or found twice', async () => {
  for (let i = 0; i < 30; i++) await put(item(`d${i}`, { pages: [`共同的话，第${i}篇`, `unique${i} word`] }));
  while (await writer.upkeep(1_000));
  expect((await readdir(folder)).filter((name) => name.startsWith('segment-')).length).toBeLessThan(8);
  expect(search('共同的话').total).toBe(30);
  expect(ids('unique17')).toEqual(['d17']);
  expect(search('unique17').hits[0]?.pages).toEqual([2]);
});

test('a changed document is found by its new words only, a removed one not at all', async () => {
  await put(item('a', { title: '旧题目' }), item('b', { title: '另一份' }));
  await put(item('a', { title: '新题目' }));
  expect(ids('旧题目', {})).not.toContain('b');
  expect(ids('title:新题目')).toEqual(['a']);
  expect(ids('title:旧题目')).toEqual([]);
  await writer.apply({ upserts: [], removals: ['a'], position: 'q' });
  expect(ids('新题目')).toEqual([]);
  expect(reader.status()).toMatchObject({ position: 'q', documents: 1 });
});

test('what changed is found without a look at every document', async () => {
  await put(item('a', { title: '旧题目' }), item('b', { title: '另一份' }));
  const store = new DatabaseSync(join(folder, 'index.db'), { readOnly: true });
  const plan = (known: number) =>
    store
      .prepare(`explain query plan ${selectChanged(known)}`)
      .all(0)
      .map((row) => row['detail']);
  expect(plan(0)).toEqual([expect.stringContaining('SCAN')]);
  expect(plan(1)[0]).toMatch(/^SEARCH .*documents_by_revision/);
  store.close();
});

test('words of removed documents leave the files, without a trace in what is found', async () => {
  const many = Array.from({ length: 40 }, (_, i) => item(`m${i}`, { pages: ['共同的话'.repeat(300)] }));
  await put(...many);
  const before = await sizeOfSegments();
  await writer.apply({ upserts: [], removals: many.slice(0, 30).map(({ id }) => id), position: 'r' });
  while (await writer.upkeep(1_000));
  expect(await sizeOfSegments()).toBeLessThan(before / 2);
  expect(search('共同的话').total).toBe(10);
  expect(ids('共同', { sort: 'newest' })).toHaveLength(10);
  const fresh = new IndexReader(folder);
  const { text } = parseQuery('共同的话');
  expect(fresh.search({ text, filters: {}, sort: 'newest', limit: 50, offset: 0 }).total).toBe(10);
  fresh.close();
});

test('an index closed amid a merge leaves alone the files of others', async () => {
  const another = join(folder, 'another');
  const closed = new IndexWriter(another);
  for (let i = 0; i < 4; i++)
    await closed.apply({ upserts: [item(`d${i}`, { pages: ['话'] })], removals: [], position: '' });
  await closed.upkeep(0);
  closed.close();
  await expect(closed.upkeep(50)).rejects.toThrow(/not open/);
});

async function sizeOfSegments(): Promise<number> {
  const names = (await readdir(folder)).filter((name) => name.startsWith('segment-'));
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

test('quotes, -without, title: and author: are exact', async () => {
  await put(
    item('a', { title: '年度报告', author: '王小明', pages: ['清河水质监测'] }),
    item('b', { title: '水质', author: '李四', pages: ['监测清河的水质，写成年度报告'] }),
  );
  expect(ids('"清河水质"')).toEqual(['a']);
  expect(ids('清河 -监测清河')).toEqual(['a']);
  expect(ids('title:年度报告')).toEqual(['a']);
  expect(ids('author:李四 报告')).toEqual(['b']);
});

test('facets count what there would be, and filters keep them', async () => {
  await put(
    item('a', { pages: ['猫'], format: 'pdf', categoryId: 'x' }),
    item('b', { pages: ['猫'], format: 'pdf', categoryId: 'y' }),
    item('c', { pages: ['猫'], format: 'txt', categoryId: 'x', price: 'paid' }),
    item('d', { pages: ['狗'], format: 'txt', categoryId: 'x' }),
  );
  const { facets, total } = search('猫', { filters: { category: 'x' } });
  expect(total).toBe(2);
  expect(facets.category).toEqual([
    { value: 'x', count: 2 },
    { value: 'y', count: 1 },
  ]);
  expect(facets.format).toEqual([
    { value: 'pdf', count: 1 },
    { value: 'txt', count: 1 },
  ]);
  expect(search('猫', { filters: { category: 'x', format: 'pdf' } }).facets.price).toEqual([
    { value: 'free', count: 1 },
  ]);
});

test('the same document in two formats is one result', async () => {
  const pages = [
    '开展劳动竞赛，激发职工热情，促进安全生产，提高工作效率，推动企业发展，各部门应当认真落实本方案的要求。'.repeat(
      2,
    ),
  ];
  await put(
    item('a', { title: '劳动竞赛方案', pages, format: 'pdf' }),
    item('b', { title: '劳动竞赛方案', pages, format: 'docx' }),
  );
  const { hits, total, facets } = search('劳动竞赛');
  expect(total).toBe(1);
  expect(hits[0]?.twins).toHaveLength(1);
  expect(facets.price).toEqual([{ value: 'free', count: 1 }]);
  expect(facets.contributor).toEqual([{ value: 'press', count: 1 }]);
  expect(facets.format.map(({ count }) => count)).toEqual([1, 1]);
  expect(ids('劳动竞赛', { filters: { format: 'docx' } })).toEqual(['b']);
});

test('an exact title stands before what is much downloaded', async () => {
  await put(
    item('title', { title: '水质监测', pages: ['短文'] }),
    item('popular', { title: '其他', pages: ['水质监测 水质监测 水质监测'], downloads: 100_000, rating: 5 }),
  );
  expect(ids('水质监测')).toEqual(['title', 'popular']);
  expect(ids('水质监测', { sort: 'popular' })).toEqual(['popular', 'title']);
});

test('names with a wrong letter, synonyms and codes find', async () => {
  await put(
    item('a', { title: 'Habermas', pages: ['the public sphere'] }),
    item('b', { title: '职工会章程', pages: ['总则'] }),
    item('c', { title: '质量', pages: ['依据 GB/T 19001-2016 的要求，二〇一六年'] }),
  );
  await put(item('e', { title: 'Преступление и наказание', author: 'Фёдор Достоевский' }));
  expect(ids('habermass')).toContain('a');
  expect(ids('Достаевский')).toEqual(['e']);
  expect(ids('преступления и наказания')).toEqual(['e']);
  expect(ids('工会章程', { synonyms: [['工会', '职工会']] })[0]).toBe('b');
  await put(item('d', { title: 'Writing an email' }));
  expect(ids('email', { synonyms: [['AI', '人工智能']] })).toEqual(['d']);
  await put(item('f', { title: 'Fail' }));
  expect(ids('mail')).toEqual([]);
  expect(ids('gbt19001')).toEqual(['c']);
  expect(ids('2016年')).toContain('c');
});

test('a name of a document that came later is mended too', async () => {
  await put(item('a', { pages: ['Спецификация, public sphere'] }));
  expect(ids('habermass')).toEqual([]);
  await put(item('b', { pages: ['Habermas'] }));
  expect(ids('habermass')).toEqual(['b']);
});

test('every document is on some page, once', async () => {
  await put(...Array.from({ length: 130 }, (_, i) => item(`n${i}`, { pages: ['共同'] })));
  const seen = [0, 50, 100].flatMap((offset) => ids('共同', { offset }));
  expect(seen).toHaveLength(130);
  expect(new Set(seen).size).toBe(130);
  expect(ids('共同', { offset: 5_000 })).toEqual([]);
});

test('another order goes on from page to page, of equals the newer first', async () => {
  await put(...Array.from({ length: 90 }, (_, i) => item(`n${i}`, { pages: ['共同'], downloads: i % 3 })));
  const ranks = Array.from({ length: 90 }, (_, i) => i).sort((a, b) => (b % 3) - (a % 3) || b - a);
  const seen = [0, 20, 40, 60, 80].flatMap((offset) => ids('共同', { sort: 'popular', offset, limit: 20 }));
  expect(seen).toEqual(ranks.map((i) => `n${i}`));
  expect(search('共同', { sort: 'popular', offset: 40 }).hits[0]?.pages).toEqual([1]);
});

test('a word that very many documents have: filters, and what is written meanwhile', async () => {
  const categoryOf = (i: number) => (i % 5_000 === 0 ? 'rare' : 'usual');
  await put(
    ...Array.from({ length: 21_000 }, (_, i) =>
      item(`n${i}`, { pages: ['共同'], categoryId: categoryOf(i) }),
    ),
  );
  expect(search('共同').total).toBe(21_000);
  expect(ids('共同', { filters: { category: 'rare' } })).toHaveLength(5);
  await put(item('late', { pages: ['共同'], publishedAt: 2 }));
  await writer.apply({ upserts: [], removals: ['n0'], position: 'r' });
  expect(ids('共同', { sort: 'newest' })[0]).toBe('late');
  expect(ids('共同', { filters: { category: 'rare' } })).toHaveLength(4);
  expect(search('共同').total).toBe(21_000);
});

test('titles are suggested by their words, sounds and initials', async () => {
  await put(item('a', { title: '劳动竞赛', author: '王小明' }));
  for (const text of ['劳动', '勞', 'laodong', 'ldjs', 'LDJ']) {
    expect(reader.suggest(text, 5), text).toContainEqual({ text: '劳动竞赛', kind: 'title' });
  }
  expect(reader.suggest('wangxiao', 5)).toContainEqual({ text: '王小明', kind: 'author' });
  expect(reader.suggest('%', 5)).toEqual([]);
});

test('a title is suggested by its later words too, as they are written and spoken', async () => {
  const title = '关于开展“提质增效保安全”劳动竞赛的实施方案（2026年）';
  await put(item('a', { title }), item('b', { title: 'How to Run a Reading Room' }));
  for (const text of ['劳动竞赛', 'laodong', 'ldjs']) {
    expect(reader.suggest(text, 5), text).toEqual([{ text: title, kind: 'title' }]);
  }
  expect(reader.suggest('reading', 5)).toEqual([{ text: 'How to Run a Reading Room', kind: 'title' }]);
});

test('suggestions of a large library stand in parts: those of every part are found, and leave with their documents', async () => {
  const lastOfFirst = 2 ** 17 - 1;
  await put(item('a', { title: '水质监测年报' }));
  const store = new DatabaseSync(join(folder, 'index.db'));
  store.exec(`update documents set number = ${lastOfFirst}; update suggestions set number = ${lastOfFirst}`);
  await put(item('b', { title: '水质监测月报' }));
  const fresh = new IndexReader(folder);
  for (const text of ['水质', 'shuizhi', 'szjc']) {
    expect(fresh.suggest(text, 5).map((each) => each.text)).toEqual(['水质监测年报', '水质监测月报']);
  }
  fresh.close();
  await writer.apply({ upserts: [], removals: ['a', 'b'], position: 'q' });
  expect(store.prepare('select count(*) as rows from suggestions').get()).toEqual({ rows: 0 });
  store.close();
});

test('filters alone, or what must not be there, choose among all documents', async () => {
  await put(
    item('a', { format: 'pdf' }),
    item('b', { format: 'pdf', title: '草稿' }),
    item('c', { format: 'txt' }),
  );
  expect(ids('', { filters: { format: 'pdf' } }).toSorted()).toEqual(['a', 'b']);
  expect(search('', { filters: { format: 'pdf' } }).facets.format).toContainEqual({ value: 'txt', count: 1 });
  expect(ids('-草稿').toSorted()).toEqual(['a', 'c']);
  expect(ids('-草稿', { filters: { format: 'pdf' } })).toEqual(['a']);
  expect(ids('x'.repeat(100))).toEqual([]);
});
