import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { findFrequent, forgetOldQueries, listFruitless, QueryLog } from './query-log.ts';

/** More than the places there are, so that three of them are surely marked. */
const MANY = Array.from({ length: 40 }, (_, i) => `reader ${i}`);
const DAY_MS = 24 * 60 * 60_000;
let library: TestLibrary;
beforeAll(async () => {
  library = await openTestLibrary();
});
afterAll(() => library.close());

test('queries are counted, and those that nobody asks for again are forgotten', async () => {
  const { db } = library;
  const log = new QueryLog(db, 'secret');
  for (const asker of MANY) log.note('劳动 竞赛', 5, asker);
  log.note('绝无此书', 0, 'somebody');
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
  const log = new QueryLog(library.db, 'secret');
  for (let i = 0; i < 120; i++) log.note(`Query ${i}`, i === 119 ? 0 : 5, 'somebody');
  for (const asker of MANY) log.note('query 7', 5, asker);
  await log.flush();
  log.note('query 119', 0, 'somebody');
  await log.flush();
  expect(await findFrequent(library.db, 'query', 5)).toEqual(['query 7']);
  expect(await listFruitless(library.db, 5)).toMatchObject([{ query: 'query 119', times: 2, found: 0 }]);
});

test('what one reader asks again and again is suggested to nobody', async () => {
  const { db } = library;
  const log = new QueryLog(db, 'secret');
  for (let times = 0; times < 40; times++) log.note('mine alone', 5, 'one reader');
  await log.flush();
  for (let times = 0; times < 40; times++) log.note('mine alone', 5, 'another');
  await log.flush();
  expect(await findFrequent(db, 'mine', 5)).toEqual([]);
  for (const asker of MANY) {
    log.note('mine alone', 5, asker);
    await log.flush();
  }
  expect(await findFrequent(db, 'mine', 5)).toEqual(['mine alone']);
});

test('only words that anybody would type are suggested', async () => {
  const { db } = library;
  const log = new QueryLog(db, 'secret');
  const queries = ['words alone', 'words title:x', 'words -without', '"words quoted"', 'words format:pdf'];
  for (const asker of MANY) for (const query of queries) log.note(query, 5, asker);
  await log.flush();
  expect(await findFrequent(db, 'words', 9)).toEqual(['words alone']);
  expect(await findFrequent(db, '"', 9)).toEqual([]);
});

test('what tells of a person, or tells nothing, is not written down', async () => {
  const { db } = library;
  const log = new QueryLog(db, 'secret');
  const untold = [
    'a.reader@mail.example',
    '138 0013 8000',
    '身份证 11010519491231002X',
    '？！，',
    '\u0007',
    '😀',
  ];
  for (const query of [...untold, '长'.repeat(150)]) log.note(query, 0, 'somebody');
  for (const query of ['978-7-111-21382-6', 'GB/T 19001-2016', '2020-2024 规划', 'a\u0000b'])
    log.note(query, 0, 'somebody');
  await log.flush();
  const rows = await db.selectFrom('search_queries').select('query').execute();
  const written = rows.map(({ query }) => query);
  for (const query of untold) expect(written).not.toContain(query);
  expect(written.some((query) => query.startsWith('长'))).toBe(false);
  expect(written).toEqual(
    expect.arrayContaining(['978-7-111-21382-6', 'gb/t 19001-2016', '2020-2024 规划', 'a b']),
  );
});
