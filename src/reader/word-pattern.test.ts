import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordPattern } from './word-pattern.ts';

const found = (query: string, text: string) =>
  [...text.matchAll(wordPattern(query) ?? /$^/g)].map(([word]) => word);

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
])('%s', (query, text, words) => {
  expect(found(query, text)).toEqual(words);
});

test('nothing to find is no pattern', () => {
  expect(wordPattern('')).toBeUndefined();
  expect(wordPattern(' \n\u3000')).toBeUndefined();
});

test('any words are found in themselves', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
  const isFound = (text: string) => wordPattern(text)?.test(text.normalize('NFKC')) ?? true;
  expect(fc.check(fc.property(words, isFound)).counterexample).toBeNull();
});
