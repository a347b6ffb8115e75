import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareSetup } from '../accounts/index.ts';
import { closeLibrary, openLibrary, openServedLibrary } from '../app/library.ts';
import { startServer } from '../app/server.ts';
import { runWorker } from '../app/worker.ts';
import type { Config } from '../platform/config.ts';
import { createLog, type Log } from '../platform/log.ts';
import { yieldToOthers } from '../platform/yield-to-others.ts';
import { links } from '../ui/links.ts';

const RESTART_DELAY_MS = 1_000;
const mainModule = fileURLToPath(new URL('../main.ts', import.meta.url));

/** Runs the website, with a worker process beside it unless told otherwise, until the process is told to end. */
export async function serveCommand(config: Config, args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { 'no-worker': { type: 'boolean', default: false } } });
  const log = createLog(config.logLevel);
  const library = await openServedLibrary(config, log);
  const server = await startServer(library);
  const stopWorker = values['no-worker'] ? () => {} : keepWorker(log);
  const address = config.port === 0 ? `http://localhost:${server.port}` : config.baseUrl;
  process.stdout.write(`Wenyuan 文渊 is open at ${address}\n`);
  const token = await prepareSetup(library.db);
  if (token) {
    process.stdout.write(`Set it up with this one-time link: ${address}${links.setup}?token=${token}\n`);
  }
  await untilToldToEnd();
  stopWorker();
  await server.close();
  await closeLibrary(library);
  return 0;
}

/** People wait for pages more than for documents that come in. */
const WORKER_NICENESS = 8;

export async function workerCommand(config: Config): Promise<number> {
  yieldToOthers(WORKER_NICENESS, true);
  const library = await openLibrary(config, createLog(config.logLevel));
  const stop = new AbortController();
  void untilToldToEnd().then(() => stop.abort());
  // A worker started by a server ends with it.
  process.once('disconnect', () => stop.abort());
  await runWorker(library, stop.signal);
  await closeLibrary(library);
  return 0;
}

const FOR_THE_SERVER = /^--(?:heap-growing-percent|v8-pool-size)\b/;

/** Starts the worker, and starts it again whenever it ends by itself. */
export function keepWorker(log: Log): () => void {
  let stopped = false;
  const start = () => {
    const worker = fork(mainModule, ['worker'], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // What keeps the server small and quick to answer costs processor time, of which a worker has none to spare.
      execArgv: process.execArgv.filter((option) => !FOR_THE_SERVER.test(option)),
    });
    worker.once('exit', (code, signal) => {
      if (stopped) return;
      log.error({ code, signal }, 'the worker ended, starting another');
      setTimeout(start, RESTART_DELAY_MS);
    });
    current = worker;
  };
  let current: ReturnType<typeof fork> | undefined;
  start();
  return () => {
    stopped = true;
    current?.kill('SIGTERM');
  };
}

export function untilToldToEnd(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
