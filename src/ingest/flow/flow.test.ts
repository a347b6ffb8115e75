import { expect, test } from 'vitest';
import { readMarkdown } from '../layout/markdown.ts';
import { flowEntries } from './flow-entries.ts';
import { placeEntries } from './place-entries.ts';

const SOURCE = [
  '# 哈希表',
  '一段**重要**的话，见[这里](https://example.org)和 `put()`。',
  '- 甲\n- 乙\n  1. 丙\n\n  接着乙\n',
  '> 引文',
  '```java\nint h;\n\tif (h > 0) {\n```',
  '| 名 | 数 |\n|---|--:|\n| 书 | 3 |',
  '![图](x.png)',
  '---',
].join('\n\n');

const entries = () => flowEntries(readMarkdown(SOURCE).blocks);

test('a source becomes one flow that keeps its headings, styles, lists, code and tables', () => {
  expect(entries()).toEqual([
    { kind: 'heading', level: 1, runs: ['哈希表'] },
    {
      kind: 'paragraph',
      runs: ['一段', ['strong', ['重要']], '的话，见', '这里', '和 ', ['code', ['put()']], '。'],
    },
    { kind: 'item', depth: 1, mark: '•', runs: ['甲'] },
    { kind: 'item', depth: 1, mark: '•', runs: ['乙'] },
    { kind: 'item', depth: 2, mark: '1.', runs: ['丙'] },
    { kind: 'item', depth: 1, mark: '', runs: ['接着乙'] },
    { kind: 'quote', runs: ['引文'] },
    { kind: 'code', text: 'int h;\n    if (h > 0) {' },
    expect.objectContaining({ kind: 'row', isFirst: true, isHead: true }),
    expect.objectContaining({ kind: 'row', isFirst: false, isHead: false }),
    { kind: 'paragraph', runs: ['[图]'] },
    { kind: 'rule' },
  ]);
});

test('each entry is placed by its words, over page ends and page numbers, and only where they stand', () => {
  const pages = [
    '哈希表\n一段重要的话，见这里\n1',
    '和 put()。\n• 甲\n• 乙\n2',
    '1. 丙\n接着乙\n引文\nint h;\nif (h > 0) {\n名\t数\n3',
    '别的\n4',
  ];
  expect(placeEntries(entries(), pages).map(({ page, last }) => [page, last])).toEqual([
    [1, 1],
    [1, 2],
    [2, 2],
    [2, 2],
    [3, 3],
    [3, 3],
    [3, 3],
    [3, 3],
    [3, 3],
    [3, null],
    [3, null],
    [3, null],
  ]);
});
