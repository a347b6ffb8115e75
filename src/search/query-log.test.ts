import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { findFrequent, forgetOldQueries, listFruitless, QueryLog } from './query-log.ts';

const DAY_MS = 24 * 60 * 60_000;
let library: TestLibrary;
beforeAll(async () => {
  library = await openTestLibrary();
});
afterAll(() => library.close());

test('queries are counted, and those that nobody asks for again are forgotten', async () => {
  const { db } = library;
  const log = new QueryLog(db);
  for (let times = 0; times < 3; times++) log.note('劳动 竞赛', 5);
  log.note('绝无此书', 0);
  await log.flush();
  const kept = async () => [
    await findFrequent(db, '劳动', 5),
    (await listFruitless(db, 5)).map(({ query }) => query),
  ];
  await forgetOldQueries(db, Date.now() + 89 * DAY_MS);
  expect(await kept()).toEqual([['劳动 竞赛'], ['绝无此书']]);
  await forgetOldQueries(db, Date.now() + 91 * DAY_MS);
  expect(await kept()).toEqual([['劳动 竞赛'], []]);
  await forgetOldQueries(db, Date.now() + 401 * DAY_MS);
  expect(await kept()).toEqual([[], []]);
});

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
