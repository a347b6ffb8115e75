import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toSimplified } from '../../search/index.ts';
import { Folding } from './folding.ts';
import { seamsOf } from './seams.ts';
import { Strip } from './strip.ts';

const folding = new Folding(toSimplified);

function found(query: string, text: string): string[] {
  const strip = new Strip(folding, [[{ page: 1, text, from: 0, to: text.length }]]);
  const words: string[] = [];
  strip.find(query.normalize('NFKC'), ({ start, end }) => words.push(text.slice(start, end)));
  return words;
}

test.each([
  ['图书馆', '在图书\n馆里，图书馆', ['图书\n馆', '图书馆']],
  ['machine learning', 'Machine\nLearning and MACHINE  LEARNING', ['Machine\nLearning', 'MACHINE  LEARNING']],
  ['ＰＤＦ', 'pdf PDF ＰＤＦ', ['pdf', 'PDF', 'ＰＤＦ']],
  ['pdf１２', 'PDF12', ['PDF12']],
  ['Python编程', 'python 编程，Python编\n程', ['python 编程', 'Python编\n程']],
  ['カタカナ', 'ｶﾀｶﾅ', ['ｶﾀｶﾅ']],
  ['言', '言⾔', ['言', '⾔']],
  ['a.b', 'a.b axb', ['a.b']],
  ['(x)[y]*', 'z(X)[y]*', ['(X)[y]*']],
  ['in form', 'inform in form', ['in form']],
  ['inform', 'inform in form', ['inform']],
  ['圖書館', '图书馆与圖書館', ['图书馆', '圖書館']],
  ['图书馆', '图书馆与圖書館', ['图书馆', '圖書館']],
  ['', '文', []],
  [' \n\u3000', '文 文', []],
  ['\uffff', '文', []],
])('%j in %j', (query, text, words) => {
  expect(found(query, text)).toEqual(words);
});

test('any words are found in themselves', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
  const isFound = (text: string) => text.trim() === '' || found(text, text.normalize('NFKC')).length > 0;
  expect(fc.check(fc.property(words, isFound)).counterexample).toBeNull();
});

test('a sentence goes on over the foot of one page and the head of the next', () => {
  const texts = [
    '劳动合同法\n国家的根本\n1',
    '劳动合同法\n制度和根本任务，the end of\n2',
    '劳动合同法\na page\n3',
  ];
  const seams = new Strip(folding, seamsOf(texts));
  const across = (query: string) => {
    const matches: unknown[] = [];
    seams.find(query, (match) => match.onto && matches.push(match));
    return matches;
  };
  expect(across('根本制度')).toEqual([{ piece: 0, start: 9, end: 11, onto: { start: 6, end: 8 } }]);
  expect(across('end of a page')).toHaveLength(1);
  expect(across('end ofa page')).toEqual([]);
  expect(across('国家的根本')).toEqual([]);
});
