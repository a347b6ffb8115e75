import { z } from 'zod';
import type { Db } from '../platform/db/index.ts';
import type { JobHandler } from '../platform/jobs/index.ts';
import { ANNOUNCE_RENEWAL, END_TERM } from './job-kinds.ts';
import { type LetterContext, sendAnnouncement } from './letters.ts';
import { recogniseMembership } from './recognise.ts';

const ofTerm = z.object({ membershipId: z.string() });
const announcement = z.object({ renewalId: z.string(), nextAt: z.number(), days: z.number() });

export function membershipJobs(context: LetterContext & { db: Db }): Record<string, JobHandler> {
  return {
    [END_TERM]: (job) => recogniseMembership(context, ofTerm.parse(job.payload).membershipId),
    [ANNOUNCE_RENEWAL]: (job) => announceRenewal(context, announcement.parse(job.payload)),
  };
}

/** Writes that a charge is coming, once for each number of days; not if it has come, or will not. */
export async function announceRenewal(
  context: LetterContext & { db: Db },
  { renewalId, nextAt, days }: z.infer<typeof announcement>,
  now = Date.now(),
): Promise<void> {
  if (nextAt <= now) return;
  await context.db.transaction().execute(async (tx) => {
    const renewal = await tx
      .updateTable('renewals')
      .set({ announced_days: days })
      .where('id', '=', renewalId)
      .where('state', '=', 'running')
      .where('next_at', '=', nextAt)
      .where((eb) => eb.or([eb('announced_days', 'is', null), eb('announced_days', '>', days)]))
      .returningAll()
      .executeTakeFirst();
    if (renewal) await sendAnnouncement(tx, context, renewal);
  });
}
