import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import type { Account } from '../accounts/index.ts';
import type { Document } from '../catalog/index.ts';
import { findProgress } from './index.ts';

let library: TestLibrary;
let press: Account;
let reader: Account;
let paid: Document;

beforeAll(async () => {
  library = await openTestLibrary();
  press = await library.addUser('press', 'contributor');
  reader = await library.addUser('reader', 'reader');
  const text = Array.from({ length: 300 }, (_, i) => `第${i}段，这里是一些文字，把后面的推到后面的页上去。`);
  paid = await library.receive(text.join('\n\n'), '长文.md', press.id, {
    then: 'publish',
    priceMinor: 600,
    previewPages: 3,
  });
  await library.processAll();
});
afterAll(() => library.close());

const progressOf = async (account: string) =>
  (await findProgress(library.db, { account }, [paid.id])).get(paid.id);

test('a visitor’s place goes with them when they sign in, and the furthest page never goes back', async () => {
  const visitor = createVisitor(library);
  const at = (page: number | string) =>
    visitor.post(`/documents/${paid.id}/read/progress`, { page: String(page) });
  expect((await at(3)).status).toBe(204);
  expect((await at(2)).status).toBe(204);
  await visitor.signIn('reader');
  expect(await progressOf(reader.id)).toMatchObject({ lastPage: 2, furthestPage: 3 });
  expect((await at(1)).status).toBe(204);
  expect(await progressOf(reader.id)).toMatchObject({ lastPage: 1, furthestPage: 3 });
  const again = createVisitor(library);
  await again.post(`/documents/${paid.id}/read/progress`, { page: '2' });
  await again.signIn('reader');
  expect(await progressOf(reader.id)).toMatchObject({ lastPage: 2, furthestPage: 3 });
  expect(await library.db.selectFrom('reading_progress').selectAll().execute()).toHaveLength(1);
});

test('pages that are locked or are none are refused', async () => {
  const visitor = createVisitor(library);
  const statuses = [];
  for (const page of ['4', '99999', '0', '-1', '1.5', 'abc', ''])
    statuses.push((await visitor.post(`/documents/${paid.id}/read/progress`, { page })).status);
  expect(statuses).toEqual([403, 403, 400, 400, 400, 400, 400]);
  expect((await visitor.post('/documents/0a/read/progress', { page: '1' })).status).toBe(404);
});
