import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestLibrary, type TestLibrary } from '../../../test/library.ts';
import { createVisitor } from '../../../test/browser.ts';
import { searchFolder } from '../../app/library.ts';
import { compareIndex } from '../compare.ts';
import { findResults } from '../find.ts';
import { Follower } from '../follow.ts';
import { reindex } from '../reindex.ts';
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
  [
    'without its segments',
    async () => {
      const at = await generation();
      for (const name of await readdir(at)) if (name.startsWith('segment-')) await rm(join(at, name));
    },
  ],
];

test.each(damages)('an index that is %s builds itself again', async (_, damage) => {
  await fill();
  await damage();
  await fill();
  expect(await countFound()).toBe(2);
});

const losses: Array<[string, () => Promise<void>]> = [
  ['lost', () => rm(folder, { recursive: true })],
  ['cut short', async () => truncate(join(await generation(), 'index.db'), 5_000)],
];

test.each(losses)('an index %s under a running server is built again', async (_, lose) => {
  const search = openSearchEngine(folder, 1);
  const follower = new Follower({ db: library.db, search });
  while (await follower.round());
  const before = await search.status();
  await lose();
  await search.status().catch(() => {});
  expect((await search.status()).generation).not.toBe(before.generation);
  while (await follower.round());
  expect(await countFound(search)).toBe(2);
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
