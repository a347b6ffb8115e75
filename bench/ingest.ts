import { copyFile, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createUser } from '../src/accounts/index.ts';
import { closeLibrary, type Library, openLibrary } from '../src/app/library.ts';
import { catalogJobs, findDocuments, receiveFile } from '../src/catalog/index.ts';
import { createProcesses, type Processes, workFolder } from '../src/ingest/index.ts';
import { readConfig } from '../src/platform/config.ts';
import { newId } from '../src/platform/ids.ts';
import { type JobHandler, runJobs } from '../src/platform/jobs/index.ts';
import { createLog } from '../src/platform/log.ts';

export interface Ingest {
  /** From the first job begun to the last one done. */
  seconds: number;
  ready: number;
  /** Names of files that did not become ready, and why. */
  failed: string[];
}

/** Has a new library in `dataDir` take the files in, and then its worker, warm, process them all. */
export async function measureIngest(
  dataDir: string,
  files: string[],
  warm: (processes: Processes) => Promise<unknown>,
): Promise<Ingest> {
  const library = await openLibrary(readConfig({ DATA_DIR: dataDir }), createLog('silent'));
  // Children may write only below what exists when they start.
  await mkdir(workFolder(library.config), { recursive: true });
  const processes = createProcesses(library.config);
  try {
    const ids = await receive(library, files);
    await warm(processes);
    const seconds = await work(library, processes, ids.length);
    const documents = await findDocuments(library.db, ids);
    const failed = documents.filter(({ stage }) => stage !== 'ready');
    return {
      seconds,
      ready: documents.length - failed.length,
      failed: failed.map(({ fileName, failureCode }) => `${fileName} (${failureCode})`),
    };
  } finally {
    processes.close();
    await closeLibrary(library);
  }
}

async function receive({ db, storage, authentication, config }: Library, files: string[]): Promise<string[]> {
  const account = { name: 'Bench', email: 'bench@wenyuan.invalid', password: 'a long password' };
  const owner = await createUser(db, authentication, { ...account, role: 'contributor' });
  const ids = [];
  for (const file of files) {
    const path = join(config.storageDir, 'incoming', newId());
    await copyFile(file, path);
    const incoming = {
      path,
      fileName: basename(file),
      ownerId: owner.id,
      currency: 'CNY',
      then: 'publish',
    } as const;
    ids.push((await receiveFile(db, storage, incoming)).id);
  }
  return ids;
}

/** What the worker does with its queue, until `count` jobs have ended; the seconds it took. */
async function work(
  { config, db, log, storage }: Library,
  processes: Processes,
  count: number,
): Promise<number> {
  const stop = new AbortController();
  let left = count;
  let ended = 0;
  const timed =
    (handler: JobHandler): JobHandler =>
    async (job) => {
      await handler(job);
      left -= 1;
      ended = performance.now();
      if (left === 0) stop.abort();
    };
  const handlers = Object.entries(catalogJobs(db, { config, storage, processes }));
  const started = performance.now();
  await runJobs(
    {
      db,
      log,
      handlers: Object.fromEntries(handlers.map(([kind, handler]) => [kind, timed(handler)])),
      concurrency: config.workers + 1,
    },
    stop.signal,
  );
  return (ended - started) / 1_000;
}
