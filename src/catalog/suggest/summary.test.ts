import { expect, test } from 'vitest';
import { suggestSummary } from './summary.ts';

const SENTENCE = '本指南为中文技术文档的编写提供了一套风格规范，供作者和编辑在写作时参考。';

test.each([
  ['a line of contents', 'Application Security Verification Levels, part one . . . . . . . . . . . 12'],
  ['who wrote it', 'Author: Biaowei Zhuang & Ted Liu, Translator & Reviewer: Ted Liu.'],
  ['names', 'Vladimir Karpukhin∗, Barlas Oğuz∗, Sewon Min†, Patrick Lewis,'],
])('passes over %s', (_, line) => {
  expect(suggestSummary(`${line}\n${SENTENCE}`, '风格指南', undefined)).toBe(SENTENCE);
});

test('leaves out the mark before a list item', () => {
  expect(suggestSummary(`• ${SENTENCE}`, '风格指南', undefined)).toBe(SENTENCE);
});

test('takes a list where there is no sentence', () => {
  const line = 'KubeVirt 采用 Pod 运行 VM，复用 CNI 网络，网络分为两部分';
  expect(suggestSummary(line, '风格指南', undefined)).toBe(line);
});

test('prefers what the file says of itself', () => {
  expect(suggestSummary(SENTENCE, '风格指南', '了解 TiDB 的整体架构与组成部分。')).toBe(
    '了解 TiDB 的整体架构与组成部分。',
  );
});
