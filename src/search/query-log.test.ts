import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { findFrequent, listFruitless, QueryLog } from './query-log.ts';

let library: TestLibrary;
beforeAll(async () => {
  library = await openTestLibrary();
});
afterAll(() => library.close());

test('queries are counted, however many came at once', async () => {
  const log = new QueryLog(library.db);
  for (let i = 0; i < 120; i++) log.note(`Query ${i}`, i === 119 ? 0 : 5);
  for (let i = 0; i < 2; i++) log.note('query 7', 5);
  await log.flush();
  log.note('query 119', 0);
  await log.flush();
  expect(await findFrequent(library.db, 'query', 5)).toEqual(['query 7']);
  expect(await listFruitless(library.db, 5)).toMatchObject([{ query: 'query 119', times: 2, found: 0 }]);
});
