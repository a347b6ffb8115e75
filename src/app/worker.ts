import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogJobs } from '../catalog/index.ts';
import { createProcesses, workFolder } from '../ingest/index.ts';
import { runJobs } from '../platform/jobs/index.ts';
import type { Library } from './library.ts';

/** Works off the queue until `signal` aborts. */
export async function runWorker(library: Library, signal: AbortSignal): Promise<void> {
  const { config, db, log, storage } = library;
  await clearAbandonedWork(workFolder(config));
  const processes = createProcesses(config);
  try {
    await runJobs(
      { db, log, handlers: catalogJobs(db, { config, storage, processes }), concurrency: config.workers + 1 },
      signal,
    );
  } finally {
    processes.close();
  }
}

/** Removes the working folders of processes that are gone; each is named for its process. */
async function clearAbandonedWork(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (!isRunning(Number(name.split('-')[0])))
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
