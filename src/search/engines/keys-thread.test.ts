import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeItem } from '../../../test/search-item.ts';
import type { SearchItem } from '../engine.ts';
import { IndexWriter } from '../inverted/writer.ts';
import { openEngineAt } from './inverted.ts';
import { KeysThread } from './keys-thread.ts';

const MANY = 1_234;
const DIGITS = '零一二三四五六七八九';

let root: string;
let keys: KeysThread;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'wenyuan-keys-'));
  keys = new KeysThread();
});
afterEach(async () => {
  vi.useRealTimers();
  await keys.close();
  await rm(root, { recursive: true });
});

function makeMany(count: number): SearchItem[] {
  return Array.from({ length: count }, (_, i) => {
    const number = [...String(i)].map((digit) => DIGITS[Number(digit)]).join('');
    return makeItem({
      id: `d${i}`,
      title: `第${number}号水质年报`,
      author: `作者${number}`,
      pages: ['清河'],
    });
  });
}

function rowsIn(folder: string): unknown[] {
  const store = new DatabaseSync(join(folder, 'index.db'), { readOnly: true });
  const rows = store
    .prepare(
      'select id, key, kind, text, shelf from suggestions join documents using (number) order by 1, 2, 3',
    )
    .all();
  store.close();
  return rows;
}

async function put(writer: IndexWriter, upserts: SearchItem[]): Promise<void> {
  await writer.apply({ upserts, removals: [], position: 'p' });
}

test('of a large batch every document has the keys that it would have alone, whichever thread made them', async () => {
  const given: string[] = [];
  const helped = new IndexWriter(join(root, 'helped'), (texts) => {
    given.push(...texts);
    return keys.make(texts);
  });
  const alone = new IndexWriter(join(root, 'alone'));
  const items = makeMany(MANY);
  for (const writer of [helped, alone]) {
    await put(writer, items);
    writer.close();
  }
  expect(given).toEqual(items.flatMap(({ title, author }) => [title, author]));
  expect(rowsIn(join(root, 'helped'))).toEqual(rowsIn(join(root, 'alone')));
});

test('a small batch starts no thread', async () => {
  const writer = new IndexWriter(root, () => Promise.reject(new Error('asked')));
  await put(writer, makeMany(400));
  writer.close();
  expect(rowsIn(root).length).toBeGreaterThan(400);
});

test('a batch whose keys fail is told and leaves nothing behind; it can be applied again', async () => {
  let isBroken = true;
  const writer = new IndexWriter(root, (texts) =>
    isBroken ? Promise.reject(new Error('no keys')) : keys.make(texts),
  );
  const items = makeMany(MANY);
  await expect(put(writer, items)).rejects.toThrow('no keys');
  expect(rowsIn(root)).toEqual([]);
  isBroken = false;
  await put(writer, items);
  writer.close();
  const names = new Set(rowsIn(root).map((row) => (row as { id: string }).id));
  expect(names.size).toBe(MANY);
});

test('a thread that breaks is told, and another one takes its place', async () => {
  const started = once(process, 'worker');
  const broken = keys.make(Array.from({ length: 100_000 }, () => '水质年报'));
  const [worker] = (await started) as [Worker];
  await worker.terminate();
  await expect(broken).rejects.toThrow('ended');
  expect(await keys.make(['水质'])).toEqual([['水质', 'shuizhi', 'sz']]);
});

test('the thread ends when there has been nothing to do for a while', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const started = once(process, 'worker');
  await keys.make(['水质']);
  const [worker] = (await started) as [Worker];
  const ended = once(worker, 'exit');
  vi.advanceTimersByTime(10_000);
  await ended;
  expect(await keys.make(['水质'])).toHaveLength(1);
});

test('what is asked while a large batch waits for its keys has its turn after it', async () => {
  const engine = openEngineAt(root);
  const batch = (upserts: SearchItem[]) => engine.apply({ upserts, removals: [], position: 'p' });
  const [first] = makeMany(1);
  const changed = { id: 'd1', downloads: 7, rating: 4, price: 'free' } as const;
  await Promise.all([
    batch(makeMany(MANY)),
    engine.updateSignals([changed]),
    batch([{ ...(first as SearchItem), id: 'late', title: '晚到的一份' }]),
    engine.markComplete(),
  ]);
  expect(await engine.status()).toMatchObject({ complete: true, documents: MANY + 1 });
  expect(await engine.suggest('wandao', 5)).toEqual([{ text: '晚到的一份', kind: 'title' }]);
  await engine.close();
});
