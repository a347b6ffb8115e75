import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor, type Visitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { readDefaults } from './defaults.ts';

let library: TestLibrary;
let press: Visitor;
let ownerId: string;

beforeAll(async () => {
  library = await openTestLibrary();
  ownerId = (await library.addUser('press', 'contributor')).id;
  press = createVisitor(library);
  await press.signIn('press');
});
afterAll(() => library.close());

test('going on with an upload takes what the form says now, not what it said when it began', async () => {
  const text = '第一部分。第二部分。';
  const half = Buffer.byteLength('第一部分。');
  const location = await begin(text, 'resumed.txt', { price: '0', previewPages: '5', publish: 'on' });
  expect((await patch(location, 0, Buffer.from(text).subarray(0, half))).status).toBe(204);
  const now = { price: '25', previewPages: '2' };
  expect((await patch(location, half, Buffer.from(text).subarray(half), now)).status).toBe(204);
  expect(await documentNamed('resumed.txt')).toMatchObject({
    price_minor: 2500,
    preview_pages: 2,
    publish_when_ready: 0,
  });
  expect(await readdir(uploads())).toEqual([]);
});

test('a bad price is refused before more is sent, in words', async () => {
  const location = await begin('some text', 'priced.txt', { price: '5' });
  const refused = await patch(location, 0, Buffer.from('some text'), { price: '12,50' });
  expect(refused.status).toBe(422);
  expect(await refused.text()).not.toBe('');
  expect(await documentNamed('priced.txt')).toBeUndefined();
  expect((await patch(location, 0, Buffer.from('some text'), { price: '12.50' })).status).toBe(204);
  expect(await documentNamed('priced.txt')).toMatchObject({ price_minor: 1250 });
});

test('an empty file is kept, as one that cannot be read', async () => {
  await begin('', 'empty.txt', {});
  expect(await documentNamed('empty.txt')).toMatchObject({ bytes: 0 });
});

test('bytes that were whole when the server was killed are kept by who asks for them, and at the next start', async () => {
  const asked = await begin('asked for after the kill', 'asked.txt', { price: '3' });
  await writeFile(join(uploads(), asked.split('/').at(-1) ?? ''), 'asked for after the kill');
  const head = await press.send(asked, { method: 'HEAD', headers: tus() });
  expect(head.status).toBe(200);
  expect(await documentNamed('asked.txt')).toMatchObject({ price_minor: 300 });

  const forgotten = await begin('nobody asks', 'forgotten.txt', { price: '4' });
  await writeFile(join(uploads(), forgotten.split('/').at(-1) ?? ''), 'nobody asks');
  createVisitor(library);
  await expect
    .poll(() => documentNamed('forgotten.txt'))
    .toMatchObject({ price_minor: 400, owner_id: ownerId });
  await expect.poll(() => readdir(uploads())).toEqual([]);
});

test('a file that the library has is refused at its end, and nothing of it stays', async () => {
  const location = await begin('twice', 'one.txt', {});
  await patch(location, 0, Buffer.from('twice'));
  const again = await begin('twice', 'two.txt', {});
  expect((await patch(again, 0, Buffer.from('twice'))).status).toBe(409);
  expect(await documentNamed('two.txt')).toBeUndefined();
  expect(await readdir(uploads())).toEqual([]);
});

test('a field that was emptied is asked for, one that is left out has its default', async () => {
  await expect(readDefaults(library.db, { price: '' }, 'CNY')).rejects.toMatchObject({
    fields: { price: 'amount' },
  });
  await expect(readDefaults(library.db, { previewPages: ' ' }, 'CNY')).rejects.toMatchObject({
    fields: { previewPages: 'pages' },
  });
  expect(await readDefaults(library.db, {}, 'CNY')).toEqual({});
});

function uploads(): string {
  return join(library.config.storageDir, 'uploads');
}

function tus(fields?: Record<string, string>): Record<string, string> {
  const given = fields && { 'Upload-Fields': encodeURIComponent(JSON.stringify(fields)) };
  return { 'Tus-Resumable': '1.0.0', origin: 'http://localhost:3000', ...given };
}

async function begin(text: string, fileName: string, fields: Record<string, string>): Promise<string> {
  await mkdir(uploads(), { recursive: true });
  const metadata = Object.entries({ ...fields, filename: fileName })
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',');
  const headers = {
    ...tus(),
    'Upload-Length': String(Buffer.byteLength(text)),
    'Upload-Metadata': metadata,
  };
  const response = await press.send('/uploads', { method: 'POST', headers });
  expect(response.status, await response.text()).toBe(201);
  return new URL(response.headers.get('location') ?? '', 'http://localhost:3000').pathname;
}

async function patch(location: string, offset: number, bytes: Uint8Array, fields?: Record<string, string>) {
  const headers = {
    ...tus(fields),
    'Upload-Offset': String(offset),
    'Content-Type': 'application/offset+octet-stream',
  };
  return press.send(location, { method: 'PATCH', headers, body: new Uint8Array(bytes) });
}

async function documentNamed(name: string) {
  return library.db.selectFrom('documents').selectAll().where('file_name', '=', name).executeTakeFirst();
}
