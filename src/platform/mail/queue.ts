import type { Db, Tx } from '../db/index.ts';
import { ConflictError } from '../errors.ts';
import { newId } from '../ids.ts';
import { enqueueJob } from '../jobs/index.ts';
import { checkLetter, type Letter } from './letter.ts';
import type { LetterState } from './tables.ts';

export const SEND_LETTER = 'send-letter';

/** A letter on its way, or what is left of it. Times are milliseconds since 1970. */
export interface StoredLetter extends Letter {
  id: string;
  state: LetterState;
  attempts: number;
  lastError: string | null;
  createdAt: number;
  doneAt: number | null;
}

/**
 * Has the worker send this letter, exactly if the caller's transaction commits. Returns its identifier.
 * Throws `InvalidLetterError`.
 */
export async function enqueueLetter(tx: Tx, letter: Letter): Promise<string> {
  const { to, subject, text, html, headers } = checkLetter(letter);
  const id = newId();
  await tx
    .insertInto('letters')
    .values({
      id,
      recipient: to,
      subject,
      text,
      html: html ?? null,
      headers: JSON.stringify(headers ?? {}),
      state: 'waiting',
      attempts: 0,
      last_error: null,
      created_at: Date.now(),
      done_at: null,
    })
    .execute();
  await enqueueJob(tx, SEND_LETTER, { letterId: id });
  return id;
}

/** Tries a letter again that was kept or refused. Throws `ConflictError` for any other. */
export async function sendLetterAgain(tx: Tx, id: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('letters')
    .set({ state: 'waiting', attempts: 0, created_at: Date.now(), done_at: null })
    .where('id', '=', id)
    .where('state', 'in', ['kept', 'refused'])
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new ConflictError('this letter is not one to send again');
  await enqueueJob(tx, SEND_LETTER, { letterId: id });
}

export async function findLetter(db: Db, id: string): Promise<StoredLetter | undefined> {
  const row = await db.selectFrom('letters').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    to: row.recipient,
    subject: row.subject,
    text: row.text,
    html: row.html ?? undefined,
    headers: JSON.parse(row.headers) as Record<string, string>,
    state: row.state,
    attempts: row.attempts,
    lastError: row.last_error,
    createdAt: row.created_at,
    doneAt: row.done_at,
  };
}

export interface ListedLetter {
  id: string;
  to: string;
  subject: string;
  state: LetterState;
  createdAt: number;
}

/** The newest first. */
export async function listLetters(
  db: Db,
  range: { limit: number; offset: number },
): Promise<{ letters: ListedLetter[]; total: number }> {
  const [rows, counted] = await Promise.all([
    db
      .selectFrom('letters')
      .select(['id', 'recipient as to', 'subject', 'state', 'created_at as createdAt'])
      .orderBy('id', 'desc')
      .limit(range.limit)
      .offset(range.offset)
      .execute(),
    db
      .selectFrom('letters')
      .select((eb) => eb.fn.countAll().as('count'))
      .executeTakeFirst(),
  ]);
  return { letters: rows, total: Number(counted?.count ?? 0) };
}
