import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Format } from '../formats/format.ts';
import { layOut } from '../layout/index.ts';
import { layoutPage, type PageText } from '../text/index.ts';
import { loadPdfium, openPdf, readGlyphs } from './index.ts';
import { PageReader } from './page-reader.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laid-out-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function pagesOf(format: Format, source: string): Promise<{ ours: PageText; drawn: string }[]> {
  const path = join(folder, 'file');
  await writeFile(path, source);
  const { pdf, text } = await layOut({ path, format, name: `a.${format}` });
  const document = openPdf(await loadPdfium(), pdf);
  const reader = new PageReader(text);
  const pages = Array.from({ length: document.pageCount }, (_, index) => {
    const [glyphs, size] = [readGlyphs(document, index), document.pageSize(index)];
    return { ours: reader.read(glyphs, size, () => []), drawn: layoutPage(glyphs, size).text };
  });
  document.close();
  return pages;
}

async function textOf(format: Format, source: string): Promise<string> {
  const pages = await pagesOf(format, source);
  return pages.map(({ ours }) => ours.text).join('\n');
}

describe('the text of documents that we lay out', () => {
  it('keeps the paragraphs of the source on every page', async () => {
    const paragraphs = Array.from(
      { length: 59 },
      (_, at) => `This is paragraph number ${at + 1}, and it is rather short.`,
    );
    expect(await textOf('txt', paragraphs.join('\n\n'))).toBe(paragraphs.join('\n'));
    expect(await textOf('txt', '他说——不，C--D。\n\n第一段结束。\n\n——题记\n')).toBe(
      '他说——不，C--D。\n第一段结束。\n——题记',
    );
  });

  it('goes on in the middle of a paragraph where a page ends, without the number of the page', async () => {
    const paragraph = '读书人把灯点起来以后，一页一页地往下读，直到天亮为止。'.repeat(60);
    const pages = await pagesOf('txt', paragraph);
    expect(pages).toHaveLength(2);
    expect(pages.map(({ ours }) => ours.text).join('')).toBe(paragraph);
  });

  it('joins Korean within words and between them as it was typed', async () => {
    const text =
      '이것은 인코딩을 확인하기 위한 한국어 문장입니다. 도서관에서 책을 읽는 사람들이 많이 있습니다. '
        .repeat(8)
        .trim();
    expect(await textOf('txt', text)).toBe(text);
  });

  it('reads Arabic and Persian as they were typed, from the source and from the page', async () => {
    const arabic = ['هذا نص عربي للاختبار في المكتبة.', 'الفقرة الثانية من النص 2024 مع Latin كلمات.'];
    const html = `<html lang="ar"><p>${arabic.join('</p><p>')}</p></html>`;
    expect(await textOf('html', html)).toBe(arabic.join('\n'));
    const [page] = await pagesOf('html', html);
    expect(page?.drawn.split('\n')[0]).toContain('هذا نص عربي للاختبار في المكتبة.');
    const persian = 'این یک متن فارسی برای آزمایش کتابخانه است.\nپاراگراف دوم می‌گوید ۱۲۳.';
    expect(await textOf('txt', persian)).toBe(persian);
  });

  it('has the marks of lists, the rows of tables and the lines of code', async () => {
    const source =
      '# 目录\n\n- 甲\n- 乙\n  - 丙\n\n3. three\n4. four\n\n| 名 | 数 |\n|---|---|\n| 纸 | 1 |\n\n```\nif a:\n    b\n```\n';
    expect(await textOf('md', source)).toBe(
      '目录\n• 甲\n• 乙\n– 丙\n3. three\n4. four\n名\t数\n纸\t1\nif a:\n    b',
    );
  });

  it('knows where every word stands, part by part where a line ends in it', async () => {
    const text = 'The library keeps its incomprehensibilities and counterrevolutionaries. '.repeat(12).trim();
    const [page] = await pagesOf('txt', text);
    const { words, text: typed } = page?.ours ?? { words: [], text: '' };
    expect(typed).toBe(text);
    for (const word of words) {
      expect(typed.slice(word.offset, word.offset + word.text.length)).toBe(word.text);
      expect(word.h).toBeLessThan(14);
    }
    expect(words.map((word) => word.text).join('')).toBe(text.replaceAll(' ', ''));
  });

  it('is read from the pages of a sheet, without their numbers', async () => {
    expect(await textOf('csv', '编号,名称\n1,纸\n2,笔\n')).toBe('编号\t名称\n1\t纸\n2\t笔');
  });
});
