import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detectFormat } from '../formats/detect.ts';
import type { Format } from '../formats/format.ts';
import { loadPdfium, openPdf, readGlyphs } from '../pdf/index.ts';
import { type LayoutOutcome, layOut } from './index.ts';

const corpus = resolve(process.env['CORPUS_DIR'] ?? '../shared/corpus');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'layout-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function layOutBytes(
  format: Format,
  bytes: Uint8Array | string,
  name = `名.${format}`,
): Promise<LayoutOutcome> {
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  return layOut({ path, format, name });
}

async function readBack(pdf: Uint8Array) {
  const document = openPdf(await loadPdfium(), pdf);
  try {
    const pages = Array.from({ length: document.pageCount }, (_, page) => ({
      ...document.pageSize(page),
      text: readGlyphs(document, page)
        .map((glyph) => glyph.text)
        .join(''),
    }));
    return { pages, outline: document.outline, metadata: document.metadata };
  } finally {
    document.close();
  }
}

describe('layOut', () => {
  it('sets Markdown whose text, outline and metadata can be read back', async () => {
    const source =
      '---\nauthor: 张三\n---\n# 总则\n\n为了规范 contract 管理，制定*本*办法。\n\n## 适用范围\n\n`x = 1`\n';
    const { pdf, metadata } = await layOutBytes('md', source);
    expect(metadata).toEqual({ title: '总则', author: '张三', language: 'zh-Hans' });
    const read = await readBack(pdf);
    expect(read.pages[0]?.text).toContain('为了规范contract管理，制定本办法。'.slice(0, 4));
    expect(read.pages[0]?.text.replaceAll(' ', '')).toContain('为了规范contract管理，制定本办法。');
    expect(read.outline.map(({ level, title }) => [level, title])).toEqual([
      [0, '总则'],
      [1, '适用范围'],
    ]);
    expect(read.metadata).toMatchObject({ title: '总则', author: '张三' });
  });

  it('takes content as data, never as code of the typesetter', async () => {
    const { pdf } = await layOutBytes(
      'txt',
      '#set page(width: 1pt) $x$ *b* #include "/etc/passwd" \\ @label <l>',
    );
    const read = await readBack(pdf);
    expect(read.pages).toHaveLength(1);
    expect(read.pages[0]?.text).toContain('#include "/etc/passwd" \\ @label <l>');
  });

  it('sets every script, and survives characters that no text should have', async () => {
    const { pdf } = await layOutBytes('txt', 'A 漢字 かな 한글 عربي Ελλ\u0000\u0007\ufffe\u200b 𠀀');
    expect((await readBack(pdf)).pages[0]?.text).toMatch(/漢字.*かな.*한글/);
  });

  it('sets lists, quotes and styles nested as deep as they are read', async () => {
    const { pdf } = await layOutBytes('html', '<ul><li><blockquote><b><i>x'.repeat(300));
    expect((await readBack(pdf)).pages.length).toBeGreaterThan(0);
  });

  it('sets an EPUB: cover, spine, links, and the outline its contents tell', async () => {
    const cover = await sharp({ create: { width: 60, height: 90, channels: 3, background: '#345' } })
      .png()
      .toBuffer();
    const chapter = (title: string) =>
      strToU8(`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>
        <body><a id="top"/><p>${title}正文</p><p id="mid">中间 <a href="../text/b.xhtml#mid">往后</a></p></body></html>`);
    const { pdf, metadata } = await layOutBytes(
      'epub',
      zipSync({
        mimetype: strToU8('application/epub+zip'),
        'META-INF/container.xml': strToU8(
          '<container><rootfiles><rootfile full-path="OPS/p.opf"/></rootfiles></container>',
        ),
        'OPS/p.opf':
          strToU8(`<package xmlns:dc="d"><metadata><dc:title>书</dc:title><dc:creator>甲</dc:creator>
          <dc:language>zh</dc:language><dc:subject>史</dc:subject></metadata><manifest>
          <item id="c" href="cover.png" media-type="image/png" properties="cover-image"/>
          <item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
          <item id="a" href="text/a.xhtml" media-type="application/xhtml+xml"/>
          <item id="b" href="text/b.xhtml" media-type="application/xhtml+xml"/>
          </manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>`),
        'OPS/cover.png': cover,
        'OPS/nav.xhtml': strToU8(`<html xmlns:epub="e"><nav epub:type="toc"><ol>
          <li><a href="text/a.xhtml">第一篇</a></li>
          <li><a href="text/b.xhtml">第二篇</a><ol><li><a href="text/b.xhtml#mid">小节</a></li></ol></li></ol></nav></html>`),
        'OPS/text/a.xhtml': chapter('甲'),
        'OPS/text/b.xhtml': chapter('乙'),
      }),
    );
    expect(metadata).toEqual({ title: '书', author: '甲', language: 'zh-Hans', keywords: ['史'] });
    const read = await readBack(pdf);
    expect(read.pages.map(({ text }) => text.slice(0, 3))).toEqual(['', '甲正文', '乙正文']);
    expect(read.outline.map(({ level, title, page }) => [level, title, page])).toEqual([
      [0, '第一篇', 1],
      [0, '第二篇', 2],
      [1, '小节', 2],
    ]);
  });

  it('heads every page of a long sheet with its first row', async () => {
    const { pdf } = await layOutBytes('csv', `编号,名称\n${'1,纸\n'.repeat(300)}`);
    const { pages } = await readBack(pdf);
    expect(pages.length).toBeGreaterThan(2);
    for (const { text } of pages) expect(text).toContain('名称');
  });

  it.each([
    ['empty', '  \n'],
    ['too-many-pages', '很长的一行文字。'.repeat(60).concat('\n').repeat(9_000)],
  ])('says %s', async (code, source) => {
    await expect(layOutBytes('txt', source)).rejects.toMatchObject({ code });
  });
});

describe('layOut of pictures', () => {
  const plain = { create: { width: 300, height: 150, channels: 3, background: '#a52' } } as const;

  it('turns a photograph upright', async () => {
    const bytes = await sharp(plain).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const [page] = (await readBack((await layOutBytes('jpeg', bytes)).pdf)).pages;
    expect((page?.height ?? 0) / (page?.width ?? 1)).toBeCloseTo(2, 1);
  });

  it('makes a page of the size a scanner told', async () => {
    const bytes = await sharp(plain).withMetadata({ density: 150 }).png().toBuffer();
    const [page] = (await readBack((await layOutBytes('png', bytes)).pdf)).pages;
    expect(page?.width).toBeCloseTo(144, 0);
  });

  it('takes every page of a TIFF', async () => {
    const pages = await Promise.all(
      ['#a00', '#0a0', '#00a'].map((background) =>
        sharp({ create: { width: 80, height: 100, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const bytes = await sharp(pages, { join: { animated: true } })
      .tiff()
      .toBuffer();
    expect((await readBack((await layOutBytes('tiff', bytes)).pdf)).pages).toHaveLength(3);
  });

  it('calls a cut picture damaged', async () => {
    const noise = { create: { ...plain.create, noise: { type: 'gaussian' as const, mean: 128, sigma: 60 } } };
    const bytes = await sharp(noise).jpeg().toBuffer();
    await expect(layOutBytes('jpeg', bytes.subarray(0, 4_000))).rejects.toMatchObject({ code: 'damaged' });
  });
});

const slow = new Set(['紅樓夢.txt', '红楼梦.txt']);

describe.skipIf(!existsSync(corpus))('layOut of real files', () => {
  it.each(['txt', 'md', 'html', 'epub', 'xml'])('sets every %s', async (kind) => {
    const failed: string[] = [];
    for (const name of readdirSync(join(corpus, kind)).filter((file) => !slow.has(file))) {
      const path = join(corpus, kind, name);
      try {
        const { pdf } = await layOut({ path, name, format: await detectFormat({ path, name }) });
        const { pages } = await readBack(pdf);
        if (pages.every(({ text }) => text.trim().length < 20)) failed.push(`${name}: no text`);
      } catch (error) {
        failed.push(`${name}: ${String(error)}`);
      }
    }
    expect(failed).toEqual([]);
  });
});
