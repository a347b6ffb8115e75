import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openTestLibrary, type TestLibrary } from '../../../test/library.ts';
import { createVisitor } from '../../../test/browser.ts';
import { searchFolder } from '../../app/library.ts';
import { compareIndex } from '../compare.ts';
import type { SearchEngine } from '../engine.ts';
import { findResults } from '../find.ts';
import { Follower } from '../follow.ts';
import { reindex } from '../reindex.ts';
import { examineIndex } from './examine.ts';
import { openSearchEngine, openSearchReader } from './inverted.ts';

let library: TestLibrary;
let folder: string;

beforeAll(async () => {
  library = await openTestLibrary();
  const { id } = await library.addUser('press', 'contributor');
  await library.receive('# 劳动竞赛方案\n\n内容。', '方案.md', id, { then: 'publish' });
  await library.receive('# 另一份\n\n内容。', '另.md', id, { then: 'publish' });
  await library.processAll();
});
afterAll(() => library.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenyuan-engine-'));
  return () => rm(folder, { recursive: true, force: true });
});

async function countFound(search = openSearchEngine(folder, 1)): Promise<number> {
  const request = { q: '内容', filters: {}, sort: 'relevance', limit: 10, offset: 0 } as const;
  const { total } = await findResults(library.db, search, request);
  await search.close();
  return total;
}

async function fill(): Promise<void> {
  const search = openSearchEngine(folder, 1);
  const follower = new Follower({ db: library.db, search });
  while (await follower.round());
  expect(await search.status()).toMatchObject({ complete: true, documents: 2 });
  await search.close();
}

async function generation(): Promise<string> {
  const name = (await readdir(folder)).find((each) => each.startsWith('index-'));
  return join(folder, name ?? '');
}

const damages: Array<[string, () => Promise<void>]> = [
  ['deleted', async () => rm(folder, { recursive: true })],
  ['cut short', async () => truncate(join(await generation(), 'index.db'), 5_000)],
  ['empty', async () => truncate(join(await generation(), 'index.db'), 0)],
  ['something else', async () => writeFile(join(await generation(), 'index.db'), 'no index '.repeat(2_000))],
  [
    'of another version',
    async () => {
      const database = new DatabaseSync(join(await generation(), 'index.db'));
      database.exec('pragma user_version = 1');
      database.close();
    },
  ],
  ['without its segments', async () => void (await Promise.all((await segments()).map((path) => rm(path))))],
  ['a file', () => becomeFile(folder)],
  [
    'a folder of something else',
    async () => {
      await rm(join(await generation(), 'index.db'));
      await mkdir(join(await generation(), 'index.db'));
    },
  ],
];

async function becomeFile(path: string): Promise<void> {
  await rm(path, { recursive: true });
  await writeFile(path, 'a file');
}

async function segments(): Promise<string[]> {
  const at = await generation();
  return (await readdir(at)).filter((name) => name.startsWith('segment-')).map((name) => join(at, name));
}

/** Changes a byte amid a file; `isSecret` as a disk does that loses one, without another time of change. */
async function spoil(path: string, isSecret: boolean, share = 0.5): Promise<void> {
  const { size, atime, mtime } = await stat(path);
  const file = await open(path, 'r+');
  const at = Math.floor(size * share);
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at);
  buffer[0] = (buffer[0] as number) ^ 0x55;
  await file.write(buffer, 0, 1, at);
  await file.close();
  if (isSecret) await utimes(path, atime, mtime);
}

test.each(damages)('an index that is %s builds itself again', async (_, damage) => {
  await fill();
  await damage();
  await fill();
  expect(await countFound()).toBe(2);
});

const losses: Array<[string, () => Promise<void>]> = [
  ['lost', () => rm(folder, { recursive: true })],
  ['cut short', async () => truncate(join(await generation(), 'index.db'), 5_000)],
  ['without its log', async () => rm(join(await generation(), 'index.db-wal'))],
  ['no longer named', () => rm(join(folder, 'current'))],
  ['turned into a file', () => becomeFile(folder)],
  [
    'emptied',
    async () =>
      void (await Promise.all(
        (await readdir(folder)).map((name) => rm(join(folder, name), { recursive: true })),
      )),
  ],
  [
    'with every file empty',
    async () => {
      const at = await generation();
      await Promise.all((await readdir(at)).map((name) => truncate(join(at, name), 0)));
    },
  ],
  ['without a segment', async () => rm((await segments())[0] as string)],
  ['with a segment cut short', async () => truncate((await segments())[0] as string, 100)],
];

test.each(losses)('an index %s under a running server is built again', async (_, lose) => {
  const reasons: string[] = [];
  const search = openSearchEngine(folder, 1, (reason) => reasons.push(reason));
  const follower = new Follower({ db: library.db, search });
  for (let time = 1; time <= 2; time++) {
    while (await follower.round());
    const before = await search.status();
    expect(await isRebuilding(search)).toBe(false);
    await lose();
    expect((await search.status()).generation).not.toBe(before.generation);
    expect(await isRebuilding(search)).toBe(true);
    expect(reasons).toHaveLength(time);
  }
  while (await follower.round());
  expect(await countFound(search)).toBe(2);
});

async function isRebuilding(search: SearchEngine): Promise<boolean> {
  const request = { q: '内容', filters: {}, sort: 'relevance', limit: 10, offset: 0 } as const;
  return (await findResults(library.db, search, request)).isRebuilding;
}

async function fillPage(path: string, page: number): Promise<void> {
  const file = await open(path, 'r+');
  await file.write(Buffer.alloc(8_192, 7), 0, 8_192, page * 8_192);
  await file.close();
}

test('a byte that changed in a segment is noticed by the server when it looks, and then by nobody any more', async () => {
  await fill();
  const search = openSearchEngine(folder, 1);
  const before = await search.status();
  expect(await search.check()).toEqual([]);
  const [segment = ''] = await segments();
  await spoil(segment, true);
  expect(await examineIndex(folder)).toEqual([expect.stringMatching(/^segment-.* is damaged/)]);
  expect(await search.check()).toEqual([expect.stringMatching(/^segment-.* is damaged/)]);
  expect((await search.status()).generation).not.toBe(before.generation);
  expect(await search.check()).toEqual([]);
  const follower = new Follower({ db: library.db, search });
  while (await follower.round());
  expect(await countFound(search)).toBe(2);
  expect(await examineIndex(folder)).toEqual([]);
});

test.each(['segment-', 'index.db'])('whoever writes to %s has it checked within a look', async (name) => {
  await fill();
  const search = openSearchEngine(folder, 1);
  const before = await search.status();
  const at = await generation();
  const file = (await readdir(at)).find((each) => each.startsWith(name)) ?? '';
  // Amid a page of SQLite's, all of it, or of a segment, a byte.
  if (name === 'index.db') await fillPage(join(at, file), 2);
  else await spoil(join(at, file), false);
  await vi.waitFor(
    async () => expect((await search.status()).generation).not.toBe(before.generation),
    20_000,
  );
  await search.close();
});

test('what is wrong with the files of an index is told', async () => {
  expect(await examineIndex(join(folder, 'nowhere'))).toEqual([
    expect.stringMatching(/^the folder .*nowhere is missing$/),
  ]);
  expect(await examineIndex(folder)).toEqual([
    expect.stringContaining('current, which names the index, is missing'),
  ]);
  await fill();
  expect(await examineIndex(folder)).toEqual([]);
  const [segment = ''] = await segments();
  await rm(segment);
  expect(await examineIndex(folder)).toEqual([`${basename(segment)} is missing`]);
  const store = join(await generation(), 'index.db');
  await writeFile(store, 'no index '.repeat(2_000));
  expect(await examineIndex(folder)).toEqual([
    expect.stringMatching(/^index\.db cannot be read: file is not a database/),
  ]);
  await rm(store);
  expect(await examineIndex(folder)).toEqual([expect.stringContaining('index.db in it, is missing')]);
});

test('a thread that works at a question for a minute is ended, and another one reads the same index', async () => {
  await fill();
  const search = openSearchEngine(folder, 1);
  const before = await search.status();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const asked = search.similar('内容'.repeat(500_000), 5);
  // So that it is asked, and not answered: answers come in a turn of the event loop.
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  vi.advanceTimersByTime(60_000);
  await expect(asked).rejects.toThrow('ended');
  vi.useRealTimers();
  expect(await search.status()).toEqual(before);
  await search.close();
});

test('what was meant for an index that was lost meanwhile does not reach the one in its place', async () => {
  const search = openSearchEngine(folder, 1);
  const { generation: lost } = await search.status();
  await rm(folder, { recursive: true });
  await search.status();
  const batch = { upserts: [], removals: [], position: 'far ahead' };
  await expect(search.apply(batch, lost)).rejects.toThrow('another index');
  await expect(search.markComplete(lost)).rejects.toThrow('another index');
  expect(await search.status()).toMatchObject({ position: '', complete: false });
  await search.close();
});

test('a new index is built beside the living one and takes its place', async () => {
  await fill();
  const living = openSearchEngine(folder, 1);
  const before = await living.status();
  expect(await reindex({ db: library.db }, folder, () => {})).toBe(2);
  const after = await living.status();
  expect(after.generation).not.toBe(before.generation);
  expect(after).toMatchObject({ complete: true, documents: 2 });
  expect(await countFound(living)).toBe(2);
});

test('the index is compared with the library', async () => {
  await fill();
  const search = openSearchEngine(folder, 1);
  const ids = await search.listIds('', 10);
  await search.apply({ upserts: [], removals: [ids[0] ?? ''], position: '' });
  await search.close();
  const reader = openSearchReader(folder);
  expect(await compareIndex(library.db, reader)).toMatchObject({
    missing: [ids[0]],
    stale: [],
    inLibrary: 2,
  });
  await reader.close();
});

test('while the index is built anew, pages say so and everything else works', async () => {
  await library.indexAll();
  const visitor = createVisitor(library);
  await rm(searchFolder(library.config), { recursive: true });
  await library.search.status();
  const page = await (await visitor.get('/search?q=%E5%86%85%E5%AE%B9')).text();
  expect(page).toContain('being rebuilt');
  expect((await visitor.get('/')).status).toBe(200);
  await library.indexAll();
  expect(await (await visitor.get('/search?q=%E5%86%85%E5%AE%B9')).text()).toContain('2 documents');
});

test('an index that another process has open is left as it is until that ends', async () => {
  await fill();
  const before = await readFile(join(folder, 'current'), 'utf8');
  const holder = await holdOpen(await generation());
  const search = openSearchEngine(folder, 1);
  await expect(search.status()).rejects.toThrow('locked');
  expect(await readFile(join(folder, 'current'), 'utf8')).toBe(before);
  expect(await examineIndex(folder)).toEqual([]);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(await countFound(search)).toBe(2);
  expect(await readdir(folder)).toHaveLength(2);
});

async function holdOpen(at: string): Promise<ChildProcess> {
  const store = fileURLToPath(new URL('../inverted/store.ts', import.meta.url));
  const program = `(await import(${JSON.stringify(store)})).openStore(${JSON.stringify(at)}); console.log('open'); setInterval(() => {}, 1000)`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}
