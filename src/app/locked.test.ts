import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor, type Visitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { createToken } from '../accounts/index.ts';
import { type Document, editDocument, slugify } from '../catalog/index.ts';

const FREE = '公开的开头文字';
const LOCKED = '锁住的结尾文字';

let library: TestLibrary;
let paid: Document;
let draft: Document;
let visitor: Visitor;
let ownerToken: string;

beforeAll(async () => {
  library = await openTestLibrary();
  const press = await library.addUser('press', 'contributor');
  await library.addUser('rival', 'contributor');
  await library.addUser('reader', 'reader');
  ownerToken = await createToken(library.db, press.id, 'test');
  paid = await library.receive(manuscript('收费'), '收费.md', press.id, {
    then: 'publish',
    priceMinor: 1200,
    previewPages: 1,
  });
  draft = await library.receive(manuscript('草稿'), '草稿.md', press.id);
  await library.processAll();
  await library.indexAll();
  visitor = createVisitor(library);
});
afterAll(() => library.close());

function manuscript(title: string): string {
  const filler = Array.from(
    { length: 150 },
    (_, i) => `${title}第${i}段，这里是一些普普通通的文字，用来把后面的内容推到后面的页上去。`,
  );
  return [`# ${title}文档`, FREE, ...filler, `# ${LOCKED}章`, LOCKED].join('\n\n');
}

/** Everything a stranger's crawler could think of asking. */
function addresses(document: Document): string[] {
  const base = `/documents/${document.id}`;
  const pages = [0, 1, 2, 3, 4, 99, 100_000].flatMap((page) =>
    ['480', '800', '1200', '1600', '2400', '3200', '', '99', '99999', 'x'].map(
      (width) => `${base}/pages/${page}.webp?w=${width}`,
    ),
  );
  return [
    ...pages,
    base,
    `${base}/${slugify('收费文档')}`,
    `${base}/cover.webp`,
    `${base}/download`,
    `${base}/download?version=1`,
    `${base}/download?version=2`,
    `${base}/read/table`,
    `${base}/read/table?sheet=2&part=2`,
    `${base}/progress`,
    `${base}/pages/-1.webp`,
    `${base}/pages/2.webp%00`,
    `/documents/${document.id.toUpperCase()}`,
    '/',
    '/categories/none',
    `/search?q=${encodeURIComponent(LOCKED)}`,
    `/search?q=${encodeURIComponent('收费')}`,
    `/api/v1/documents/${document.id}`,
    `/api/v1/documents/${document.id}/status`,
    '/api/v1/documents',
    `/api/v1/search?q=${encodeURIComponent(LOCKED)}`,
    `/studio/documents/${document.id}`,
    '/desk/documents',
    '/metrics',
  ];
}

test('no answer to a stranger holds anything of a locked page', async () => {
  const pictures: string[] = [];
  for (const document of [paid, draft]) {
    for (const address of addresses(document)) {
      for (const headers of [{}, { range: 'bytes=0-99' }, { accept: 'application/json' }]) {
        const response = await visitor.get(address, headers);
        const body = Buffer.from(await response.arrayBuffer());
        expect(body.includes(LOCKED) && !address.includes('search'), address).toBe(false);
        if (response.headers.get('content-type') === 'image/webp') pictures.push(address);
        expect(response.status, address).toBeLessThan(500);
      }
    }
  }
  expect(new Set(pictures.map((address) => /pages\/(\d+)/.exec(address)?.[1] ?? 'cover'))).toEqual(
    new Set(['1', 'cover']),
  );
  expect(pictures.every((address) => address.includes(paid.id))).toBe(true);
});

test('a search for locked words repeats the question, not the page', async () => {
  const page = await (await visitor.get(`/search?q=${encodeURIComponent(LOCKED)}`)).text();
  expect(page).toContain(paid.id);
  expect(page).not.toContain(draft.id);
  const withoutQuestion = page.replaceAll(LOCKED, '');
  expect(withoutQuestion).not.toContain('结尾');
  const api = await (await visitor.get(`/api/v1/search?q=${encodeURIComponent('锁住的结尾')}`)).text();
  expect(api).toContain(paid.id);
  expect(api).not.toContain('锁住');
});

test('another contributor is a stranger too, the owner is not', async () => {
  const rival = createVisitor(library);
  await rival.signIn('rival');
  expect((await rival.get(`/documents/${paid.id}/download`)).status).toBe(403);
  expect((await rival.get(`/documents/${paid.id}/pages/2.webp?w=480`)).status).toBe(403);
  expect((await rival.get(`/documents/${draft.id}/download`)).status).toBe(404);
  expect((await rival.get(`/studio/documents/${draft.id}`)).status).toBe(403);
  for (const action of ['publish', 'unpublish', 'remove', 'retry']) {
    expect((await rival.post(`/studio/documents/${draft.id}/${action}`, {})).status, action).toBe(403);
  }
  const owner = createVisitor(library);
  await owner.signIn('press');
  expect((await owner.get(`/documents/${paid.id}/download`)).status).toBe(200);
  const locked = await owner.get(`/documents/${paid.id}/pages/2.webp?w=480&v=${paid.sha256.slice(0, 8)}`);
  expect(locked.status).toBe(200);
  expect(locked.headers.get('cache-control')).toMatch(/^private/);
  const listed = await owner.send(`/api/v1/documents/${draft.id}`, {
    headers: { authorization: `Bearer ${ownerToken}` },
  });
  expect(listed.status).toBe(200);
});

test('text that stops being free stops being shown at once', async () => {
  const { id } = await library.addUser('editor', 'contributor');
  const document = await library.receive(manuscript('改价'), '改价.md', id, {
    then: 'publish',
    previewPages: 9,
  });
  await library.processAll();
  const address = `/api/v1/documents/${document.id}`;
  expect((await visitor.get(`/documents/${document.id}/pages/2.webp?w=480`)).status).toBe(200);
  const form = {
    title: '改价',
    author: '',
    summary: '',
    language: 'zh-Hans',
    categoryId: '',
    tags: '',
    licence: 'all-rights-reserved',
    price: '5',
    previewPages: '0',
  };
  await editDocument(library.db, document.id, form, 0);
  expect((await visitor.get(`/documents/${document.id}/pages/1.webp?w=480`)).status).toBe(403);
  expect(((await (await visitor.get(address)).json()) as { previewText: string }).previewText).toBe('');
});

test('without a free page no picture is offered: not in lists, not to those who share the link', async () => {
  const { id } = await library.addUser('miser', 'contributor');
  const document = await library.receive(manuscript('密封'), '密封.md', id, {
    then: 'publish',
    priceMinor: 500,
    previewPages: 0,
  });
  await library.processAll();
  await library.indexAll();
  const cover = `/documents/${document.id}/cover.webp`;
  expect((await visitor.get(cover)).status).toBe(403);
  const own = (await visitor.get(`/documents/${document.id}`)).headers.get('location') ?? '';
  for (const address of ['/', `/search?q=${encodeURIComponent('密封')}`, own]) {
    const page = await (await visitor.get(address)).text();
    expect(page, address).toContain(document.id);
    expect(page, address).not.toContain(cover);
  }
  const owner = createVisitor(library);
  await owner.signIn('miser');
  expect(await (await owner.get('/studio')).text()).toContain(cover);
});
