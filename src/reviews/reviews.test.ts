import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor, type Visitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { addGrants } from '../access/index.ts';
import type { Document } from '../catalog/index.ts';
import { newId } from '../platform/ids.ts';
import { findOpinion } from './remarks.ts';

let library: TestLibrary;
let paid: Document;
let free: Document;
const people = {} as Record<'press' | 'buyer' | 'other' | 'operator', Visitor>;
const ids = {} as Record<keyof typeof people, string>;

beforeAll(async () => {
  library = await openTestLibrary();
  const roles = { press: 'contributor', buyer: 'reader', other: 'reader', operator: 'operator' } as const;
  for (const name of ['press', 'buyer', 'other', 'operator'] as const) {
    ids[name] = (await library.addUser(name, roles[name])).id;
    people[name] = createVisitor(library);
    await people[name].signIn(name);
  }
  const publish = { then: 'publish' as const };
  paid = await library.receive('# 章程\n\n第一条。', '章程.md', ids.press, { ...publish, priceMinor: 500 });
  free = await library.receive('# 方案\n\n第一条。', '方案.md', ids.press, publish);
  await library.processAll();
  await library.db
    .transaction()
    .execute((tx) =>
      addGrants(tx, [{ holderId: ids.buyer, documentId: paid.id, kind: 'purchase', cause: newId() }]),
    );
});
afterAll(() => library.close());

const html = async (visitor: Visitor, path: string) => (await visitor.get(path)).text();
const review = (name: keyof typeof people, document: Document, form: Record<string, string>) =>
  people[name].post(`/reviews/${document.id}`, { stars: '4', asPreviewed: 'yes', words: '', ...form });
const remarkIds = async (document: Document) =>
  (await findOpinion(library.db, document.id)).remarks.map(({ id }) => id);

test('only people who have a document review it', async () => {
  expect((await review('other', paid, {})).status).toBe(403);
  expect((await review('press', paid, {})).status).toBe(403);
  const stranger = await createVisitor(library).post(`/reviews/${paid.id}`, { stars: '5' });
  expect(stranger.headers.get('location')).toContain('/sign-in');
  expect((await review('buyer', paid, { words: '很实用' })).status).toBe(303);
  expect((await review('other', free, {})).status).toBe(303);
  expect(await html(createVisitor(library), `/reviews/${paid.id}`)).toContain('很实用');
});

test('everybody has one review, which they change and take back', async () => {
  await Promise.all([review('buyer', paid, { stars: '5' }), review('buyer', paid, { stars: '5' })]);
  await review('buyer', paid, { stars: '2', asPreviewed: 'no', words: '<i>改了</i>主意' });
  const { verdict, remarks } = await findOpinion(library.db, paid.id);
  expect(verdict).toEqual({ reviews: 1, questions: 0, stars: 2, asPreviewed: { yes: 0, no: 1 } });
  const page = await html(createVisitor(library), `/reviews/${paid.id}`);
  expect(page).toContain('&lt;i&gt;改了&lt;/i&gt;主意');
  const path = `/remarks/${remarks[0]?.id}/remove`;
  expect((await people.other.post(path, {})).status).toBe(403);
  await people.buyer.post(path, {});
  expect((await findOpinion(library.db, paid.id)).verdict.reviews).toBe(0);
});

test('what a document’s page says of its reviews is what they say together', async () => {
  await review('buyer', paid, { stars: '5' });
  await review('operator', paid, { stars: '2', asPreviewed: '' });
  await people.other.post(`/reviews/${paid.id}/questions`, { question: '有附录吗？' });
  expect((await findOpinion(library.db, paid.id)).verdict).toEqual({
    reviews: 2,
    questions: 1,
    stars: 3.5,
    asPreviewed: { yes: 1, no: 0 },
  });
  const { headers } = await people.other.get(`/documents/${paid.id}`);
  const page = await html(createVisitor(library), headers.get('location') ?? '');
  expect(page).toContain('3.5 of 5 stars');
  expect(page).toContain('有附录吗？');
});

test('the contributor answers, nobody else does', async () => {
  await people.other.post(`/reviews/${free.id}/questions`, { question: '适用于小店吗？' });
  const [question] = await remarkIds(free);
  const path = `/remarks/${question}/answer`;
  expect((await people.buyer.post(path, { answer: '不知道' })).status).toBe(403);
  const letters = await library.db
    .selectFrom('letters')
    .select(['recipient', 'text'])
    .where('recipient', '=', 'press@test.example')
    .execute();
  const [letter] = letters.filter(({ text }) => text?.includes('适用于小店吗？'));
  expect(letter?.text).toContain(`/reviews/${free.id}?part=questions`);
  await people.press.post(path, { answer: '适用。' });
  expect(await html(people.buyer, `/reviews/${free.id}?part=questions`)).toContain('适用。');
});

test('what is reported reaches the desk, is hidden there, and shown again', async () => {
  await review('buyer', free, { stars: '1', words: '广告广告' });
  const shown = async () => (await html(createVisitor(library), `/reviews/${free.id}`)).includes('广告广告');
  const [id] = await remarkIds(free);
  await people.other.post(`/remarks/${id}/report`, { reason: '这是广告' });
  await people.other.post(`/remarks/${id}/report`, { reason: '再来一次' });
  const desk = await html(people.operator, '/desk/reports');
  expect(desk).toContain('这是广告');
  expect(desk).not.toContain('再来一次');
  expect((await people.buyer.post(`/desk/reports/${id}/hide`, {})).status).toBe(403);
  await people.operator.post(`/desk/reports/${id}/hide`, {});
  expect(await shown()).toBe(false);
  expect((await findOpinion(library.db, free.id)).remarks.map((remark) => remark.id)).not.toContain(id);
  expect(await html(people.buyer, `/reviews/${free.id}`)).toContain('An operator has hidden your review');
  await people.operator.post(`/desk/reports/${id}/acquit`, {});
  expect(await shown()).toBe(true);
  expect(await html(people.operator, '/desk/reports')).not.toContain('广告广告');
});

test('what cannot be accepted is refused with its reason and kept in the form', async () => {
  for (const stars of ['', '0', '6', '4.5', 'five']) {
    expect((await review('other', free, { stars })).status, stars).toBe(422);
  }
  const long = await review('other', free, { words: '长'.repeat(100_000) });
  expect(long.status).toBe(422);
  expect(await long.text()).toContain('长长长');
  const questions = `/reviews/${free.id}/questions`;
  expect((await people.other.post(questions, { question: '  ' })).status).toBe(422);
  for (let i = 0; i < 9; i++) await people.other.post(questions, { question: `第 ${i} 问` });
  expect((await people.other.post(questions, { question: '再问' })).status).toBe(409);
  for (const odd of ['?page=-1', '?page=99999', '?part=none'])
    expect((await people.other.get(`/reviews/${free.id}${odd}`)).status, odd).toBe(200);
  expect((await people.other.get('/reviews/0000000000000')).status).toBe(404);
});
