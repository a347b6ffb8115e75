import { type ChildProcess, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../bench/random.ts';
import { type Document, getDocument, listVersions, replaceFile } from '../src/catalog/index.ts';
import { commandEnvironment, openTestLibrary, type TestLibrary } from '../test/library.ts';
import { pageNumbers, upTo } from './killed-import.ts';
import { sha256Of } from './reading.ts';

const SEED = 20_261_123;
const KILLS = 6;
/** A worker begins to work about so long after it was started, and takes about so long for the file. */
const FROM_MS = 400;
const TO_MS = 3_000;
const NEXT = Array.from({ length: 900 }, (_, n) => `第二版的第${n + 1}段，写给要读它的人。`).join('\n\n');

let library: TestLibrary;
let first: Document;

beforeAll(async () => {
  library = await openTestLibrary();
  const { id } = await library.addUser('press', 'contributor');
  const received = await library.receive('第一版。', '书.txt', id, { then: 'publish' });
  await library.processAll();
  first = await getDocument(library.db, received.id);
});
afterAll(() => library.close());

test('workers killed while they read a new version leave the old one whole or the new one whole', async () => {
  const path = join(library.config.storageDir, 'incoming', 'next');
  await writeFile(path, NEXT);
  await replaceFile(library.db, library.storage, first.id, path, '书 二.txt');
  const random = createRandom(SEED);
  for (let kill = 0; kill < KILLS; kill++) {
    await killWorkerAfter(FROM_MS + random() * (TO_MS - FROM_MS));
    await expectWhole(await getDocument(library.db, first.id));
  }
  await library.processAll();
  const now = await getDocument(library.db, first.id);
  expect(now).toMatchObject({ sha256: sha256Of(Buffer.from(NEXT)), version: 2, stage: 'ready' });
  await expectWhole(now);
  expect(await listVersions(library.db, first.id)).toHaveLength(2);
}, 120_000);

async function expectWhole(document: Document): Promise<void> {
  expect(document).toMatchObject({ stage: 'ready', visibility: 'published' });
  expect(await pageNumbers(library, document.sha256)).toEqual(upTo(document.pageCount));
  if (document.version === 1) expect(document).toEqual(first);
}

async function killWorkerAfter(ms: number): Promise<void> {
  const worker = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'worker'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: commandEnvironment(library.config),
    detached: true,
    stdio: 'ignore',
  });
  await sleep(ms);
  await end(worker);
}

async function end(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || !worker.pid) return;
  const ended = new Promise((resolve) => worker.once('close', resolve));
  process.kill(-worker.pid, 'SIGKILL');
  await ended;
}
