import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestLibrary, type TestLibrary } from '../../../test/library.ts';
import { countJobs, enqueueJob, leaseJob, releaseDeadLeases, removeJob, retryJobLater } from './queue.ts';
import { runJobs } from './runner.ts';

let library: TestLibrary;
beforeEach(async () => {
  library = await openTestLibrary();
});
afterEach(() => library.close());

test('many lanes run each job exactly once', async () => {
  const { db, log } = library;
  for (let n = 0; n < 40; n++) await enqueueJob(db, 'note', { n });
  const seen: number[] = [];
  const stop = new AbortController();
  const handlers = {
    note: async ({ payload }: { payload: unknown }) => void seen.push((payload as { n: number }).n),
  };
  const runners = [1, 2].map(() => runJobs({ db, log, handlers, concurrency: 3 }, stop.signal));
  while ((await countJobs(db)) > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  stop.abort();
  await Promise.all(runners);
  expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n));
});

test('a job enqueued in a transaction that fails never exists', async () => {
  const { db } = library;
  const failing = db.transaction().execute(async (tx) => {
    await enqueueJob(tx, 'note', {});
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await countJobs(db)).toBe(0);
});

test('a job whose worker vanished is taken again at once, after its neighbours, and counted', async () => {
  const { db } = library;
  await enqueueJob(db, 'first', {});
  const gone = await leaseJob(db, `${(await import('node:os')).hostname()}:999999999:x`);
  expect(gone?.kind).toBe('first');
  await enqueueJob(db, 'second', {});
  await releaseDeadLeases(db);
  expect((await leaseJob(db, 'here:1:a'))?.kind).toBe('second');
  const again = await leaseJob(db, 'here:1:a');
  expect(again).toMatchObject({ kind: 'first', interruptions: 1, failures: 0 });
});

test('a job that failed waits before it is tried again', async () => {
  const { db } = library;
  await enqueueJob(db, 'note', {});
  const job = await leaseJob(db, 'here:1:a');
  await retryJobLater(db, job?.id ?? '', 'disk full', 60_000);
  expect(await leaseJob(db, 'here:1:a')).toBeUndefined();
  expect(await countJobs(db)).toBe(1);
  await removeJob(db, job?.id ?? '');
  expect(await countJobs(db)).toBe(0);
});
