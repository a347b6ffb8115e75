import { expect, test } from 'vitest';
import { composePreviewText, PREVIEW_CHARACTERS } from './preview-text.ts';

test('never more than 2,000 characters, ended at a sentence', () => {
  const text = composePreviewText(['这是一句话。'.repeat(500)]);
  expect([...text].length).toBeLessThanOrEqual(PREVIEW_CHARACTERS);
  expect(text.endsWith('。')).toBe(true);
  expect([...composePreviewText(['😀'.repeat(3_000)])].length).toBeLessThanOrEqual(PREVIEW_CHARACTERS);
});

test('a sentence that runs over a page end goes on, a new page starts a paragraph', () => {
  const long =
    '本章叙述印刷术的起源与传播，从雕版到活字，从手工到机器，前后一千三百余年，其间工匠、商人与读书人共同推动了书籍的普及，并且改变了社会';
  expect(composePreviewText([long, '主义的讨论方式。'])).toBe(`${long}主义的讨论方式。`);
  expect(composePreviewText(['First page.', 'Second page.'])).toBe('First page.\nSecond page.');
});
