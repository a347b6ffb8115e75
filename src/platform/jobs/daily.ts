import type { Db } from '../db/index.ts';
import { enqueueJob } from './queue.ts';
import type { JobHandler } from './runner.ts';

const DAY_MS = 24 * 60 * 60_000;

/** A job that queues itself again for the day after, once however often it was started. */
export function daily(db: Db, kind: string, work: () => Promise<void>): JobHandler {
  return async (job) => {
    await work();
    await db.transaction().execute(async (tx) => {
      await tx.deleteFrom('jobs').where('kind', '=', kind).where('id', '<>', job.id).execute();
      await enqueueJob(tx, kind, {}, Date.now() + DAY_MS);
    });
  };
}

/** Starts a daily job that does not wait in the queue yet. */
export async function startDaily(db: Db, kind: string): Promise<void> {
  const known = await db.selectFrom('jobs').select('id').where('kind', '=', kind).executeTakeFirst();
  if (!known) await enqueueJob(db, kind, {});
}
