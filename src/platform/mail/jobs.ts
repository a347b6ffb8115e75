import { z } from 'zod';
import type { Db } from '../db/index.ts';
import { enqueueJob, type JobHandler } from '../jobs/index.ts';
import type { Log } from '../log.ts';
import { DEFAULT_LIBRARY_NAME, LIBRARY_NAME, readCachedSetting } from '../settings.ts';
import { isRefusal, type Mail } from './mail.ts';
import { findLetter, SEND_LETTER, type StoredLetter } from './queue.ts';
import type { LetterState } from './tables.ts';

const payload = z.object({ letterId: z.string() });

const FIRST_DELAY_MS = 15_000;
const LONGEST_DELAY_MS = 60 * 60_000;
const GIVE_UP_AFTER_MS = 3 * 24 * 60 * 60_000;
const LONGEST_ERROR = 1_000;

export interface MailContext {
  db: Db;
  log: Log;
  mail: Mail;
}

export function mailJobs(context: MailContext): Record<string, JobHandler> {
  return { [SEND_LETTER]: (job) => sendLetter(context, payload.parse(job.payload).letterId) };
}

/** Sends a waiting letter; one that is done with is left alone, so that a job may come twice. */
async function sendLetter({ db, log, mail }: MailContext, id: string): Promise<void> {
  const letter = await findLetter(db, id);
  if (letter?.state !== 'waiting') return;
  const sender = (await readCachedSetting<string>(db, LIBRARY_NAME)) ?? DEFAULT_LIBRARY_NAME;
  const outcome = await mail.send(letter, sender).catch((error: unknown) => ({ error }));
  if (typeof outcome === 'string') return await finish(db, letter, outcome);
  log.warn({ err: outcome.error, letter: id, attempts: letter.attempts + 1 }, 'a letter was not sent');
  const tooOld = Date.now() - letter.createdAt > GIVE_UP_AFTER_MS;
  if (tooOld || isRefusal(outcome.error)) await finish(db, letter, 'refused', outcome.error);
  else await trySoon(db, letter, outcome.error);
}

async function finish(db: Db, letter: StoredLetter, state: LetterState, error?: unknown): Promise<void> {
  await db
    .updateTable('letters')
    .set({
      state,
      attempts: letter.attempts + 1,
      last_error: error === undefined ? null : describe(error),
      done_at: Date.now(),
      ...(state === 'sent' ? { text: '', html: null } : {}),
    })
    .where('id', '=', letter.id)
    .execute();
}

async function trySoon(db: Db, letter: StoredLetter, error: unknown): Promise<void> {
  const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** letter.attempts);
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('letters')
      .set({ attempts: letter.attempts + 1, last_error: describe(error) })
      .where('id', '=', letter.id)
      .execute();
    await enqueueJob(tx, SEND_LETTER, { letterId: letter.id }, Date.now() + delay);
  });
}

function describe(error: unknown): string {
  return (error instanceof Error ? error.message : JSON.stringify(error)).slice(0, LONGEST_ERROR);
}
