import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createVisitor, type Visitor } from '../../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../../test/library.ts';
import { type Document, getDocument } from '../../catalog/index.ts';
import { findAgain } from './anchor.ts';

const FREE = '公开的开头';
const JSON_ANSWER = { accept: 'application/json' };

let library: TestLibrary;
let paid: Document;
let visitor: Visitor;

beforeAll(async () => {
  library = await openTestLibrary();
  const press = await library.addUser('press', 'contributor');
  await library.addUser('reader', 'reader');
  const filler = Array.from(
    { length: 120 },
    (_, i) => `第${i}段，普普通通的文字，把后面的推到后面的页上去。`,
  );
  paid = await library.receive([`# ${FREE}`, ...filler].join('\n\n'), '收费.md', press.id, {
    then: 'publish',
    priceMinor: 600,
    previewPages: 1,
  });
  await library.processAll();
  paid = await getDocument(library.db, paid.id);
  visitor = createVisitor(library);
});
afterEach(async () => {
  await library.db.deleteFrom('reader_notes').execute();
});
afterAll(() => library.close());

const notes = () => `/documents/${paid.id}/read/notes`;
const add = (fields: Record<string, string>, by = visitor) => by.post(notes(), fields, JSON_ANSWER);

test('words are highlighted, noted, listed and taken home, by the one who made them alone', async () => {
  const highlight = await add({ page: '1', start: '0', end: '5' });
  expect(highlight.status).toBe(201);
  const { id } = (await highlight.json()) as { id: string };
  expect((await visitor.post(`${notes()}/${id}`, { note: '<b>记住</b> [这里]', page: '1' })).status).toBe(
    303,
  );
  const panel = await (await visitor.get(`/documents/${paid.id}/read/panel?panel=notes`)).text();
  expect(panel).toContain(`${FREE}</q>`);
  expect(panel).toContain('&lt;b&gt;记住&lt;/b&gt;');
  const markdown = await (await visitor.get(`${notes()}.md`)).text();
  expect(markdown).toContain(`> ${FREE}\n\n\\<b\\>记住\\</b\\> \\[这里\\]`);
  const { first } = (await (await visitor.get(`${notes()}.json`)).json()) as { first: { items: unknown[] } };
  expect(first.items).toMatchObject([
    {
      type: 'Annotation',
      motivation: 'commenting',
      body: [{ type: 'TextualBody', value: '<b>记住</b> [这里]' }],
      target: { selector: { value: 'page=1', refinedBy: [{ exact: FREE }, { start: 0, end: 5 }] } },
    },
  ]);
  const other = createVisitor(library);
  await other.signIn('reader');
  expect(await (await other.get(`${notes()}.md`)).text()).not.toContain(`> ${FREE}`);
  expect((await other.post(`${notes()}/${id}`, { note: 'mine' })).status).toBe(404);
  await other.post(`${notes()}/${id}`, { do: 'remove' });
  await visitor.signIn('reader');
  expect(await (await visitor.get(`${notes()}.md`)).text()).toContain(`> ${FREE}`);
  await visitor.post(`${notes()}/${id}`, { do: 'remove' });
  expect(await (await visitor.get(`${notes()}.md`)).text()).not.toContain(`> ${FREE}`);
});

test('a locked page takes no notes, and gives none of its words', async () => {
  expect((await add({ page: '2', start: '0', end: '20' })).status).toBe(403);
  expect((await add({ page: '2', note: 'x' })).status).toBe(403);
  const owner = createVisitor(library);
  await owner.signIn('press');
  expect((await add({ page: '2', start: '0', end: '20' }, owner)).status).toBe(201);
  // Whoever had the right once keeps the note, and not the words.
  await library.db.updateTable('reader_notes').set({ reader: 'v:0000000000000' }).execute();
  const { listNotes } = await import('./notes.ts');
  const opened = { document: paid, visible: 1, mayDownload: false };
  expect(await listNotes(library.db, 'v:0000000000000', opened)).toMatchObject([
    { page: 2, quote: '', before: '', after: '', end: 0 },
  ]);
});

test.each([
  [{ page: '1', start: '0', end: '999999' }],
  [{ page: '1', start: '-1', end: '3' }],
  [{ page: '1', start: '5', end: '2' }],
  [{ page: '1', start: 'x', end: '2' }],
  [{ page: '1' }],
  [{ page: '1', note: ' ' }],
  [{ page: '1', note: 'x'.repeat(100_000) }],
])('refuses %.60j', async (fields) => {
  const response = await add(fields);
  expect(response.status).toBe(422);
  expect(((await response.json()) as { reason: string }).reason).not.toBe('');
});

test('a note that is too long is given back with its reason, without scripts too', async () => {
  const note = `<b>${'长'.repeat(100_000)}`;
  const refused = await visitor.post(notes(), { page: '1', note }, { 'accept-language': 'zh-CN' });
  expect(refused.status).toBe(422);
  const html = await refused.text();
  expect(html).toContain('太长了');
  expect(html).toContain(note.replace('<b>', '&lt;b&gt;'));
  const kept = await visitor.post(notes(), { page: '1', note: '短' });
  expect(kept.status).toBe(303);
});

test('notes stay with their words in a new version of the document', async () => {
  const reader = createVisitor(library);
  await add({ page: '1', start: '0', end: '5' }, reader);
  const press = (await library.db.selectFrom('documents').select('owner_id').executeTakeFirstOrThrow())
    .owner_id;
  const next = await library.receive(
    `新的序言。\n\n${'再一段。\n\n'.repeat(80)}${FREE}在这里。`,
    '新版.md',
    press,
  );
  await library.processAll();
  const { sha256, pageCount } = await getDocument(library.db, next.id);
  const rows = await library.db
    .selectFrom('reader_notes')
    .select(['reader', 'id'])
    .where('page', '=', 1)
    .execute();
  const { listNotes } = await import('./notes.ts');
  const opened = { document: { ...paid, sha256, pageCount }, visible: pageCount, mayDownload: true };
  const [note] = await listNotes(library.db, rows[0]?.reader, opened);
  expect(note).toMatchObject({ quote: FREE, isLost: false });
  expect(note?.page).toBeGreaterThan(1);
  await library.db.updateTable('reader_notes').set({ quote: '没有的话', sha256: 'old' }).execute();
  expect(await listNotes(library.db, rows[0]?.reader, opened)).toMatchObject([
    { isLost: true, quote: '没有的话' },
  ]);
});

test('words are found again wherever they went, whatever blanks and line ends they got', () => {
  const word = fc.stringMatching(/^[a-z图书馆]{3,12}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.nat(3), (words, page) => {
      const texts = ['1 2 3', '4 5', '6', '7 8'];
      texts[page] = `0 ${texts[page]} ${words.join('\n')} 9`;
      const place = findAgain({ page: 2, quote: words.join(' '), before: '', after: '' }, texts);
      expect(place).toMatchObject({ page: page + 1, quote: words.join('\n') });
    }),
  );
  const twice = ['甲：好的。乙：好的。'];
  expect(findAgain({ page: 1, quote: '好的', before: '乙：', after: '。' }, twice)).toMatchObject({
    start: 7,
  });
  expect(findAgain({ page: 1, quote: '坏的', before: '', after: '' }, twice)).toBeUndefined();
});
