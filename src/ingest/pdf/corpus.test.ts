import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { layoutPage, mendCopiedText } from '../text/index.ts';
import { loadPdfium, openPdf, pageKind, PdfError, readGlyphs, readRules, renderPage } from './index.ts';
import type { PdfDocument, Pdfium } from './index.ts';
import { TYPED_PAGES } from './typed-pages.ts';

const corpus = resolve(process.env['CORPUS_DIR'] ?? '../shared/corpus');

let pdfium: Pdfium;
beforeAll(async () => {
  pdfium = await loadPdfium();
});

function textOf(document: PdfDocument, index: number) {
  return layoutPage(readGlyphs(document, index), document.pageSize(index), readRules(document, index));
}

function linesOf(file: string, page: number): string[] {
  const document = openPdf(pdfium, readFileSync(join(corpus, 'pdf', file)));
  const { text } = textOf(document, page - 1);
  document.close();
  expect(mendCopiedText(text)).toBe(text);
  return text.split('\n');
}

describe.skipIf(!existsSync(join(corpus, 'pdf')))('documents of the corpus', () => {
  it.each(TYPED_PAGES)('%s reads as typed (%s, page %i)', (_, file, page, expected) => {
    const lines = linesOf(file, page);
    const from = lines.indexOf(expected[0] ?? '');
    expect(lines.slice(from < 0 ? 0 : from, from + expected.length)).toEqual(expected);
  });

  it.each(files('pdf'))('%s opens, reads and shows its first page', async (file) => {
    const document = openPdf(pdfium, readFileSync(file));
    const glyphs = readGlyphs(document, 0);
    const { text, words } = textOf(document, 0);
    for (const word of words) {
      expect(text.slice(word.offset, word.offset + word.text.length)).toBe(word.text);
    }
    expect(['text', 'scan', 'empty']).toContain(pageKind(document, 0, glyphs));
    expect((await renderPage(document, 0, 200)).width).toBe(200);
    document.close();
  });

  it.each(files('hostile'))(
    '%s is read or refused, soon',
    async (file) => {
      const hostile = (async () => {
        const document = openPdf(pdfium, readFileSync(file));
        for (let page = 0; page < document.pageCount; page += 1) {
          textOf(document, page);
          await renderPage(document, page, 200);
        }
        document.close();
      })();
      const failure: unknown = await hostile.catch((error: unknown) => error);
      expect(failure === undefined || failure instanceof PdfError).toBe(true);
      expect(pdfium.broken).toBe(false);
    },
    20_000,
  );

  it('calls scanned pages scans', () => {
    const document = openPdf(pdfium, readFileSync(join(corpus, 'pdf', 'scan-bad.pdf')));
    expect(pageKind(document, 0, readGlyphs(document, 0))).toBe('scan');
  });
});

function files(folder: string): string[] {
  const path = join(corpus, folder);
  const names = existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.pdf')) : [];
  return names.map((name) => join(path, name));
}
