import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeItem } from '../../../test/search-item.ts';
import { parseQuery } from '../query-language.ts';
import { IndexReader } from './reader.ts';
import { IndexWriter } from './writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'wenyuan-rare-'));
let writer: IndexWriter;
let reader: IndexReader;

const wanted = [
  { id: 'poet', title: '词人', pages: ['魏玩，字玉汝，北宋襄阳人，所作多写闺情。'] },
  { id: 'yarrow', title: '草木', pages: ['蓍，又名锯草，生于荒地，叶为披针形。'] },
  { id: 'mill', title: '哲人', pages: ['密尔的名著《论自由》由严复译成中文。'] },
  { id: 'chanting', title: '讲唱', pages: ['僧人以通俗故事说佛经，被称为“俗讲”。'] },
  { id: 'sources', title: '考据', pages: ['名物源流考辨，兼及历代著录。'] },
];
const others = [
  '孩子们玩的字谜很多，叶子有什么特点，别名是什么，这里没有说。',
  '作者享有创作的自由，作者的名字写在首页，定义见附录。',
];

beforeAll(async () => {
  writer = new IndexWriter(folder);
  reader = new IndexReader(folder);
  const many = others.flatMap((page, kind) =>
    Array.from({ length: 400 }, (_, i) => ({ id: `other${kind}-${i}`, title: `杂记${i}`, pages: [page] })),
  );
  const mountains = Array.from({ length: 10 }, (_, i) => ({
    id: `mountain${i}`,
    title: '山',
    pages: ['嫘山。'],
  }));
  await writer.apply({
    upserts: [...wanted, ...many, ...mountains].map((document) =>
      makeItem({ language: 'zh-Hans', ...document }),
    ),
    removals: [],
    position: 'p',
  });
});
afterAll(() => {
  reader.close();
  writer.close();
  rmSync(folder, { recursive: true });
});

function search(query: string, more = {}) {
  const { text } = parseQuery(query);
  return reader.search({ text, filters: {}, sort: 'relevance', limit: 10, offset: 0, ...more });
}

test.each([
  ['a name that the dictionary cuts apart', '魏玩的字是什么？', 'poet'],
  ['a rare character that is a word by itself', '蓍的别名是什么？', 'yarrow'],
  ['the name of a work between its marks', '《论自由》的作者是谁？', 'mill'],
  ['a phrase where the other words stand elsewhere', '“俗讲”源流考辨', 'chanting'],
])('%s tells what is sought: %s', (_, query, first) => {
  expect(search(query).hits[0]?.id).toBe(first);
});

test('a name without other words finds itself alone', () => {
  expect(search('魏玩')).toMatchObject({ total: 1, complete: true });
  expect(search('玩的字')).toMatchObject({ total: 400, complete: true });
});

test('a name that nobody has is not found by its characters', () => {
  expect(search('嫘').total).toBe(10);
  expect(search('嫘祖').total).toBe(0);
});

test('a phrase that nothing has is taken as words where others are asked for too, unless it must be', () => {
  const loosened = search('“自由的作者”是什么？的定义');
  expect(loosened.unquoted).toEqual(['自由的作者']);
  expect(loosened.hits[0]?.id).toMatch(/^other1/);
  expect(search('“自由的作者”定义', { exact: true })).toMatchObject({ total: 0, unquoted: [] });
  expect(search('“自由的作者”')).toMatchObject({ total: 0, unquoted: [] });
  expect(search('“俗讲”的定义').unquoted).toEqual([]);
});
