import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CommitLog } from './group-commit.ts';
import { type Db, migrateToLatest, openDatabase } from './index.ts';

let folder: string;
let db: Db;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenyuan-commit-'));
  db = await openDatabase({ databaseUrl: undefined, dataDir: folder });
  await migrateToLatest(db);
});
afterEach(async () => {
  await db.destroy();
  await rm(folder, { recursive: true, force: true });
});

const write = (name: string) => db.insertInto('settings').values({ name, value: '1' }).execute();
const read = async () => (await db.selectFrom('settings').selectAll().execute()).length;

test('nobody is told of a commit before the disk has it, and nobody else waits for that', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const sync = vi.spyOn(CommitLog.prototype, 'sync').mockReturnValue(promise);
  const told = vi.fn<() => void>();
  const first = write('first').then(told);
  const second = db
    .transaction()
    .execute(async (tx) => {
      await tx.insertInto('settings').values({ name: 'second', value: '1' }).execute();
    })
    .then(told);
  expect(await read()).toBe(2);
  expect(told).not.toHaveBeenCalled();
  expect(sync).toHaveBeenCalledTimes(2);
  resolve();
  await Promise.all([first, second]);
  expect(told).toHaveBeenCalledTimes(2);
});

test('a disk that fails is told to whoever has written; what only reads waits for none', async () => {
  const sync = vi.spyOn(CommitLog.prototype, 'sync').mockRejectedValue(new Error('no disk'));
  await expect(write('lost')).rejects.toThrow('no disk');
  sync.mockClear();
  await read();
  await db.transaction().execute(async (tx) => {
    await tx.selectFrom('settings').selectAll().execute();
  });
  expect(sync).not.toHaveBeenCalled();
});

test('whoever commits while the disk is busy is served by the next turn, all at once', async () => {
  const many = Array.from({ length: 100 }, (_, index) => write(`n${index}`));
  await Promise.all(many);
  expect(await read()).toBe(100);
  await expect(
    db.transaction().execute(async (tx) => {
      await tx.insertInto('settings').values({ name: 'undone', value: '1' }).execute();
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  expect(await read()).toBe(100);
});
