import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor, type Visitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import type { Document } from '../catalog/index.ts';
import { createApp } from './app.ts';

let library: TestLibrary;
let visitor: Visitor;
let document: Document;
const NAME = '劳动竞赛 方案😀 “终稿”.md';
const CONTENT = '# 劳动竞赛方案\n\n为调动积极性，制定本方案。';

beforeAll(async () => {
  library = await openTestLibrary({ MAX_UPLOAD_MIB: '1' });
  const { id } = await library.addUser('press', 'contributor');
  await library.addUser('reader', 'reader');
  document = await library.receive(CONTENT, NAME, id, { then: 'publish' });
  await library.processAll();
  visitor = createVisitor(library);
});
afterAll(() => library.close());

test('a free document downloads under its own name, whole and in part', async () => {
  const whole = await visitor.get(`/documents/${document.id}/download`);
  expect(await whole.text()).toBe(CONTENT);
  const disposition = whole.headers.get('content-disposition') ?? '';
  expect(disposition).toMatch(/^attachment/);
  expect(decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? '')).toBe(NAME);
  const part = await visitor.get(`/documents/${document.id}/download`, { range: 'bytes=2-4' });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe(`bytes 2-4/${Buffer.byteLength(CONTENT)}`);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(Buffer.from(CONTENT).subarray(2, 5));
  expect((await visitor.get(`/documents/${document.id}/download`, { range: 'bytes=9999-' })).status).toBe(
    416,
  );
});

test('a file that came without a name downloads with an extension', async () => {
  const { id } = await library.addUser('nameless', 'contributor');
  const file = await library.receive('Only a few words, and no name.', ' \u202e ', id, { then: 'publish' });
  await library.processAll();
  const response = await visitor.get(`/documents/${file.id}/download`);
  expect(response.headers.get('content-disposition')).toMatch(/filename="?document\.txt"?$/);
});

test('downloads are counted once each', async () => {
  const count = async () =>
    (
      await library.db
        .selectFrom('documents')
        .select('downloads')
        .where('id', '=', document.id)
        .executeTakeFirstOrThrow()
    ).downloads;
  const before = await count();
  await (await visitor.get(`/documents/${document.id}/download`)).text();
  await (await visitor.get(`/documents/${document.id}/download`, { range: 'bytes=5-' })).text();
  expect(await count()).toBe(before + 1);
});

test('pictures can be kept for ever under a versioned address, and are revalidated otherwise', async () => {
  const versioned = await visitor.get(
    `/documents/${document.id}/pages/1.webp?w=800&v=${document.sha256.slice(0, 8)}`,
  );
  expect(versioned.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(
    Buffer.from(await versioned.arrayBuffer())
      .subarray(8, 12)
      .toString(),
  ).toBe('WEBP');
  const etag = versioned.headers.get('etag') ?? '';
  const again = await visitor.get(`/documents/${document.id}/pages/1.webp?w=800`, { 'if-none-match': etag });
  expect(again.status).toBe(304);
  expect(again.headers.get('cache-control')).toContain('must-revalidate');
  expect((await visitor.get(`/documents/${document.id}/pages/1.webp?w=801`)).status).toBe(400);
  expect((await visitor.get(`/documents/${document.id}/pages/7.webp?w=800`)).status).toBe(404);
});

test('a page asked for by many at once is drawn once and is the same for all', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const response = await visitor.get(`/documents/${document.id}/pages/1.webp?w=1600`);
      return Buffer.from(await response.arrayBuffer()).toString('base64');
    }),
  );
  expect(new Set(answers).size).toBe(1);
});

test('addresses without a slug, or with an old one, lead to the page', async () => {
  for (const path of [`/documents/${document.id}`, `/documents/${document.id}/old-name`]) {
    const response = await visitor.get(path);
    expect(response.status).toBe(301);
    expect(decodeURIComponent(response.headers.get('location') ?? '')).toMatch(
      /^\/documents\/[^/]+\/劳动竞赛/,
    );
  }
});

test('forms from other sites are refused', async () => {
  const response = await visitor.post('/preferences', { theme: 'ink' }, { origin: 'https://evil.example' });
  expect(response.status).toBe(403);
});

test('language and theme are chosen without an account and come back to the page', async () => {
  const fresh = createVisitor(library);
  const response = await fresh.post(
    '/preferences',
    { language: 'en', theme: 'ink' },
    { host: 'localhost:3000', referer: 'http://localhost:3000/search?q=a' },
  );
  const elsewhere = await fresh.post(
    '/preferences',
    { theme: 'ink' },
    { host: 'localhost:3000', referer: 'https://evil.example/x' },
  );
  expect(elsewhere.headers.get('location')).toBe('/');
  expect(response.headers.get('location')).toBe('/search?q=a');
  const page = await (await fresh.get('/', { 'accept-language': 'zh' })).text();
  expect(page).toMatch(/<html[^>]*lang="en"[^>]*data-theme="ink"|<html[^>]*data-theme="ink"[^>]*lang="en"/);
});

test('readers do not upload, contributors do, by a plain form', async () => {
  const press = createVisitor(library);
  await press.signIn('press');
  const form = new FormData();
  form.append('price', '6.00');
  form.append('previewPages', '1');
  form.append('files', new File(['# 新上传\n\n内容。'], '新上传 文件.md'));
  form.append('files', new File([CONTENT], 'again.md'));
  const response = await press.post('/upload', form);
  expect(response.status).toBe(422);
  const page = await response.text();
  expect(page).toContain('again.md');
  const row = await library.db
    .selectFrom('documents')
    .selectAll()
    .where('file_name', '=', '新上传 文件.md')
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ price_minor: 600, preview_pages: 1, stage: 'received' });
  const big = new FormData();
  big.append('files', new File([new Uint8Array(1_200_000)], 'big.bin'));
  expect((await press.post('/upload', big)).status).toBe(422);
  expect(
    await library.db.selectFrom('documents').select('id').where('file_name', '=', 'big.bin').execute(),
  ).toEqual([]);
  const bad = new FormData();
  bad.append('price', 'cheap');
  bad.append('files', new File(['x y z'], 'bad.txt'));
  expect((await press.post('/upload', bad)).status).toBe(422);
  expect(
    await library.db.selectFrom('documents').select('id').where('file_name', '=', 'bad.txt').execute(),
  ).toEqual([]);
});

test('pages go out compressed to whoever takes it, and are the same page', async () => {
  const assets = {
    urls: { style: '/s.css', main: '/m.js', upload: '/u.js', reader: '/r.js', readerStyle: '/r.css' },
    files: new Map(),
  };
  const server = createServer(getRequestListener(createApp(library, assets).fetch));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const plain = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'accept-encoding': 'identity' } });
  const packed = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'accept-encoding': 'gzip' } });
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(packed.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(await packed.text()).toBe(await plain.text());
  server.close();
});

test('unknown pages and odd parameters answer sensibly', async () => {
  for (const path of ['/nothing', '/documents/xxxxxxxxxxxxx', '/categories/none', '/documents/%00/x']) {
    expect((await visitor.get(path)).status, path).toBe(404);
  }
  for (const path of ['/search', '/search?q=%00&page=-1&sort=x', '/search?q=a&page=99999', '/?page=abc']) {
    expect((await visitor.get(path)).status, path).toBe(200);
  }
});
