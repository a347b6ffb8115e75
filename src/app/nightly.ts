import { recogniseMemberships } from '../membership/index.ts';
import { checkBooks } from '../orders/index.ts';
import { daily, type JobHandler } from '../platform/jobs/index.ts';
import { BOOKS, writeSetting } from '../platform/settings.ts';
import type { Library } from './library.ts';

export const CLOSE_BOOKS = 'store.close-books';

/** Every day the books are closed and checked; what is wrong waits for the operator at the desk. */
export function nightlyJobs({ db, log, config }: Library): Record<string, JobHandler> {
  return {
    [CLOSE_BOOKS]: daily(db, CLOSE_BOOKS, async () => {
      await recogniseMemberships({ db, config });
      const problems = await checkBooks(db);
      await writeSetting(db, BOOKS, { at: Date.now(), problems });
      if (problems.length > 0) log.error({ problems }, 'the books do not balance');
    }),
  };
}
