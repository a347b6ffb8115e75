import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuSeconds, peakMemoryMiB } from '../process-facts.ts';
import { notMeasured, oursBelow, type Result } from '../result.ts';
import type { BenchOptions, Row } from '../row.ts';
import { makeScratch } from '../scratch.ts';
import { writeSmallFiles } from '../small-files.ts';
import { type BenchServer, importFiles, startServer } from '../wenyuan.ts';

const GOAL_MIB = 350;
const VISIT_INTERVAL_MS = 1_000;
const SETTLE_LIMIT_MS = 120_000;

export const memoryServerImport: Row = { names: ['memory-server-import'], measure: measureMemory };

async function measureMemory({ quick, say }: BenchOptions): Promise<Result[]> {
  await using scratch = await makeScratch();
  const count = quick ? 300 : 10_000;
  const dataDir = join(scratch.path, 'data');
  const folder = join(scratch.path, 'files');
  say(`writing ${count} small documents`);
  await writeSmallFiles(folder, count);
  await using server = await startServer(dataDir);
  say(`importing ${count} small documents`);
  const started = performance.now();
  const ready = await importWhileVisited(server, dataDir, folder, say);
  const seconds = (performance.now() - started) / 1_000;
  await settle(server);
  const peak = peakMemoryMiB(server.pid);
  if (peak === undefined) {
    return [
      notMeasured('memory-server-import', GOAL_MIB, 'MiB', 'memory is read from /proc, which is not here'),
    ];
  }
  const rate = `${(ready / seconds).toFixed(1)} documents/s`;
  const note = `server process while ${ready} of ${count} documents were imported (${rate}) and found by search, visited every second`;
  return [oursBelow({ name: 'memory-server-import', ours: peak, goal: GOAL_MIB, unit: 'MiB', note })];
}

async function importWhileVisited(
  server: BenchServer,
  dataDir: string,
  folder: string,
  say: BenchOptions['say'],
): Promise<number> {
  const visits = new AbortController();
  const visiting = visit(server, visits.signal);
  let ready = 0;
  try {
    await importFiles(dataDir, [folder], ({ status }) => {
      if (status === 'ready') ready += 1;
      if (ready % 1_000 === 0) say(`${ready} imported`);
    });
    return ready;
  } finally {
    visits.abort();
    await visiting;
  }
}

/** Somebody reads and searches meanwhile, as in a library that is open. */
async function visit({ url }: BenchServer, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    for (const path of ['/', '/search?q=library', `/search?q=${encodeURIComponent('图书馆管理')}`])
      await (await fetch(url + path)).arrayBuffer();
    await sleep(VISIT_INTERVAL_MS, undefined, { signal }).catch(() => {});
  }
}

/** Waits until the server rests: search has then taken in what was imported. */
async function settle({ pid }: BenchServer): Promise<void> {
  const end = performance.now() + SETTLE_LIMIT_MS;
  let before = cpuSeconds(pid) ?? 0;
  while (performance.now() < end) {
    await sleep(3_000);
    const now = cpuSeconds(pid) ?? 0;
    if (now - before < 0.2) return;
    before = now;
  }
}
