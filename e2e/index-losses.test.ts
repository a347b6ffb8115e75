import { mkdir, open, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../bench/random.ts';
import { makeSeedDocument } from '../bench/seed-document.ts';
import { newId } from '../src/platform/ids.ts';
import { openTestLibrary, type TestLibrary } from '../test/library.ts';
import { examineSearch, serveInProcess, type ServingProcess } from './serving.ts';
import { until } from './site.ts';

/** So many that the index is seen while it is being built. */
const DOCUMENTS = 2_000;

let library: TestLibrary;
let root: string;
let server: ServingProcess;

beforeAll(async () => {
  library = await openTestLibrary();
  root = join(library.config.dataDir, 'search');
  const { id } = await library.addUser('press', 'contributor');
  await fill(id);
  // The server's own index is the only one from now on.
  await library.search.close();
  server = await serveInProcess(library);
  await until(isMerged);
});
afterAll(async () => {
  server.process.kill('SIGKILL');
  await library.close();
});

async function fill(owner: string): Promise<void> {
  const random = createRandom(20_261_130);
  await library.db.transaction().execute(async (tx) => {
    for (let index = 0; index < DOCUMENTS; index++) {
      const { document, source, pages } = makeSeedDocument(random, { index, owner, categories: [''] });
      const values = { ...document, category_id: null, title: `共同的题目 ${index}` };
      await tx.insertInto('documents').values(values).execute();
      await tx.insertInto('sources').values(source).execute();
      await tx.insertInto('pages').values(pages).execute();
      await tx.insertInto('document_changes').values({ id: newId(), document_id: document.id }).execute();
    }
  });
}

async function read(path: string): Promise<string> {
  const answer = await fetch(`${server.url}${path}`, { headers: { 'accept-language': 'en' } });
  expect(answer.status).toBe(200);
  return await answer.text();
}

const readSearch = () => read(`/search?q=${encodeURIComponent('共同的题目')}`);

async function isWell(): Promise<boolean> {
  const page = await readSearch();
  return !page.includes('being rebuilt') && page.includes('2,000 documents');
}

/** What is merged away is no loss; what was merged is known to the server from the next question on. */
async function isMerged(): Promise<boolean> {
  return (await segments().catch(() => [])).length === 1 && (await isWell());
}

async function isBeingRebuilt(): Promise<boolean> {
  // Whatever becomes of the index, the rest is there.
  await read('/');
  return (await readSearch()).includes('being rebuilt');
}

async function generation(): Promise<string> {
  return join(root, await readFile(join(root, 'current'), 'utf8'));
}

async function segments(): Promise<string[]> {
  const folder = await generation();
  return (await readdir(folder)).filter((name) => name.endsWith('.bin')).map((name) => join(folder, name));
}

async function overwrite(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.write(Buffer.alloc(100), 0, 100, 1_000);
  await file.close();
}

const losses: Array<[string, () => Promise<void>]> = [
  ['deleted', () => rm(root, { recursive: true })],
  ['without a segment', async () => rm((await segments())[0] ?? '')],
  ['with a segment cut short', async () => truncate((await segments())[0] ?? '', 1_000)],
  ['with other bytes in a segment', async () => overwrite((await segments()).at(-1) ?? '')],
  ['emptied', async () => rm(root, { recursive: true }).then(() => void mkdir(root))],
  ['replaced by a file', async () => rm(root, { recursive: true }).then(() => writeFile(root, 'a file'))],
];

test.each(losses)('an index %s is built again by the server that runs', async (_, lose) => {
  const before = await generation();
  await lose();
  await until(isBeingRebuilt);
  await until(isMerged);
  expect(await generation()).not.toBe(before);
});

test('an index lost while it is being built, twice, and by a server that was killed amid it, is built again', async () => {
  await rm(root, { recursive: true });
  await until(isBeingRebuilt);
  await rm(await generation(), { recursive: true });
  await until(async () => (await segments().catch(() => [])).length > 0);
  await rm((await segments())[0] ?? '', { force: true });
  await until(isBeingRebuilt);
  server.process.kill('SIGKILL');
  server = await serveInProcess(library);
  await until(isWell);
  expect(await examineSearch(library)).toEqual({ status: 0, said: expect.stringContaining('agrees') });
});

test('what changed while no server ran is named by the doctor, and mended by a server that starts', async () => {
  server.process.kill('SIGTERM');
  await new Promise((resolve) => server.process.once('exit', resolve));
  const before = await generation();
  const [segment = ''] = await segments();
  await overwrite(segment);
  const { status, said } = await examineSearch(library);
  expect(status).toBe(1);
  expect(said).toMatch(/segment-\S+\.bin is damaged/);
  expect(said).toContain('wenyuan reindex');
  server = await serveInProcess(library);
  await until(async () => (await generation()) !== before);
  await until(isWell);
  expect(await examineSearch(library)).toEqual({ status: 0, said: expect.stringContaining('agrees') });
});
