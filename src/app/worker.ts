import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogJobs } from '../catalog/index.ts';
import { incomingFolder } from '../contributors/index.ts';
import { membershipJobs } from '../membership/index.ts';
import { orderJobs } from '../orders/index.ts';
import { followJobs, SEND_NEWS } from '../follows/index.ts';
import { FORGET_FOOTPRINTS, footprintJobs } from '../footprints/index.ts';
import { FORGET_QUERIES, searchJobs } from '../search/index.ts';
import { createProcesses, workFolder } from '../ingest/index.ts';
import { isRunning } from '../platform/is-running.ts';
import { type JobHandler, runJobs, startDaily } from '../platform/jobs/index.ts';
import { createMail, mailJobs } from '../platform/mail/index.ts';
import type { Library } from './library.ts';
import { CLOSE_BOOKS, nightlyJobs } from './nightly.ts';

/** Works off the queue until `signal` aborts. */
export async function runWorker(library: Library, signal: AbortSignal): Promise<void> {
  const { config, db, log, storage } = library;
  // Before any child starts: a folder that does not exist yet cannot be granted to it.
  await mkdir(workFolder(config), { recursive: true });
  await clearAbandonedWork(workFolder(config));
  await clearAbandonedArrivals(incomingFolder(config));
  await startDaily(db, CLOSE_BOOKS);
  await startDaily(db, FORGET_FOOTPRINTS);
  await startDaily(db, FORGET_QUERIES);
  await startDaily(db, SEND_NEWS);
  const processes = createProcesses(config);
  try {
    const prompt = promptJobs(library);
    const handlers = {
      ...catalogJobs(db, { config, storage, processes }),
      ...footprintJobs(db),
      ...searchJobs(db),
      ...followJobs({ db, config }),
      ...prompt,
    };
    await Promise.all([
      runJobs({ db, log, handlers, concurrency: config.workers + 1 }, signal),
      runJobs({ db, log, handlers: prompt, kinds: Object.keys(prompt), concurrency: 1 }, signal),
    ]);
  } finally {
    processes.close();
  }
}

/** Short jobs that somebody waits for; they have a lane of their own beside thousands of documents. */
function promptJobs(library: Library): Record<string, JobHandler> {
  const { config, db, log } = library;
  return {
    ...mailJobs({ db, log, mail: createMail(config) }),
    ...orderJobs(library),
    ...membershipJobs(library),
    ...nightlyJobs(library),
  };
}

/** Removes the working folders of processes that are gone; each is named for its process. */
async function clearAbandonedWork(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (!isRunning(Number(name.split('-')[0])))
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

const ABANDONED_AFTER_MS = 24 * 60 * 60_000;

/** Removes what was on its way in when its process was killed; nobody was told that it had arrived. */
async function clearAbandonedArrivals(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > ABANDONED_AFTER_MS) await rm(path, { force: true });
  }
}
