import { recogniseMemberships } from '../membership/index.ts';
import { checkBooks } from '../orders/index.ts';
import type { Db } from '../platform/db/index.ts';
import { enqueueJob, type JobHandler } from '../platform/jobs/index.ts';
import { BOOKS, writeSetting } from '../platform/settings.ts';
import type { Library } from './library.ts';

const NIGHTLY = 'store.nightly';
const HOUR_MS = 60 * 60_000;
const AT_HOUR = 3;

/** Every night the books are closed and checked; what is wrong waits for the operator at the desk. */
export function nightlyJobs({ db, log }: Library): Record<string, JobHandler> {
  return {
    [NIGHTLY]: async () => {
      await recogniseMemberships(db);
      const problems = await checkBooks(db);
      await writeSetting(db, BOOKS, { at: Date.now(), problems });
      if (problems.length > 0) log.error({ problems }, 'the books do not balance');
      await enqueueJob(db, NIGHTLY, {}, nextNight(Date.now()));
    },
  };
}

/** Has the nightly job in the queue, once. */
export async function ensureNightly(db: Db): Promise<void> {
  const known = await db.selectFrom('jobs').select('id').where('kind', '=', NIGHTLY).executeTakeFirst();
  if (!known) await enqueueJob(db, NIGHTLY, {}, nextNight(Date.now()));
}

function nextNight(now: number): number {
  const midnight = now - (now % (24 * HOUR_MS));
  const tonight = midnight + AT_HOUR * HOUR_MS;
  return tonight > now ? tonight : tonight + 24 * HOUR_MS;
}
