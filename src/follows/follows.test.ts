import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor, type Visitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { addCategory, type Document } from '../catalog/index.ts';
import { toAtom } from './feed.ts';
import { sendNews } from './letters.ts';

let library: TestLibrary;
let reader: Visitor;
let readerId: string;
let pressId: string;
let categoryId: string;
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

beforeAll(async () => {
  library = await openTestLibrary();
  pressId = (await library.addUser('press', 'contributor')).id;
  readerId = (await library.addUser('reader', 'reader')).id;
  categoryId = await addCategory(library.db, {
    slug: 'rules',
    nameZh: '章程',
    nameEn: 'Rules',
    keywords: [],
  });
  reader = createVisitor(library);
  await reader.signIn('reader');
});
afterAll(() => library.close());

const publish = async (title: string, inCategory = false): Promise<Document> => {
  const defaults = { then: 'publish' as const, ...(inCategory ? { categoryId } : {}) };
  const document = await library.receive(`# ${title}\n\n${title}。`, `${title}.md`, pressId, defaults);
  await library.processAll();
  return document;
};
const letters = async () => {
  const rows = await library.db.selectFrom('letters').selectAll().orderBy('id').execute();
  return rows.map(({ subject, text, headers, recipient }) => {
    return { subject, text, recipient, headers: JSON.parse(headers) as Record<string, string> };
  });
};
const send = (now: number) => sendNews({ db: library.db, config: library.config }, now);
/** Tests send letters of days to come. */
const tellFromNow = async () => {
  const now = Date.now();
  await library.db.updateTable('followers').set({ told_until: now }).execute();
  return now;
};
const html = async (visitor: Visitor, path: string) => (await visitor.get(path)).text();
const feedPath = async () => /\/feeds\/[\w-]+/.exec(await html(reader, '/follows'))?.[0] ?? '';

test('what somebody follows reaches them once, with a way to end it that needs no account', async () => {
  await reader.post('/follows', { kind: 'category', target: categoryId });
  await reader.post('/follows', { kind: 'category', target: categoryId });
  await reader.post('/follows', { kind: 'search', target: '圖書館 開放' });
  await reader.post('/follows/settings', { frequency: 'daily' });
  const [inCategory, found] = [await publish('社团章程', true), await publish('图书馆开放时间')];
  await publish('无关的文档');
  await send(Date.now() + HOUR_MS);
  expect(await letters()).toEqual([]);
  await send(Date.now() + DAY_MS);
  await send(Date.now() + DAY_MS);
  const [letter, ...rest] = await letters();
  expect(rest).toEqual([]);
  expect(letter?.recipient).toBe('reader@test.example');
  expect(letter?.text).toContain(`/documents/${inCategory.id}/`);
  expect(letter?.text).toContain(`/documents/${found.id}/`);
  expect(letter?.text).not.toContain('无关的文档');
  expect(letter?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
  const stop = new URL(/<(.+)>/.exec(letter?.headers['List-Unsubscribe'] ?? '')?.[1] ?? '').pathname;
  // As a mail program does it: without cookies, without an origin.
  const oneClick = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };
  await createVisitor(library).get(stop);
  await tellFromNow();
  await publish('再来一份章程', true);
  await send(Date.now() + DAY_MS);
  expect(await letters()).toHaveLength(2);
  expect((await createVisitor(library).send(stop, oneClick)).status).toBe(200);
  expect((await createVisitor(library).send('/follows/stop/wrong', oneClick)).status).toBe(404);
  await tellFromNow();
  await publish('最后一份章程', true);
  await send(Date.now() + 9 * DAY_MS);
  expect(await letters()).toHaveLength(2);
});

test('a weekly letter comes by the week, and an empty one does not come', async () => {
  await reader.post('/follows/settings', { frequency: 'weekly' });
  const start = await tellFromNow();
  const before = (await letters()).length;
  await publish('周报章程', true);
  await send(start + DAY_MS);
  expect(await letters()).toHaveLength(before);
  await send(start + 7 * DAY_MS);
  expect(await letters()).toHaveLength(before + 1);
  await send(start + 14 * DAY_MS);
  expect(await letters()).toHaveLength(before + 1);
});

test('the feed holds the same, at an address that ends with a new one', async () => {
  const old = await feedPath();
  const stranger = createVisitor(library);
  const response = await stranger.get(old);
  expect(response.headers.get('content-type')).toContain('application/atom+xml');
  const feed = await response.text();
  expect(feed).toContain('<title>社团章程</title>');
  expect(feed).not.toContain('无关的文档');
  await reader.post('/follows/feed', {});
  expect((await stranger.get(old)).status).toBe(404);
  expect((await stranger.get(await feedPath())).status).toBe(200);
});

test('a contributor is followed from a document of theirs, and left again', async () => {
  const document = await publish('供稿人的文档');
  expect(await html(reader, `/follows?document=${document.id}`)).toContain(pressId);
  await reader.post('/follows', { kind: 'contributor', target: pressId });
  expect(await html(createVisitor(library), await feedPath())).toContain('供稿人的文档');
  const ids = [...(await html(reader, '/follows')).matchAll(/\/follows\/(\w+)\/remove/g)].map(([, id]) => id);
  for (const id of ids) await reader.post(`/follows/${id}/remove`, {});
  expect(await html(createVisitor(library), await feedPath())).not.toContain('<entry>');
});

test('a category and a search are followed where they stand, and left there again', async () => {
  const places = [
    { path: '/categories/rules', follow: 'Follow this subject', unfollow: 'Stop following this subject' },
    { path: '/search?q=%E8%8C%B6', follow: 'Follow this search', unfollow: 'Stop following this search' },
  ];
  const press = createVisitor(library);
  await press.signIn('press');
  for (const { path, follow, unfollow } of places) {
    expect(await html(createVisitor(library), path)).toContain('/sign-in?return=');
    const before = await html(press, path);
    expect(before).toContain(follow);
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(before)?.[1] ?? '';
    const [kind, target] = [field('kind'), field('target')];
    const back = await press.post('/follows', { kind, target, return: path });
    expect(back.headers.get('location')).toBe(path);
    const after = await html(press, path);
    expect(after).toContain(unfollow);
    const remove = /\/follows\/\w+\/remove/.exec(after)?.[0] ?? '';
    expect((await press.post(remove, { return: path })).headers.get('location')).toBe(path);
    expect(await html(press, path)).not.toContain(unfollow);
  }
});

test('what cannot be followed is refused', async () => {
  const cases = [
    { kind: 'category', target: 'none' },
    { kind: 'contributor', target: readerId },
    { kind: 'search', target: '   ' },
    { kind: 'search', target: 'x'.repeat(10_000) },
  ];
  for (const form of cases) expect((await reader.post('/follows', form)).status, form.kind).toBe(422);
  expect((await reader.post('/follows', { kind: 'everything', target: 'x' })).status).toBe(400);
  expect((await reader.post('/follows/settings', { frequency: 'hourly' })).status).toBe(400);
  const stranger = await createVisitor(library).get('/follows');
  expect(stranger.headers.get('location')).toContain('/sign-in');
});

test('a feed is well formed whatever a title holds', () => {
  const title = '<b>&"\u{0} \u{FFFF}\u{D800}</b>';
  const document = { id: 'x', title, fileName: '', author: '', summary: '', previewText: '', publishedAt: 0 };
  const atom = toAtom({
    title,
    baseUrl: 'http://x',
    path: '/f',
    documents: [document as unknown as Document],
  });
  expect(atom).toContain('<title>&lt;b&gt;&amp;&quot; \u{FFFD}&lt;/b&gt;</title>');
});
