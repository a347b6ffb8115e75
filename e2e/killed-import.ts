import { type ChildProcess, spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { ImportOutcome } from '../src/importing/index.ts';
import { commandEnvironment, type TestLibrary } from '../test/library.ts';

/** When a run is killed: `withinMs` after it has received and finished so many documents. */
export interface Moment {
  received: number;
  ready: number;
  withinMs: number;
}

const projectFolder = fileURLToPath(new URL('..', import.meta.url));

export interface Run {
  status: number | null;
  outcomes: ImportOutcome[];
  /** What it wrote for a person to read. */
  errors: string;
}

/** Runs the command as people do; at the `moment`, it and all it started end without warning. */
export async function runImport(library: TestLibrary, folder: string, moment?: Moment): Promise<Run> {
  const command = ['--import', 'tsx', 'src/main.ts', 'import', '--json', folder];
  const options = { cwd: projectFolder, env: commandEnvironment(library.config), detached: true } as const;
  const child = spawn(process.execPath, command, options);
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  if (moment) await killAt(library, moment, child);
  const status = await ended;
  const lines = Buffer.concat(output).toString().split('\n').filter(Boolean);
  // The last line of a run that was killed may be cut off.
  const outcomes = status === null ? [] : lines.map((line) => JSON.parse(line) as ImportOutcome);
  return { status, outcomes, errors: Buffer.concat(errors).toString() };
}

async function killAt(
  library: TestLibrary,
  { received, ready, withinMs }: Moment,
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
export async function expectNothingHalf(library: TestLibrary): Promise<void> {
  const { db } = library;
  const documents = await db.selectFrom('documents').selectAll().execute();
  expect(new Set(documents.map(({ sha256 }) => sha256)).size).toBe(documents.length);
  const jobs = (await db.selectFrom('jobs').select('payload').execute()).map(({ payload }) => payload);
  const unfinished = documents.filter(({ stage }) => stage !== 'ready' && stage !== 'failed');
  expect(unfinished.filter(({ id }) => !jobs.some((payload) => payload.includes(id)))).toEqual([]);
  for (const { stage, sha256, page_count: count } of documents) {
    expect(await pageNumbers(library, sha256)).toEqual(stage === 'ready' ? upTo(count) : []);
  }
}

export async function pageNumbers(library: TestLibrary, sha256: string): Promise<number[]> {
  const rows = await library.db.selectFrom('pages').select('number').where('sha256', '=', sha256).execute();
  return rows.map(({ number }) => number).sort((a, b) => a - b);
}

export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

export async function filesIn(path: string): Promise<string[]> {
  const names = await readdir(path).catch(() => []);
  return names.map((name) => join(path, name)).sort();
}
