import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor, type Visitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { addCategory, type Document, removeDocument } from '../catalog/index.ts';
import { writeSetting } from '../platform/settings.ts';
import { accountTrail, FOOTPRINT_DAYS } from './index.ts';
import { forgetOldFootprints } from './retention.ts';

let library: TestLibrary;
let documents: Document[];
const TITLES = ['劳动竞赛方案', '圖書館章程', 'Reading Room Rules'];
const DAY_MS = 24 * 60 * 60_000;

beforeAll(async () => {
  library = await openTestLibrary();
  const { id } = await library.addUser('press', 'contributor');
  const categoryId = await addCategory(library.db, {
    slug: 'rules',
    nameZh: '章程',
    nameEn: 'Rules',
    keywords: [],
  });
  documents = [];
  for (const [index, title] of TITLES.entries()) {
    const defaults = { then: 'publish' as const, ...(index > 0 ? { categoryId } : {}) };
    documents.push(await library.receive(`# ${title}\n\n${title}。`, `${title}.md`, id, defaults));
  }
  await library.processAll();
});
afterAll(() => library.close());

const open = async (visitor: Visitor, index: number, headers: Record<string, string> = {}) => {
  const { id } = documents[index] as Document;
  const redirect = await visitor.get(`/documents/${id}`);
  return visitor.get(redirect.headers.get('location') ?? '', headers);
};
const page = async (visitor: Visitor, query = '') => (await visitor.get(`/footprints${query}`)).text();
const exported = async (visitor: Visitor): Promise<string[]> => {
  const response = await visitor.get('/footprints/export.json');
  const { footprints } = (await response.json()) as { footprints: Array<{ title: string }> };
  return footprints.map(({ title }) => title);
};
const countTrails = async () => {
  await library.footprints.flush();
  const rows = await library.db.selectFrom('footprints').select('trail').distinct().execute();
  return rows.length;
};

test('a robot that keeps no cookies leaves nothing, whatever it opens', async () => {
  const before = await countTrails();
  for (let i = 0; i < 20; i++) await open(createVisitor(library), i % 3);
  expect(await countTrails()).toBe(before);
});

test('a visitor who comes back has a trail, from the first document on', async () => {
  const visitor = createVisitor(library);
  await open(visitor, 0);
  await open(visitor, 1);
  expect(await exported(visitor)).toEqual(['圖書館章程', '劳动竞赛方案']);
  const once = createVisitor(library);
  await open(once, 2);
  expect(await page(once)).toContain('Reading Room Rules');
  expect(await page(createVisitor(library))).not.toContain('Reading Room Rules');
});

test('a document opened ten times is one entry with its last time; looking ahead is not opening', async () => {
  const visitor = createVisitor(library);
  for (let i = 0; i < 10; i++) await open(visitor, 0);
  await open(visitor, 1);
  await open(visitor, 0);
  await open(visitor, 2, { 'sec-purpose': 'prefetch;prerender' });
  expect(await exported(visitor)).toEqual(['劳动竞赛方案', '圖書館章程']);
});

test('nobody names another’s trail', async () => {
  const visitor = createVisitor(library);
  await open(visitor, 0);
  await open(visitor, 0);
  const { trail } = await library.db
    .selectFrom('footprints')
    .select('trail')
    .where('trail', 'like', 'visitor:%')
    .executeTakeFirstOrThrow();
  const forged = { cookie: `visitor=${trail.slice('visitor:'.length)}.AAAA` };
  expect(await (await createVisitor(library).get('/footprints/export.json', forged)).json()).toEqual({
    footprints: [],
  });
});

test('signing in joins both trails without doubles', async () => {
  const account = await library.addUser('joiner', 'reader');
  const before = createVisitor(library);
  await before.signIn('joiner');
  await open(before, 0);
  await open(before, 1);
  await library.footprints.flush();
  const visitor = createVisitor(library);
  await open(visitor, 2);
  await open(visitor, 0);
  await visitor.signIn('joiner');
  expect(await exported(visitor)).toEqual(['劳动竞赛方案', 'Reading Room Rules', '圖書館章程']);
  const rows = await library.db
    .selectFrom('footprints')
    .selectAll()
    .where('trail', '=', accountTrail(account.id))
    .execute();
  expect(rows).toHaveLength(3);
  for (const row of rows) expect(row.first_at).toBeLessThanOrEqual(row.last_at);
});

test('words, subject and days narrow the list, in either script', async () => {
  const visitor = createVisitor(library);
  for (const index of [0, 1, 2]) await open(visitor, index);
  const titlesIn = (html: string) => TITLES.filter((title) => html.includes(`>${title}</a>`));
  const now = Temporal.Now.plainDateISO();
  const [today, yesterday] = [now.toString(), now.subtract({ days: 1 }).toString()];
  expect(titlesIn(await page(visitor, `?q=${encodeURIComponent('图书馆')}`))).toEqual(['圖書館章程']);
  expect(titlesIn(await page(visitor, '?q=ROOM+reading'))).toEqual(['Reading Room Rules']);
  expect(titlesIn(await page(visitor, '?category=rules'))).toEqual(['圖書館章程', 'Reading Room Rules']);
  expect(titlesIn(await page(visitor, `?from=${today}&to=${today}`))).toEqual(TITLES);
  expect(titlesIn(await page(visitor, `?to=${yesterday}`))).toEqual([]);
  for (const odd of ['?from=2026-99-99&to=x', '?page=-1', '?page=99999', '?q=%00%FF', '?category=none'])
    expect((await visitor.get(`/footprints${odd}`)).status, odd).toBe(200);
});

test('one, a day, or all are removed, even what was opened this very moment', async () => {
  const visitor = createVisitor(library);
  for (const index of [0, 1, 2]) await open(visitor, index);
  await visitor.post(`/footprints/documents/${documents[1]?.id}/remove`, {});
  expect(await exported(visitor)).toEqual(['Reading Room Rules', '劳动竞赛方案']);
  await library.db
    .updateTable('footprints')
    .set((eb) => ({ last_at: eb('last_at', '-', DAY_MS) }))
    .where('document_id', '=', documents[0]?.id ?? '')
    .execute();
  const today = Temporal.Now.plainDateISO().toString();
  await visitor.post(`/footprints/days/${today}/remove`, {});
  expect(await exported(visitor)).toEqual(['劳动竞赛方案']);
  expect((await visitor.post('/footprints/days/yesterday/remove', {})).status).toBe(400);
  await open(visitor, 2);
  await visitor.post('/footprints/remove', {});
  expect(await exported(visitor)).toEqual([]);
});

test('a pause leaves no footprints until it ends, also for somebody new', async () => {
  const visitor = createVisitor(library);
  await visitor.post('/footprints/pause', {});
  for (const index of [0, 1]) await open(visitor, index);
  expect(await exported(visitor)).toEqual([]);
  await visitor.post('/footprints/resume', {});
  await open(visitor, 2);
  expect(await exported(visitor)).toEqual(['Reading Room Rules']);
});

test('a document that is gone stays as gone, by the name it had', async () => {
  const press = await library.addUser('leaver', 'contributor');
  const leaving = await library.receive('# 将要撤下\n\n内容。', '将要撤下.md', press.id, { then: 'publish' });
  await library.processAll();
  const visitor = createVisitor(library);
  documents.push(leaving);
  await open(visitor, documents.length - 1);
  await open(visitor, documents.length - 1);
  await removeDocument(library.db, leaving.id);
  const html = await page(visitor);
  expect(html).toContain('将要撤下');
  expect(html).toContain('No longer in the library');
  expect(html).not.toContain(`href="/documents/${leaving.id}`);
});

test('the export opens in a spreadsheet and runs nothing there', async () => {
  const press = await library.addUser('trickster', 'contributor');
  const odd = await library.receive('# =HYPERLINK("x"), “引号”\n\n内容。', 'odd.md', press.id, {
    then: 'publish',
  });
  await library.processAll();
  documents.push(odd);
  const visitor = createVisitor(library);
  for (let i = 0; i < 2; i++) await open(visitor, documents.length - 1);
  await visitor.post(`/documents/${odd.id}/read/progress`, { page: '1' });
  const response = await visitor.get('/footprints/export.csv');
  expect(response.headers.get('content-disposition')).toContain('footprints.csv');
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(bytes.toString()).toContain(`"'=HYPERLINK(""x""), “引号”"`);
  expect(bytes.toString()).toMatch(/,1,1\r\n$/);
  const { footprints } = (await (await visitor.get('/footprints/export.json')).json()) as {
    footprints: Array<{ furthestPage: number | null; pageCount: number | null }>;
  };
  expect(footprints).toMatchObject([{ furthestPage: 1, pageCount: 1 }]);
});

test('how far a visitor read, and what they noted, is kept as long as footprints are; an account’s stays', async () => {
  await library.addUser('keeper', 'reader');
  const [visitor, keeper] = [createVisitor(library), createVisitor(library)];
  await keeper.signIn('keeper');
  const base = `/documents/${documents[0]?.id}/read`;
  for (const reader of [visitor, keeper]) {
    await reader.post(`${base}/progress`, { page: '1' });
    await reader.post(`${base}/notes`, { page: '1', note: '记下一笔' });
  }
  const kept = async (reader: Visitor) =>
    (await (await reader.get(`${base}/panel?panel=notes`)).text()).includes('记下一笔');
  await forgetOldFootprints(library.db, Date.now() + 364 * DAY_MS);
  expect(await Promise.all([kept(visitor), kept(keeper)])).toEqual([true, true]);
  await forgetOldFootprints(library.db, Date.now() + 366 * DAY_MS);
  expect(await Promise.all([kept(visitor), kept(keeper)])).toEqual([false, true]);
  const rows = await library.db.selectFrom('reading_progress').select('reader').execute();
  expect(rows.every(({ reader }) => reader.startsWith('a:'))).toBe(true);
});

test('“because you read” goes by what documents say', async () => {
  const { id } = await library.addUser('tea', 'contributor');
  const about = (name: string) => `# ${name}\n\n${name}讲绿茶的采摘、杀青、揉捻与烘焙，以及茶园的管理。`;
  for (const name of ['绿茶制作', '绿茶烘焙'])
    documents.push(await library.receive(about(name), `${name}.md`, id, { then: 'publish' }));
  await library.processAll();
  await library.indexAll();
  const visitor = createVisitor(library);
  for (let i = 0; i < 2; i++) await open(visitor, documents.length - 2);
  await library.footprints.flush();
  const home = await (await visitor.get('/')).text();
  const because = home.slice(home.indexOf('Because you read'));
  expect(because.slice(0, because.indexOf('</section>'))).toContain('绿茶烘焙');
});

test('what is older than the library keeps is deleted; kept for 0 days, nothing is written', async () => {
  const visitor = createVisitor(library);
  for (const index of [0, 1]) await open(visitor, index);
  await library.footprints.flush();
  await forgetOldFootprints(library.db, Date.now() + 364 * DAY_MS);
  expect(await exported(visitor)).toHaveLength(2);
  await forgetOldFootprints(library.db, Date.now() + 366 * DAY_MS);
  expect(await exported(visitor)).toEqual([]);
  await writeSetting(library.db, FOOTPRINT_DAYS, 0);
  await open(visitor, 0);
  expect(await exported(visitor)).toEqual([]);
  await writeSetting(library.db, FOOTPRINT_DAYS, 365);
});
