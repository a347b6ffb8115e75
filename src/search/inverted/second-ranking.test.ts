import { expect, test } from 'vitest';
import { analyse, fold } from '../analysis/index.ts';
import { parseQuery } from '../query-language.ts';
import { compile } from './compile.ts';
import { SecondRanking } from './second-ranking.ts';

const streamOf = (text: string) => analyse(fold(text), () => {});
const exactness = (query: string, text: string) =>
  new SecondRanking(
    compile({ text: parseQuery(query).text, filters: {}, sort: 'relevance', limit: 1, offset: 0 }),
    () => 1,
  ).measure(1, streamOf(text), streamOf('')).exact;

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
