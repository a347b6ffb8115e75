import { existsSync } from 'node:fs';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleDocuments } from '../../samples/index.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { findSource, listPageSizes, listPageTexts, workFolder } from '../ingest/index.ts';
import { originalKey } from '../storage/index.ts';
import { addCategory } from './categories.ts';
import { findDocument, getDocument, listTags } from './documents.ts';
import { DuplicateFileError, PROCESS_DOCUMENT } from './receive.ts';
import { forgetFile } from './forget-file.ts';
import { removeDocument, replaceFile, retryDocument } from './remove.ts';

let library: TestLibrary;
let owner: string;

beforeAll(async () => {
  library = await openTestLibrary();
  owner = (await library.addUser('press', 'contributor')).id;
});
afterAll(() => library.close());

async function ingest(bytes: Uint8Array | string, name: string) {
  const { id } = await library.receive(bytes, name, owner);
  await library.processAll();
  return await getDocument(library.db, id);
}

async function receiveSample(format: string) {
  const found = sampleDocuments.find(({ file }) => file.endsWith(format));
  if (!found) throw new Error(`no sample of ${format}`);
  return await library.receive(await found.make(), found.file, owner);
}

async function processingJobs(): Promise<number> {
  const jobs = await library.db
    .selectFrom('jobs')
    .select('id')
    .where('kind', '=', PROCESS_DOCUMENT)
    .execute();
  return jobs.length;
}

test('a PDF becomes pages, text, outline and pictures', async () => {
  const { id } = await receiveSample('.pdf');
  await library.processAll();
  const document = await getDocument(library.db, id);
  expect(document).toMatchObject({ stage: 'ready', format: 'pdf', textKind: 'text', failureCode: null });
  expect(document.pageCount).toBeGreaterThan(2);
  const source = await findSource(library.db, document.sha256);
  expect(source?.shownKey).toBe(originalKey(document.sha256));
  const sizes = await listPageSizes(library.db, document.sha256, 100);
  expect(sizes).toHaveLength(document.pageCount);
  expect(sizes.every(({ width, height }) => width > 100 && height > 100)).toBe(true);
  const texts = await listPageTexts(library.db, document.sha256, 1, 100);
  expect(texts.join('').length).toBeGreaterThan(1_000);
  expect([...document.previewText].length).toBeLessThanOrEqual(2_000);
});

test('every other kind of sample becomes pages with its text', async () => {
  const extensions = ['.docx', '.pptx', '.xlsx', '.epub', '.md', '.txt'];
  const ids = await Promise.all(extensions.map(async (extension) => (await receiveSample(extension)).id));
  await library.processAll();
  for (const [index, extension] of extensions.entries()) {
    const document = await getDocument(library.db, ids[index] ?? '');
    expect(document, extension).toMatchObject({
      stage: 'ready',
      failureCode: null,
      format: extension.slice(1),
    });
    expect(document.previewText.length, extension).toBeGreaterThan(200);
  }
}, 120_000);

test('rows of a dense sheet stay rows, column after column', async () => {
  const rows = Array.from(
    { length: 60 },
    (_, i) => `张三${i},生产部${i % 5},${20 + (i % 30)},北京,${13800001000 + i},先进工作者`,
  );
  const { sha256 } = await ingest(['姓名,部门,年龄,城市,电话,备注', ...rows].join('\n'), '名单.csv');
  const [text = ''] = await listPageTexts(library.db, sha256, 1, 1);
  const lines = text.split('\n').map((line) => line.split(/[\t ]/).join(','));
  expect(lines.slice(0, 3)).toEqual(['姓名,部门,年龄,城市,电话,备注', rows[0], rows[1]]);
});

test('details are suggested from the file, unless a person set them', async () => {
  const id = await addCategory(library.db, {
    slug: '',
    nameZh: '工会',
    nameEn: 'Unions',
    keywords: ['劳动竞赛'],
  });
  const text =
    '# 2026 年劳动竞赛实施方案\n\n为进一步调动广大职工参与劳动竞赛的积极性，促进安全生产，特制定本实施方案。劳动竞赛由工会组织。劳动竞赛每季一评。\n\nCC BY-SA 4.0';
  const document = await ingest(text, 'scan0001.md');
  expect(document).toMatchObject({
    title: '2026 年劳动竞赛实施方案',
    language: 'zh-Hans',
    categoryId: id,
    licence: 'CC-BY-SA-4.0',
  });
  expect(document.summary).toContain('为进一步调动');
  expect(await listTags(library.db, document.id)).toContain('竞赛');
});

test.each([
  ['an empty file', '', 'empty.pdf', 'empty'],
  ['rubbish', new Uint8Array(5_000).map((_, i) => (i * 7919) % 251), 'photo.pdf', 'unsupported'],
  ['a truncated PDF', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog', 'cut.pdf', 'damaged'],
  [
    'an Office file with an entity bomb',
    zipSync({
      '[Content_Types].xml': strToU8(
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      'word/document.xml': strToU8(
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><w:document>&c;</w:document>',
      ),
    }),
    'bomb.docx',
    'entities',
  ],
  [
    'a zip bomb',
    zipSync(
      {
        mimetype: [strToU8('application/epub+zip'), { level: 0 }],
        'OEBPS/a.xhtml': new Uint8Array(300 * 2 ** 20),
      },
      { level: 9 },
    ),
    'bomb.epub',
    'bomb',
  ],
])('%s fails with its reason, and its neighbours go on', async (_, bytes, name, code) => {
  const { id } = await library.receive(bytes, name, owner);
  const neighbour = await library.receive(`# Neighbour of ${name}\n\nText.`, `${name}.md`, owner);
  await library.processAll();
  expect(await getDocument(library.db, id)).toMatchObject({ stage: 'failed', failureCode: code });
  expect(await getDocument(library.db, neighbour.id)).toMatchObject({ stage: 'ready' });
  expect(await processingJobs()).toBe(0);
  expect(await readdir(workFolder(library.config)).catch(() => [])).toEqual([]);
});

test('a mislabelled file is what it is', async () => {
  expect(
    await ingest(
      '<!doctype html><html lang="en"><title>Plain page</title><p>Hello there, dear readers.</p>',
      'report.pdf',
    ),
  ).toMatchObject({ format: 'html', stage: 'ready' });
});

test('a failed document can get another file, be tried again, and be removed without a trace', async () => {
  const failed = await ingest('%PDF-1.4 nothing', '坏.pdf');
  const path = join(library.config.storageDir, 'incoming', 'better');
  await writeFile(path, '# 好的\n\n这一份可以打开。');
  await replaceFile(library.db, library.storage, failed.id, path, '好.md');
  await library.processAll();
  const replaced = await getDocument(library.db, failed.id);
  expect(replaced).toMatchObject({ stage: 'ready', fileName: '好.md', format: 'md' });
  await expect(retryDocument(library.db, failed.id)).rejects.toMatchObject({ code: 'conflict' });
  await removeDocument(library.db, failed.id);
  expect(await findDocument(library.db, failed.id)).toBeUndefined();
  expect(await findSource(library.db, replaced.sha256)).toBeUndefined();
});

test('bytes that arrived lately are not cleared away, unreferred old ones are', async () => {
  const document = await ingest('# soon gone', 'gone.md');
  await removeDocument(library.db, document.id);
  const key = originalKey(document.sha256);
  await forgetFile(library.db, library.storage, document.sha256);
  expect(await library.storage.has(key)).toBe(true);
  const longAgo = new Date(Date.now() - 2 * 60 * 60_000);
  await utimes(await library.storage.localPath(key), longAgo, longAgo);
  await forgetFile(library.db, library.storage, document.sha256);
  expect(await library.storage.has(key)).toBe(false);
});

test('the same bytes are taken in once, even at the same moment', async () => {
  const attempts = await Promise.allSettled(
    [1, 2, 3].map((n) => library.receive('the very same', `copy ${n}.txt`, owner)),
  );
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const attempt of attempts) {
    if (attempt.status === 'rejected') expect(attempt.reason).toBeInstanceOf(DuplicateFileError);
  }
});

const corpus = process.env['CORPUS_DIR'] ?? '../shared/corpus';
test.skipIf(!existsSync(corpus))(
  'hostile files of the corpus end, each by itself',
  async () => {
    const folder = join(corpus, 'hostile');
    const names = (await readdir(folder)).filter((name) =>
      /bug_|poc|protected|truncated|recursive/.test(name),
    );
    const ids: string[] = [];
    for (const name of names)
      ids.push((await library.receive(await readFile(join(folder, name)), name, owner)).id);
    await library.processAll();
    for (const [index, id] of ids.entries()) {
      const { stage, failureCode } = await getDocument(library.db, id);
      if (/protected/.test(names[index] ?? '')) expect(failureCode, names[index]).toBe('encrypted');
      expect(stage === 'ready' || (stage === 'failed' && failureCode !== null), names[index]).toBe(true);
    }
    expect(await processingJobs()).toBe(0);
  },
  180_000,
);
