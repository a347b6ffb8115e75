import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../db/index.ts';
import type { Log } from '../log.ts';
import {
  type Job,
  LEASE_MS,
  leaseJob,
  releaseDeadLeases,
  removeJob,
  renewLease,
  retryJobLater,
  workerName,
} from './queue.ts';

/** Ends normally when the job is done with, well or badly; throws to have it tried again later. */
export type JobHandler = (job: Job) => Promise<void>;

export interface JobRunnerOptions {
  db: Db;
  log: Log;
  handlers: Record<string, JobHandler>;
  concurrency: number;
  /** Only jobs of these kinds; any where not given. */
  kinds?: string[];
}

const IDLE_POLL_MS = 300;
const DEAD_LEASE_CHECK_MS = 2_000;
const MAX_RETRY_DELAY_MS = 60_000;

/** Runs due jobs until `signal` aborts, then finishes those it has. */
export async function runJobs(options: JobRunnerOptions, signal: AbortSignal): Promise<void> {
  const { db } = options;
  const worker = workerName();
  await releaseDeadLeases(db);
  const timer = setInterval(() => void releaseDeadLeases(db).catch(() => {}), DEAD_LEASE_CHECK_MS);
  const lanes = Array.from({ length: options.concurrency }, () => runLane(options, db, worker, signal));
  await Promise.all(lanes).finally(() => clearInterval(timer));
}

async function runLane(
  options: JobRunnerOptions,
  db: Db,
  worker: string,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const job = await leaseJob(db, worker, options.kinds).catch((error: unknown) => {
      options.log.error({ error }, 'cannot lease a job');
      return undefined;
    });
    if (job) await runJob(options, db, worker, job);
    else await sleep(IDLE_POLL_MS, undefined, { signal }).catch(() => {});
  }
}

async function runJob({ log, handlers }: JobRunnerOptions, db: Db, worker: string, job: Job): Promise<void> {
  const renewal = setInterval(() => void renewLease(db, job.id, worker).catch(() => {}), LEASE_MS / 4);
  try {
    const handler = handlers[job.kind];
    if (!handler) throw new Error(`no handler for jobs of kind ${job.kind}`);
    await handler(job);
    await removeJob(db, job.id);
  } catch (error) {
    log.error({ err: error, job: job.id, kind: job.kind }, 'job failed, will be tried again');
    const delay = Math.min(MAX_RETRY_DELAY_MS, 1_000 * 2 ** job.failures);
    await retryJobLater(db, job.id, String(error), delay).catch(() => {});
  } finally {
    clearInterval(renewal);
  }
}
