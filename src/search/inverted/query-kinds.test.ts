import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeItem } from '../../../test/search-item.ts';
import type { SearchItem } from '../engine.ts';
import { parseQuery } from '../query-language.ts';
import { relatedWords } from '../thesaurus.ts';
import { IndexReader } from './reader.ts';
import { IndexWriter } from './writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'wenyuan-kinds-'));
let writer: IndexWriter;
let reader: IndexReader;

const documents: Array<Pick<SearchItem, 'id' | 'title' | 'pages'> & Partial<SearchItem>> = [
  { id: 'pointers', title: 'C语言教程', pages: ['数组与函数', '指针保存变量的地址。'] },
  { id: 'plusplus', title: '程序设计', pages: ['从 C 到 C++ 的路。'] },
  { id: 'sharp', title: '入门', pages: ['C# 与 .NET 入门，不讲 C。'] },
  { id: 'novel', title: '长篇', pages: ['静夜无人，只有钟声。', '他整夜思量。'] },
  { id: 'poem', title: '诗选', pages: ['静夜\n思，床前明月光。'] },
  { id: 'abc', title: '字母', pages: ['从 ABC 学起。'] },
  { id: 'year', title: '旧事', pages: ['二〇一六年，桥建成了。'] },
  { id: 'digits', title: '旧账', pages: ['2017年收支平衡。'] },
  { id: 'habermas', title: 'Publicness', author: 'Jürgen Habermas', pages: ['discourse'] },
  { id: 'wittgenstein', title: '逻辑哲学论', author: '维特根斯坦', pages: ['世界是一切发生的事情。'] },
  { id: 'standard', title: '质量管理体系', pages: ['依据 GB/T 19001-2016 编写。'] },
  { id: 'book', title: '编译原理', pages: ['ISBN 978-7-111-21382-6'] },
  { id: 'part', title: '零件', pages: ['编号 DBX-1005 的说明。'] },
  { id: 'parts', title: '零件', pages: ['编号 DBX-1006 与 DBX-1050 的说明，另一份。'] },
  { id: 'file', title: '年度总结', fileName: '财务部汇报v2.docx', pages: ['本年收支平衡。'] },
  { id: 'wages', title: '支付条例', pages: ['用人单位应当按月支付劳动报酬，不得克扣。'] },
  { id: 'boss', title: '老板的故事', pages: ['老板每天第一个到店里。'] },
  {
    id: 'fragment',
    title: '服务器',
    pages: ['先配置 PostgreSQL 的只读副本与连接池，再运行 Deployment 脚本。'],
  },
  { id: 'other', title: '服务器二', pages: ['配置 MySQL 的只读副本，再运行 Deploy 脚本，注意连接池。'] },
  { id: 'sound', title: '声音', pages: ['PulseAudio（Linux 上一个声音服务）有 Annotation 说明文字。'] },
  { id: 'painting', title: 'Painting', pages: ['A theory of how pigments meet.'] },
  { id: 'screen', title: 'Screen', pages: ['Each color the terminal shows.'] },
  {
    id: 'hamlet',
    title: 'To Be, or Not to Be',
    author: 'W. J. Craig, Harold Bloom',
    pages: ['On a soliloquy.'],
  },
  { id: 'bloom', title: 'Flowers', pages: ['When roses bloom, and bloom again.'] },
  { id: 'database', title: 'Tables', pages: ['A database holds tables.'] },
  { id: 'loud', title: '声音 Audio', pages: ['Linux 上一个声音服务 audio 的说明文字，说明文字有用。'] },
  { id: 'release', title: '更新说明', pages: ['TiDB 8.5.3 修复了备份的问题。'] },
  ...Array.from({ length: 30 }, (_, i) => ({
    id: `release${i}`,
    title: `TiDB 5.3.${i} 更新说明`,
    pages: [`TiDB 5.3.${i} 修复了 8 个问题，其中 5 个是 3 月报告的。`],
  })),
  { id: 'contract', title: '渔船租约', pages: ['第 57 条 船由承租人修理。'] },
  ...[...'二三四五六七八九'].flatMap((ten, i) =>
    ['', ...'一二三四五六七八九'].map((one, k) => ({
      id: `law${(i + 2) * 10 + k}`,
      title: `中华人民共和国渔业法第${ten}十${one}条`,
      pages: [`第${ten}十${one}条 捕捞应当有证${k > 5 ? '，依照渔业法第五十条第二款处罚' : ''}。`],
    })),
  ),
  ...Array.from({ length: 40 }, (_, i) => ({
    id: `article${i}`,
    title: `妇女权益保障条例第${i + 1}条`,
    pages: [`第${i + 1}条的内容说明权益与保障。`],
  })),
];

beforeAll(async () => {
  writer = new IndexWriter(folder);
  reader = new IndexReader(folder);
  await writer.apply({
    upserts: documents.map((document) => makeItem({ language: 'zh-Hans', ...document })),
    removals: [],
    position: 'p',
  });
});
afterAll(() => {
  reader.close();
  writer.close();
  rmSync(folder, { recursive: true });
});

function ids(query: string): string[] {
  const { text } = parseQuery(query);
  const related = relatedWords(query);
  const asked = { text, related, filters: {}, sort: 'relevance', limit: 10, offset: 0 } as const;
  return reader.search(asked).hits.map(({ id }) => id);
}

test.each([
  ['one character', '桥', 'year'],
  ['full width', 'ＡＢＣ', 'abc'],
  ['a year in digits for one in characters', '2016年的桥', 'year'],
  ['a year in characters for one in digits', '二〇一七年收支', 'digits'],
  ['mixed script', 'C语言 指针', 'pointers'],
  ['the other script', 'C語言 指針', 'pointers'],
  ['a name that only marks tell from others', 'C++', 'plusplus'],
  ['such a name among words', 'C# 入门', 'sharp'],
  ['the name without marks', 'C语言', 'pointers'],
  ['a name with a letter too many', 'habermass', 'habermas'],
  ['a name whose first letter is another', 'jabermas', 'habermas'],
  ['a word whose ending is misspelt', 'dicourses', 'habermas'],
  ['a word misspelt in what its stem loses', 'annotatoin 说明', 'sound'],
  ['a name without its first letter', 'abermas', 'habermas'],
  ['a name with a wrong character', '维特根斯但', 'wittgenstein'],
  ['a whole question', '指针里保存的是什么？', 'pointers'],
  ['a quoted phrase', '"按月支付劳动报酬"', 'wages'],
  ['without a word', '只读副本 -PostgreSQL', 'other'],
  ['a title', 'title:逻辑哲学', 'wittgenstein'],
  ['an author', 'author:habermas', 'habermas'],
  ['the last name of an author', 'Bloom', 'hamlet'],
  ['a phrase with other marks', '"to be or not to be"', 'hamlet'],
  ['two words for one', 'data base tables', 'database'],
  ['a hyphen in one word', 'data-base', 'database'],
  ['a file name', '财务部汇报v2.docx', 'file'],
  ['an ISBN', '9787111213826', 'book'],
  ['a standard', 'GBT19001', 'standard'],
  ['a whole title among its like', '妇女权益保障条例第23条', 'article22'],
  ['a version among others', 'TiDB 8.5.3 修复了什么', 'release'],
  ['the same with its letter', 'tidb v8.5.3 修复', 'release'],
  ['the beginning of a version', 'TiDB 8.5 修复了什么', 'release'],
  ['a version that copying has cut', '.5.3 修复了备份', 'release'],
  ['an article of a law in digits', '渔业法36条', 'law36'],
  ['a paragraph of an article', '渔业法第六十条第二款', 'law60'],
  ['an article with its ordinal', '《渔业法》第 40 条', 'law40'],
  ['a fragment whose first word alone tells', 'lseAudio（Linux 上一个', 'sound'],
  ['a fragment of parts of two words', 'dio Linu', 'sound'],
  ['a fragment that begins with what a stem loses', 'tion 说明文字', 'sound'],
  ['a fragment whose ends are cut', 'greSQL 的只读副本与连接池，再运行 Deploym', 'fragment'],
])('%s: %s', (_, query, first) => {
  expect(ids(query)[0]).toBe(first);
});

test('a word whose pairs stand on different pages of a long document is not in it', () => {
  const { text } = parseQuery('《静夜思》');
  const found = reader.search({ text, filters: {}, sort: 'relevance', limit: 10, offset: 0 });
  expect(found).toMatchObject({ total: 2, complete: false });
  expect(found.hits[0]?.id).toBe('poem');
  const known = parseQuery('夜思').text;
  expect(reader.search({ text: known, filters: {}, sort: 'relevance', limit: 10, offset: 0 }).complete).toBe(
    true,
  );
});

test('a code is found as it is or not at all', () => {
  expect(ids('ISBN 978-7-111-21382-6')).toEqual(['book']);
  expect(ids('978-7-115-42802-8')).toEqual([]);
  expect(ids('GB/T 19001-2008')).toEqual(['standard']);
  expect(ids('GB/T 24001-2016')).toEqual([]);
});

test('a version that there is not finds others, and nothing that has only digits of it', () => {
  const { text } = parseQuery('TiDB 9.5.3');
  const { hits } = reader.search({ text, filters: {}, sort: 'relevance', limit: 50, offset: 0 });
  expect(hits.filter(({ id }) => !id.startsWith('release'))).toEqual([]);
});

test('an ordinal in digits finds both ways to write it', () => {
  expect(ids('第57条')[0]).toBe('law57');
  expect(ids('第57条 船由谁修理')[0]).toBe('contract');
});

test('one number of a kind is not another', () => {
  expect(ids('DBX-1005')).toEqual(['part']);
  const { text } = parseQuery('DBX-1009');
  const unknown = reader.search({ text, filters: {}, sort: 'relevance', limit: 50, offset: 0 });
  expect(unknown).toMatchObject({ total: 2, complete: false });
  expect(unknown.marks).not.toContain('1005');
});

test('a whole word is not the beginning of another, and what was found for a part has not all that was typed', () => {
  const found = (query: string) => {
    const { text } = parseQuery(query);
    return reader.search({ text, filters: {}, sort: 'relevance', limit: 50, offset: 0 });
  };
  expect(found('color theory')).toMatchObject({ total: 2, complete: false });
  expect(found('color termin')).toMatchObject({ total: 1, complete: true });
  expect(found('dio Linu').complete).toBe(false);
});

test('everyday words find the terms of art, after what has the words themselves', () => {
  expect(ids('老板克扣工资')).toContain('wages');
  expect(ids('老板')[0]).toBe('boss');
});

test('of many words that nobody knows, only the first are put right', () => {
  const words = [...'bcdfghijkl'].map((letter) => `habermas${letter}`);
  const asked = { filters: {}, sort: 'relevance', limit: 1, offset: 0 } as const;
  const respelt = (more = {}) =>
    reader.search({ text: parseQuery(words.join(' ')).text, ...asked, ...more }).respelt;
  expect(respelt().map(({ word }) => word)).toEqual(words.slice(0, 6));
  expect(respelt({ exact: true })).toEqual([]);
});
