import { expect, test } from 'vitest';
import { fold, foldWithPositions, terms } from './analysis.ts';
import { makeSnippet } from './snippet.ts';

test('scripts, widths and cases are one', () => {
  expect(fold('學習ＡＢＣ Straße')).toBe('学习abc straße');
  expect(terms('劳动竞赛', { single: false })).toEqual(['劳动', '动竞', '竞赛']);
  expect(terms('法', { single: false })).toEqual(['法']);
  expect(terms('C语言 指针', { single: false })).toEqual(['c', '语言', '指针']);
  expect(terms('劳动', { single: true })).toEqual(['劳', '动', '劳动']);
  expect(terms('*"%-', { single: true })).toEqual([]);
});

test('positions lead back to the original', () => {
  const { text, positions } = foldWithPositions('ﬁn 學😀习');
  expect(text).toBe('fin 学😀习');
  expect(positions[text.indexOf('习')]).toBe('ﬁn 學😀习'.indexOf('习'));
});

test('a snippet holds the words, marked, in the script of the original', () => {
  const text = `${'前言。'.repeat(60)}開展勞動競賽，激發職工熱情。${'后记。'.repeat(60)}`;
  const parts = makeSnippet(text, '劳动竞赛') ?? [];
  expect(parts.filter(({ marked }) => marked).map((part) => part.text)).toEqual(['勞動競賽']);
  expect(parts.map((part) => part.text).join('').length).toBeLessThan(140);
  expect(makeSnippet(text, '图书馆')).toBeUndefined();
});
