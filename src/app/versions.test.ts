import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor, type Visitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { addGrants } from '../access/index.ts';
import { type Document, findArrivingVersion, getDocument, listVersions, slugify } from '../catalog/index.ts';

const FIRST = '# 手册\n\n第一版的说明，专讲旧办法。\n\n共有的一句话留在书里。';
const SECOND = `# 手册\n\n新写的前言。\n\n${'多出来的一段。\n\n'.repeat(90)}共有的一句话留在书里。`;

let library: TestLibrary;
let press: Visitor;
let buyer: Visitor;
let late: Visitor;
let document: Document;

beforeAll(async () => {
  library = await openTestLibrary();
  const owner = await library.addUser('press', 'contributor');
  const accounts = [await library.addUser('buyer', 'reader'), await library.addUser('late', 'reader')];
  const defaults = { then: 'publish', priceMinor: 900, previewPages: 1 } as const;
  document = await library.receive(FIRST, '手册.md', owner.id, defaults);
  await library.processAll();
  document = await getDocument(library.db, document.id);
  await buy(accounts[0]?.id ?? '');
  [press, buyer, late] = [createVisitor(library), createVisitor(library), createVisitor(library)];
  await Promise.all([press.signIn('press'), buyer.signIn('buyer'), late.signIn('late')]);
  await buyer.post(`/documents/${document.id}/read/notes`, { page: '1', start: '4', end: '12', note: '旧' });
});
afterAll(() => library.close());

async function buy(holderId: string): Promise<void> {
  const grant = { holderId, documentId: document.id, kind: 'purchase', cause: `order ${holderId}` } as const;
  await library.db.transaction().execute((tx) => addGrants(tx, [grant]));
}

function replaceWith(content: string, name: string): Promise<Response> {
  const form = new FormData();
  form.append('file', new File([content], name));
  return press.post(`/studio/documents/${document.id}/replace`, form, { host: 'localhost:3000' });
}

const body = async (response: Promise<Response>) => await (await response).text();
const address = () => `/documents/${document.id}/${encodeURIComponent(slugify(document.title))}`;

test('a version that cannot be read changes nothing, says why, and can be given up', async () => {
  expect((await replaceWith('%PDF-1.4 nothing', '坏.pdf')).status).toBe(303);
  await library.processAll();
  expect(await getDocument(library.db, document.id)).toEqual(document);
  expect(await findArrivingVersion(library.db, document.id)).toMatchObject({ failureCode: 'damaged' });
  expect(await body(press.get(address()))).toContain('坏.pdf');
  expect(await body(buyer.get(address()))).not.toContain('坏.pdf');
  await press.post(`/studio/documents/${document.id}/version/cancel`, {});
  expect(await findArrivingVersion(library.db, document.id)).toBeUndefined();
});

test('the file that it has already is no new version, and a stranger brings none', async () => {
  expect((await replaceWith(FIRST, '又.md')).status).toBe(409);
  for (const action of ['version/retry', 'version/cancel'])
    expect((await late.post(`/studio/documents/${document.id}/${action}`, {})).status).toBe(403);
});

test('readers keep the old version until the new one is ready, and then have it everywhere', async () => {
  expect((await replaceWith(SECOND, '手册第二版.md')).status).toBe(303);
  expect(await body(buyer.get(`/documents/${document.id}/download`))).toBe(FIRST);
  expect(await body(press.get(`/documents/${document.id}/progress`))).toContain('手册第二版.md');
  await library.processAll();
  await library.indexAll();
  const now = await getDocument(library.db, document.id);
  expect(now).toMatchObject({ version: 2, title: document.title, stage: 'ready', fileName: '手册第二版.md' });
  expect(now.pageCount).toBeGreaterThan(1);
  expect(now.previewText).toContain('新写的前言');
  const page = await body(late.get(address()));
  expect(page).toContain(now.sha256);
  expect(page).not.toContain(document.sha256);
  expect(page).toContain(now.sha256.slice(0, 8));
  const picture = await late.get(`/documents/${document.id}/pages/1.webp?w=480&v=${now.sha256.slice(0, 8)}`);
  expect(picture.headers.get('cache-control')).toContain('immutable');
  expect(picture.headers.get('etag')).toContain(now.sha256.slice(0, 16));
  expect((await late.get(`/documents/${document.id}/pages/2.webp?w=480`)).status).toBe(403);
  expect(await body(late.get(`/search?q=${encodeURIComponent('新写的前言')}`))).toContain(document.id);
  expect(await body(late.get(`/search?q=${encodeURIComponent('专讲旧办法')}`))).not.toContain('专讲旧办法。');
});

test('who bought the old version can have both, who bought the new one that one alone', async () => {
  const [late_] = await library.db.selectFrom('users').select('id').where('name', '=', 'late').execute();
  await buy(late_?.id ?? '');
  const download = `/documents/${document.id}/download`;
  expect(await body(buyer.get(download))).toBe(SECOND);
  expect(await body(buyer.get(`${download}?version=1`))).toBe(FIRST);
  expect(await body(press.get(`${download}?version=1`))).toBe(FIRST);
  expect(await body(late.get(download))).toBe(SECOND);
  expect((await late.get(`${download}?version=1`)).status).toBe(403);
  expect((await buyer.get(`${download}?version=7`)).status).toBe(404);
  expect((await createVisitor(library).get(`${download}?version=1`)).status).toBe(403);
  expect(await body(buyer.get(address()))).toContain(`${download}?version=1`);
  expect(await body(late.get(address()))).not.toContain(`${download}?version=1`);
  expect(await listVersions(library.db, document.id)).toMatchObject([
    { number: 2, servedUntil: null },
    { number: 1, sha256: document.sha256, fileName: '手册.md' },
  ]);
});

test('notes whose words are gone stay listed as such; they come back with the words', async () => {
  const panel = `/documents/${document.id}/read/panel?panel=notes`;
  const lost = await body(buyer.get(panel));
  expect(lost).toContain('No longer found in this version');
  expect(lost).toContain('一版的说明，专讲');
  await replaceWith(`${SECOND}\n\n第一版的说明，专讲旧办法。`, '手册第三版.md');
  await library.processAll();
  const found = await body(buyer.get(panel));
  expect(found).not.toContain('No longer found in this version');
  expect(found).toMatch(/data-to="[2-9]"/);
});
