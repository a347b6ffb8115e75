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
