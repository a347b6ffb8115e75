import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleCategories, sampleDocuments, writeSamples } from './index.ts';
import { columnName } from './make-xlsx.ts';

let folder: string;
let paths: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samples-'));
  paths = await writeSamples(folder);
});
afterAll(() => rm(folder, { recursive: true }));

/** The part whose presence tells what a zip-based document is. */
const mainParts: Record<string, string> = {
  '.docx': 'word/document.xml',
  '.pptx': 'ppt/presentation.xml',
  '.xlsx': 'xl/workbook.xml',
  '.epub': 'META-INF/container.xml',
};

async function readSample(extension: string, name: string): Promise<Uint8Array> {
  const path = paths.find((each) => each.endsWith(extension) && each.includes(name));
  if (!path) throw new Error(`no sample ${name}${extension}`);
  return new Uint8Array(await readFile(path));
}

test('every sample is of the kind its name claims, and of some length', async () => {
  expect(paths).toHaveLength(16);
  for (const path of paths) {
    const bytes = new Uint8Array(await readFile(path));
    expect(bytes.length, path).toBeGreaterThan(5_000);
    const part = mainParts[extname(path)];
    if (part) expect(Object.keys(unzipSync(bytes)), path).toContain(part);
    else if (path.endsWith('.pdf')) expect(strFromU8(bytes.slice(0, 5))).toBe('%PDF-');
    else expect(bytes.includes(0), path).toBe(false);
  }
});

test('making a sample again gives the same bytes', async () => {
  for (const [index, { file, make }] of sampleDocuments.entries()) {
    const kept = await readFile(paths[index] ?? '');
    expect(Buffer.from(await make()).equals(kept), file).toBe(true);
  }
});

test('no clock shows in an Office file', async () => {
  const files = paths.filter((path) => ['.docx', '.pptx', '.xlsx'].includes(extname(path)));
  for (const path of files) {
    const core = strFromU8(
      unzipSync(new Uint8Array(await readFile(path)))['docProps/core.xml'] ?? new Uint8Array(),
    );
    const dates = [...core.matchAll(/<dcterms:\w+ [^>]*>([^<]*)</g)].map((match) => match[1]);
    expect(dates, path).toEqual(['2026-01-15T08:00:00Z', '2026-01-15T08:00:00Z']);
  }
});

describe('the catalogue', () => {
  test('holds ten Chinese and six English documents in the promised formats', () => {
    const count = (test: (item: (typeof sampleDocuments)[number]) => boolean) =>
      sampleDocuments.filter(test).length;
    expect(count(({ language }) => language === 'zh-Hans')).toBe(10);
    expect(count(({ language }) => language === 'en')).toBe(6);
    const formats = ['.pdf', '.docx', '.pptx', '.xlsx', '.epub', '.md', '.txt'];
    expect(formats.map((format) => count(({ file }) => file.endsWith(format)))).toEqual([
      3, 3, 2, 2, 2, 2, 2,
    ]);
    expect(count(({ price }) => price > 0)).toBe(5);
  });

  test('names only categories that exist, and leaves none empty', () => {
    const used = new Set(sampleDocuments.map(({ category }) => category));
    expect(used).toEqual(new Set(sampleCategories.map(({ slug }) => slug)));
  });

  test('names every file and title once', () => {
    expect(new Set(sampleDocuments.map(({ file }) => file)).size).toBe(16);
    expect(new Set(sampleDocuments.map(({ title }) => title)).size).toBe(16);
  });
});

test('one text is GB18030, not UTF-8', async () => {
  const bytes = await readSample('.txt', '渡口上的灯');
  expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
  expect(iconv.decode(Buffer.from(bytes), 'gb18030')).toContain('石门湾在两条水的夹角上');
});

test('the notice keeps its ideographic spaces', async () => {
  expect(strFromU8(await readSample('.txt', '通知'))).toContain('通　知');
});

test('an EPUB begins with its uncompressed media type and lists its chapters', async () => {
  const bytes = await readSample('.epub', '纸上春秋');
  expect(strFromU8(bytes.slice(30, 58))).toBe('mimetypeapplication/epub+zip');
  const entries = unzipSync(bytes);
  const chapters = Object.keys(entries).filter((name) => name.includes('chapter-'));
  expect(chapters).toHaveLength(10);
  expect(strFromU8(entries['OEBPS/nav.xhtml'] ?? new Uint8Array())).toContain('第四章　泥做的字');
});

test('a workbook keeps its formulas together with their results', async () => {
  const entries = unzipSync(await readSample('.xlsx', '预算'));
  const lines = strFromU8(entries['xl/worksheets/sheet2.xml'] ?? new Uint8Array());
  expect(lines).toContain('<f>E4*F4</f><v>10920</v>');
});

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %i is called %s', (index, name) => {
  expect(columnName(index)).toBe(name);
});
