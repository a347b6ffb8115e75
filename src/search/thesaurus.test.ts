import { expect, test } from 'vitest';
import { relatedWords } from './thesaurus.ts';

test('everyday words lead to the terms of art, in either script', () => {
  expect(relatedWords('老板拖欠工资怎么办').flat()).toEqual(expect.arrayContaining(['用人单位', '劳动报酬']));
  expect(relatedWords('老闆拖欠工資怎麼辦').flat()).toContain('用人单位');
  expect(relatedWords('量子力学')).toEqual([]);
});

test('a single character counts only where it is a word', () => {
  expect(relatedWords('债 怎么还').flat()).toContain('债务');
  expect(relatedWords('负债表').flat()).not.toContain('债务人');
});

test("the operator's synonyms of a word stand instead of ours", () => {
  expect(relatedWords('老板', [['老板', '掌柜']])).toEqual([]);
});

test('what is called otherwise in another region is found by both names, if only one thing is called so', () => {
  expect(relatedWords('硬碟 滑鼠').flat()).toEqual(expect.arrayContaining(['硬盘', '鼠标']));
  expect(relatedWords('硬盘').flat()).toContain('硬碟');
  expect(relatedWords('程序').flat()).not.toContain('进程');
});
