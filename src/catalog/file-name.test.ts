import { create } from 'content-disposition';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanFileName } from './file-name.ts';
import { slugify } from './slug.ts';

test('names keep what people wrote and lose what deceives', () => {
  expect(cleanFileName('劳动竞赛方案（终稿）.docx')).toBe('劳动竞赛方案（终稿）.docx');
  expect(cleanFileName('../../etc/passwd')).toBe('passwd');
  expect(cleanFileName('C:\\Users\\me\\报告.pdf')).toBe('报告.pdf');
  expect(cleanFileName('a\0b\r\nc.pdf')).toBe('abc.pdf');
  expect(cleanFileName('invoice\u202efdp.exe')).toBe('invoicefdp.exe');
  for (const spelt of ['😀 plan.pdf', 'می‌خواهم.txt', '👩‍👩‍👧.png']) expect(cleanFileName(spelt)).toBe(spelt);
  for (const empty of ['', '...', '/', '\u200f\u202e']) expect(cleanFileName(empty)).toBe('document');
});

test('any name becomes one that fits a disk and a header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const cleaned = cleanFileName(name);
      expect(Buffer.byteLength(cleaned)).toBeLessThanOrEqual(255);
      expect(cleaned).not.toMatch(/[/\\\p{Cc}\u202a-\u202e]/u);
      expect(cleanFileName(cleaned)).toBe(cleaned);
      expect(create(cleaned)).toMatch(/^attachment/);
      expect(() => new Headers({ 'content-disposition': create(cleaned) })).not.toThrow();
    }),
  );
});

test('a long name keeps its extension and whole characters', () => {
  const cleaned = cleanFileName(`${'文'.repeat(300)}.docx`);
  expect(cleaned.endsWith('文.docx')).toBe(true);
  expect(cleaned.isWellFormed()).toBe(true);
});

test('slugs are words of any script', () => {
  expect(slugify('劳动竞赛 实施方案（2026）')).toBe('劳动竞赛-实施方案-2026');
  expect(slugify('How to Run a Reading Room!')).toBe('how-to-run-a-reading-room');
  expect(['Read', 'ＤＯＷＮＬＯＡＤ', 'Progress!'].map(slugify)).toEqual([
    'document-read',
    'document-download',
    'document-progress',
  ]);
  expect(slugify('***')).toBe('document');
  expect(slugify('长'.repeat(200)).length).toBeLessThanOrEqual(60);
});
