import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePdf } from '../samples/make-pdf.ts';
import { countJobs } from '../src/platform/jobs/index.ts';
import { findResults } from '../src/search/index.ts';
import type { ImportOutcome } from '../src/importing/index.ts';
import { commandEnvironment, openTestLibrary, type TestLibrary } from '../test/library.ts';
import { sha256Of } from './reading.ts';

const SEED = 20_260_401;
/** A run is killed up to so many milliseconds after it got as far as this. */
const MOMENTS = [
  { received: 0, ready: 0, withinMs: 1_500 },
  { received: 1, ready: 0, withinMs: 40 },
  { received: 0, ready: 1, withinMs: 300 },
  { received: 0, ready: 5, withinMs: 300 },
  { received: 0, ready: 9, withinMs: 100 },
];
const projectFolder = fileURLToPath(new URL('..', import.meta.url));

let library: TestLibrary;
let folder: string;
let hashes: string[];

beforeAll(async () => {
  library = await openTestLibrary();
  folder = join(library.config.dataDir, 'to-import');
  await mkdir(folder);
  const files = [...manuscripts(), { name: '章程.pdf', bytes: await makePdf('reading-club-charter.typ') }];
  for (const { name, bytes } of files) await writeFile(join(folder, name), bytes);
  hashes = files.map(({ bytes }) => sha256Of(bytes)).sort();
});
afterAll(() => library.close());

test('an import killed again and again ends with every file in the library once', async () => {
  const random = createRandom(SEED);
  let killed = 0;
  for (const moment of MOMENTS) {
    const { status } = await runImport({ ...moment, withinMs: random() * moment.withinMs });
    if (status === null) killed += 1;
    await expectNothingHalf();
  }
  expect(killed).toBeGreaterThanOrEqual(3);
  const last = await runImport();
  expect(last.status).toBe(0);
  expect(last.outcomes.map(({ file }) => file).sort()).toEqual(await filesIn(folder));
  expect(last.outcomes.every(({ status }) => status === 'ready' || status === 'duplicate')).toBe(true);

  const again = await runImport();
  expect(again.status).toBe(0);
  expect(again.outcomes.map(({ status }) => status)).toEqual(hashes.map(() => 'duplicate'));
  const documents = await library.db.selectFrom('documents').selectAll().execute();
  expect(documents.map(({ sha256 }) => sha256).sort()).toEqual(hashes);
  for (const document of documents) {
    expect(document).toMatchObject({ stage: 'ready', visibility: 'published', failure_code: null });
    expect(document.page_count).toBeGreaterThan(0);
    expect(await pageNumbers(document.sha256)).toEqual(upTo(document.page_count));
  }
  expect(await countJobs(library.db)).toBe(0);
  expect(await filesIn(join(library.config.dataDir, 'work'))).toEqual([]);
}, 120_000);

test('what was imported is found', async () => {
  await library.indexAll();
  const query = { q: '手稿', filters: {}, sort: 'newest', limit: 50, offset: 0 } as const;
  const { total } = await findResults(library.db, library.search, query);
  expect(total).toBe(hashes.length - 1);
});

interface Run {
  status: number | null;
  outcomes: ImportOutcome[];
}

/** Runs the command as people do; at the `moment`, it and all it started end without warning. */
async function runImport(moment?: (typeof MOMENTS)[number]): Promise<Run> {
  const command = ['--import', 'tsx', 'src/main.ts', 'import', '--json', folder];
  const options = { cwd: projectFolder, env: commandEnvironment(library.config), detached: true } as const;
  const child = spawn(process.execPath, command, options);
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  if (moment) await killAt(moment, child);
  const status = await ended;
  if (status) throw new Error(`the import ended with ${status}: ${Buffer.concat(errors).toString()}`);
  const lines = Buffer.concat(output).toString().split('\n').filter(Boolean);
  return { status, outcomes: status === 0 ? lines.map((line) => JSON.parse(line) as ImportOutcome) : [] };
}

async function killAt(
  { received, ready, withinMs }: (typeof MOMENTS)[number],
  child: ChildProcess,
): Promise<void> {
  const documents = library.db.selectFrom('documents').select('stage');
  for (;;) {
    const stages = (await documents.execute()).map(({ stage }) => stage);
    if (stages.length >= received && stages.filter((stage) => stage === 'ready').length >= ready) break;
    if (child.exitCode !== null) return;
    await sleep(20);
  }
  await sleep(withinMs);
  if (child.exitCode === null && child.pid) process.kill(-child.pid, 'SIGKILL');
}

/** At every moment: no file twice, nothing ready without its pages, nothing unfinished that nobody will finish. */
async function expectNothingHalf(): Promise<void> {
  const { db } = library;
  const documents = await db.selectFrom('documents').selectAll().execute();
  expect(new Set(documents.map(({ sha256 }) => sha256)).size).toBe(documents.length);
  const jobs = (await db.selectFrom('jobs').select('payload').execute()).map(({ payload }) => payload);
  const unfinished = documents.filter(({ stage }) => stage !== 'ready');
  expect(unfinished.filter(({ id }) => !jobs.some((payload) => payload.includes(id)))).toEqual([]);
  for (const { stage, sha256, page_count: count } of documents) {
    expect(await pageNumbers(sha256)).toEqual(stage === 'ready' ? upTo(count) : []);
  }
}

async function pageNumbers(sha256: string): Promise<number[]> {
  const rows = await library.db.selectFrom('pages').select('number').where('sha256', '=', sha256).execute();
  return rows.map(({ number }) => number).sort((a, b) => a - b);
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

async function filesIn(path: string): Promise<string[]> {
  const names = await readdir(path).catch(() => []);
  return names.map((name) => join(path, name)).sort();
}

function manuscripts(): Array<{ name: string; bytes: Uint8Array }> {
  return Array.from({ length: 13 }, (_, n) => {
    const paragraphs = Array.from(
      { length: 40 + 10 * n },
      (_, k) => `手稿${n + 1}的第${k + 1}段，写给要读它的人。`,
    );
    const extension = n % 2 === 0 ? 'md' : 'txt';
    return { name: `手稿 ${n + 1}.${extension}`, bytes: Buffer.from(paragraphs.join('\n\n')) };
  });
}

/** Mulberry32: the same moments in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
