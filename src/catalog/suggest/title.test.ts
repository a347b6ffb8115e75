import { expect, test } from 'vitest';
import type { Reading } from '../../ingest/index.ts';
import { suggestTitle } from './title.ts';

function reading(title: string, text = ''): Reading {
  return {
    sha256: '',
    format: 'pdf',
    shownKey: '',
    boxesKey: '',
    pages: [{ number: 1, width: 100, height: 100, text, boxesStart: 0, boxesBytes: 0 }],
    outline: [],
    metadata: { title },
    textKind: 'text',
  };
}

test.each([
  'Table of Contents',
  'CONTENTS',
  '目录',
  '目　录',
  '【目次】',
  'Cover',
  '封面',
  'Untitled',
  '无标题',
  'Microsoft Word - 草稿.doc',
])('a heading that every book has is no title: %s', (title) => {
  expect(suggestTitle('Java_Summary-book.pdf', reading(title))).toBe('Java Summary-book');
  expect(suggestTitle('scan 001.pdf', reading('', `${title}\n春天的图书馆`))).toBe('春天的图书馆');
});

test('a title that only begins like one is kept', () => {
  for (const title of ['Cover crops in dry lands', '目录学研究', 'Index funds explained'])
    expect(suggestTitle('a.pdf', reading(title))).toBe(title);
});

test('the row of a table or a page head is no title', () => {
  expect(suggestTitle('t04.xlsx', reading('', '序号\t工位号\t编码\n通讯黑水机调试记录'))).toBe(
    '通讯黑水机调试记录',
  );
});

test('the name of the file a program made the PDF from loses its ending', () => {
  expect(suggestTitle('reading.pdf', reading('源码分析及适用场景.key'))).toBe('源码分析及适用场景');
});
