import { expect, test } from 'vitest';
import { analyse, fold } from '../analysis/index.ts';
import { parseQuery } from '../query-language.ts';
import { compile } from './compile.ts';
import { SecondRanking } from './second-ranking.ts';

const streamOf = (text: string) => analyse(fold(text), () => {});
const measure = (query: string, text: string, heading = '') =>
  new SecondRanking(
    compile({ text: parseQuery(query).text, filters: {}, sort: 'relevance', limit: 1, offset: 0 }),
    () => 1,
    () => 1,
  ).measure(1, streamOf(text), streamOf(heading));
const exactness = (query: string, text: string) => measure(query, text).exact;

test('what was copied from a text is known there whatever marks it lost, and where its ends were cut', () => {
  const text = '作用域：SESSION | GLOBAL\n- 是否持久化到集群：是。另见 MySQL 官方文档的 REPLACE 语句。';
  expect(exactness('SESSION | GLOBAL\n- 是否持久化到集群', text)).toBe(1);
  expect(exactness('session global 是否持久化', text)).toBe(1);
  const cut = ['ESSION | GLOBAL\n- 是否持久化', '另见 MySQL 官方文档的 REP', 'QL 官方文档的 REP'].map(
    (query) => exactness(query, text),
  );
  expect(cut).toEqual([0.7, 0.7, 0.7]);
  expect(exactness('GLOBAL | SESSION - 是否持久化', text)).toBe(0);
  expect(exactness('QL 的 REP', text)).toBe(0);
});

test('who has nearly all words of a query, small ones too, covers it best', () => {
  const coverage = (text: string, heading?: string) => measure('猫在树上睡觉', text, heading).coverage;
  const texts = ['猫常在高处，比如树的上面，睡觉。', '猫睡觉的地方是一棵树。', '猫和树。', '狗。'];
  const found = texts.map((text) => coverage(text));
  expect(found[0]).toBe(1);
  expect(found).toEqual(found.toSorted((a, b) => b - a));
  expect(new Set(found).size).toBe(texts.length);
  expect(found.at(-1)).toBe(0);
  expect(coverage('在上面睡觉', '猫与树')).toBe(1);
});

test('a title all of whose words are asked for is told by them, in letters as in characters', () => {
  const share = (query: string, title: string) => measure(query, '', `${title}\n`).title;
  expect(share('how do I split a window in vim', 'Split Window')).toBe(1);
  expect(share('split window', 'Split Window Commands Listed')).toBeCloseTo(3 / 7);
  expect(share('split the other window', 'Window Size')).toBeCloseTo(1 / 3);
  expect(share('劳动竞赛', '劳动竞赛')).toBe(1);
});

test('a word in letters counts beside characters as they do', () => {
  const characters = (text: string) => measure('OKR 模板', text).characters;
  expect(characters('OKR 的模板')).toBe(1);
  expect(characters('一份 OKR')).toBeCloseTo(1 / 3);
  expect(characters('模板引擎')).toBeCloseTo(2 / 3);
});
