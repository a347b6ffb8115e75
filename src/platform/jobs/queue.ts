import { hostname } from 'node:os';
import { sql } from 'kysely';
import type { Db } from '../db/index.ts';
import { newId } from '../ids.ts';
import { isRunning } from '../is-running.ts';
import './tables.ts';

export interface Job {
  id: string;
  kind: string;
  payload: unknown;
  failures: number;
  interruptions: number;
}

export const LEASE_MS = 20_000;

/** Adds a job. Called with a transaction, the job exists exactly if what caused it does. */
export async function enqueueJob(db: Db, kind: string, payload: unknown, runAt = Date.now()): Promise<void> {
  await db
    .insertInto('jobs')
    .values({
      id: newId(),
      kind,
      payload: JSON.stringify(payload),
      run_at: runAt,
      leased_by: null,
      leased_until: 0,
      failures: 0,
      interruptions: 0,
      last_error: null,
    })
    .execute();
}

/**
 * Takes the next due job for this worker, of these kinds or of any, or undefined. A job is never held by
 * two workers.
 */
export async function leaseJob(db: Db, worker: string, kinds?: string[]): Promise<Job | undefined> {
  const now = Date.now();
  const next = db
    .selectFrom('jobs')
    .select('id')
    .where('run_at', '<=', now)
    .where('leased_until', '<', now)
    .$if(kinds !== undefined, (query) => query.where('kind', 'in', kinds ?? []))
    .orderBy('interruptions')
    .orderBy('run_at')
    .orderBy('id')
    .limit(1);
  const row = await db
    .updateTable('jobs')
    .set({
      leased_by: worker,
      leased_until: now + LEASE_MS,
      // A lease that ran out without an answer means that its worker vanished.
      interruptions: sql<number>`case when leased_by is null then interruptions else interruptions + 1 end`,
    })
    .where('id', '=', next)
    .where('leased_until', '<', now)
    .returning(['id', 'kind', 'payload', 'failures', 'interruptions'])
    .executeTakeFirst();
  return row && { ...row, payload: JSON.parse(row.payload) as unknown };
}

/** False if the lease was lost, in which case the work must not be committed. */
export async function renewLease(db: Db, id: string, worker: string): Promise<boolean> {
  const result = await db
    .updateTable('jobs')
    .set({ leased_until: Date.now() + LEASE_MS })
    .where('id', '=', id)
    .where('leased_by', '=', worker)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function removeJob(db: Db, id: string): Promise<void> {
  await db.deleteFrom('jobs').where('id', '=', id).execute();
}

export async function retryJobLater(db: Db, id: string, error: string, delayMs: number): Promise<void> {
  await db
    .updateTable('jobs')
    .set((eb) => ({
      failures: eb('failures', '+', 1),
      last_error: error.slice(0, 2_000),
      leased_by: null,
      leased_until: 0,
      run_at: Date.now() + delayMs,
    }))
    .where('id', '=', id)
    .execute();
}

export async function countJobs(db: Db): Promise<number> {
  const row = await db
    .selectFrom('jobs')
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

export function workerName(): string {
  return `${hostname()}:${process.pid}:${newId()}`;
}

/** Frees at once the leases of workers on this machine whose process is gone, instead of waiting for their end. */
export async function releaseDeadLeases(db: Db): Promise<void> {
  const holders = await db
    .selectFrom('jobs')
    .select('leased_by')
    .distinct()
    .where('leased_by', 'is not', null)
    .execute();
  const dead = holders.flatMap(({ leased_by: holder }) => (holder && isGone(holder) ? [holder] : []));
  if (dead.length === 0) return;
  await db
    .updateTable('jobs')
    .set((eb) => ({ leased_by: null, leased_until: 0, interruptions: eb('interruptions', '+', 1) }))
    .where('leased_by', 'in', dead)
    .execute();
}

function isGone(worker: string): boolean {
  const [host, pid] = worker.split(':');
  return host === hostname() && !isRunning(Number(pid));
}
