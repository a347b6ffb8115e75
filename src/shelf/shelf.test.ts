import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor, type Visitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { addGrants } from '../access/index.ts';
import { type Document, removeDocument } from '../catalog/index.ts';
import { newId } from '../platform/ids.ts';

let library: TestLibrary;
let documents: Document[];
let reader: Visitor;
let other: Visitor;
let readerId: string;
const TITLES = ['劳动竞赛方案', '图书馆章程', 'Reading Room Rules'];

beforeAll(async () => {
  library = await openTestLibrary();
  const press = await library.addUser('press', 'contributor');
  readerId = (await library.addUser('reader', 'reader')).id;
  await library.addUser('other', 'reader');
  documents = [];
  for (const title of TITLES) {
    const defaults = { then: 'publish' as const, priceMinor: title.startsWith('图') ? 500 : 0 };
    documents.push(await library.receive(`# ${title}\n\n${title}。`, `${title}.md`, press.id, defaults));
  }
  await library.processAll();
  reader = createVisitor(library);
  await reader.signIn('reader');
  other = createVisitor(library);
  await other.signIn('other');
});
afterAll(() => library.close());

const idOf = (index: number) => documents[index]?.id ?? '';
const html = async (visitor: Visitor, path: string) => (await visitor.get(path)).text();
const titlesIn = (page: string) =>
  [...page.matchAll(/<h3[^>]*><a[^>]*>([^<]+)<\/a>/g)].map(([, title]) => title);
const newList = async (title: string) => {
  const made = await reader.post('/shelf/lists', { title });
  return /\/shelf\/lists\/(\w+)/.exec(made.headers.get('location') ?? '')?.[1] ?? '';
};

test('a visitor signs in first and comes back to what they wanted to keep', async () => {
  const response = await createVisitor(library).get(`/shelf/keep/${idOf(0)}`);
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe(
    `/sign-in?return=${encodeURIComponent(`/shelf/keep/${idOf(0)}`)}`,
  );
});

test('favourites are kept and searched, each on its own shelf', async () => {
  for (const index of [0, 1]) await reader.post(`/shelf/favourites/${idOf(index)}/add`, {});
  await reader.post(`/shelf/favourites/${idOf(0)}/add`, {});
  expect(new Set(titlesIn(await html(reader, '/shelf')))).toEqual(new Set(['劳动竞赛方案', '图书馆章程']));
  expect(titlesIn(await html(reader, `/shelf?q=${encodeURIComponent('圖書館')}`))).toEqual(['图书馆章程']);
  expect(titlesIn(await html(other, '/shelf'))).toEqual([]);
  const { headers } = await reader.get(`/documents/${idOf(0)}`);
  expect(await html(reader, headers.get('location') ?? '')).toContain('In your favourites');
  await reader.post(`/shelf/favourites/${idOf(0)}/remove`, { return: '/shelf' });
  expect(titlesIn(await html(reader, '/shelf'))).toEqual(['图书馆章程']);
  expect((await reader.post('/shelf/favourites/0000000000000/add', {})).status).toBe(404);
});

test('a list has an order and notes, and holds what is chosen for it', async () => {
  const id = await newList('备考');
  for (const index of [0, 1, 2]) await reader.post(`/shelf/keep/${idOf(index)}`, { list: id });
  const path = `/shelf/lists/${id}`;
  expect(titlesIn(await html(reader, path))).toEqual(TITLES);
  await reader.post(`${path}/items/${idOf(2)}/up`, {});
  await reader.post(`${path}/items/${idOf(0)}/up`, {});
  await reader.post(`${path}/items/${idOf(1)}/note`, { note: '<b>先看</b>第二章' });
  const page = await html(reader, path);
  expect(titlesIn(page)).toEqual(['劳动竞赛方案', 'Reading Room Rules', '图书馆章程']);
  expect(page).toContain('&lt;b&gt;先看&lt;/b&gt;第二章');
  await reader.post(`/shelf/keep/${idOf(0)}`, { newList: '另一份' });
  expect(titlesIn(await html(reader, path))).toEqual(['Reading Room Rules', '图书馆章程']);
  expect(await html(reader, '/shelf?part=lists')).toContain('另一份');
  const lists = (words: string) => html(reader, `/shelf?part=lists&q=${encodeURIComponent(words)}`);
  expect(await lists('reading 规则')).not.toContain('备考');
  expect(await lists('rules reading')).toContain('备考');
  expect(await lists('先看 章程')).toContain('备考');
  expect(await html(other, '/shelf?part=lists&q=rules')).not.toContain('备考');
});

test('a list is read by whom it is for, and by nobody else', async () => {
  const id = await newList('同读');
  await reader.post(`/shelf/keep/${idOf(2)}`, { list: id });
  const stranger = createVisitor(library);
  const settle = (visibility: string) =>
    reader.post(`/shelf/lists/${id}`, { title: '同读', description: '', visibility });
  const secretOf = async () => /\?key=([\w-]+)/.exec(await html(reader, `/shelf/lists/${id}`))?.[1] ?? '';
  expect((await stranger.get(`/lists/${id}`)).status).toBe(404);
  await settle('link');
  const secret = await secretOf();
  expect((await stranger.get(`/lists/${id}`)).status).toBe(404);
  expect((await stranger.get(`/lists/${id}?key=wrong`)).status).toBe(404);
  expect(await html(stranger, `/lists/${id}?key=${secret}`)).toContain('noindex');
  await settle('public');
  expect(titlesIn(await html(stranger, `/lists/${id}`))).toEqual(['Reading Room Rules']);
  await settle('private');
  await settle('link');
  expect((await stranger.get(`/lists/${id}?key=${secret}`)).status).toBe(404);
  for (const path of [`/shelf/lists/${id}`, `/shelf/lists/${id}/remove`])
    expect((await other.post(path, { title: 'x', visibility: 'public' })).status).toBe(404);
});

test('what somebody bought stays theirs, also when it has left the library', async () => {
  await library.db
    .transaction()
    .execute((tx) =>
      addGrants(tx, [{ holderId: readerId, documentId: idOf(1), kind: 'purchase', cause: newId() }]),
    );
  expect(titlesIn(await html(reader, '/shelf?part=downloads'))).toEqual(['图书馆章程']);
  const id = await newList('公开');
  await reader.post(`/shelf/keep/${idOf(1)}`, { list: id });
  await reader.post(`/shelf/lists/${id}`, { title: '公开', description: '', visibility: 'public' });
  await removeDocument(library.db, idOf(1));
  expect(titlesIn(await html(reader, '/shelf?part=downloads'))).toEqual(['图书馆章程']);
  expect((await reader.get(`/documents/${idOf(1)}/download`)).status).toBe(200);
  expect(titlesIn(await html(other, `/lists/${id}`))).toEqual([]);
});

test('what cannot be accepted is refused with its reason', async () => {
  expect((await reader.post('/shelf/lists', { title: ' ' })).status).toBe(400);
  const id = await newList('短');
  const refused = await reader.post(`/shelf/lists/${id}`, { title: 'x'.repeat(200), visibility: 'everyone' });
  expect(refused.status).toBe(422);
  await reader.post(`/shelf/keep/${idOf(0)}`, { list: id });
  const long = { note: 'x'.repeat(100_000) };
  expect((await reader.post(`/shelf/lists/${id}/items/${idOf(0)}/note`, long)).status).toBe(400);
  for (const odd of ['?part=none', '?page=abc', '?q=%00', '?part=uploads'])
    expect((await reader.get(`/shelf${odd}`)).status, odd).toBe(200);
});
