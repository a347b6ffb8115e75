import type { Document } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import { AppError, InvalidInputError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { type LetterFrom, tellContributor } from './letters.ts';
import './tables.ts';

export interface ReviewForm {
  /** `1` to `5`. */
  stars: string;
  /** `yes`, `no`, or anything else for no answer. */
  asPreviewed: string;
  words: string;
}

const LONGEST_REVIEW = 5_000;
const LONGEST_QUESTION = 1_000;
export const LONGEST_ANSWER = 2_000;
const MOST_QUESTIONS = 10;

/** Writes an account's review of a document, or changes it. Throws `InvalidInputError` naming the fields. */
export async function writeReview(
  db: Db,
  accountId: string,
  document: Document,
  form: ReviewForm,
): Promise<void> {
  const words = form.words.trim();
  const errors = {
    ...(/^[1-5]$/.test(form.stars) ? {} : { stars: 'required' }),
    ...(words.length > LONGEST_REVIEW ? { words: 'long' } : {}),
  };
  if (Object.keys(errors).length > 0) throw new InvalidInputError(errors);
  const now = Date.now();
  const said = {
    stars: Number(form.stars),
    as_previewed: form.asPreviewed === 'yes' ? 1 : form.asPreviewed === 'no' ? 0 : null,
    words,
    sha256: document.sha256,
    updated_at: now,
  };
  const changed = await db
    .updateTable('remarks')
    .set(said)
    .where('document_id', '=', document.id)
    .where('account_id', '=', accountId)
    .where('kind', '=', 'review')
    .executeTakeFirst();
  if (changed.numUpdatedRows > 0n) return;
  await db
    .insertInto('remarks')
    .values({ ...newRow(accountId, document.id, now), kind: 'review', ...said })
    // Sent twice at once, the first one counts.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Asks, and has the contributor told by letter. */
export async function askQuestion(
  db: Db,
  accountId: string,
  document: Document,
  words: string,
  from: LetterFrom,
): Promise<void> {
  const question = checkWords(words, LONGEST_QUESTION, 'question');
  const { count } = await db
    .selectFrom('remarks')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('document_id', '=', document.id)
    .where('account_id', '=', accountId)
    .where('kind', '=', 'question')
    .executeTakeFirstOrThrow();
  if (Number(count) >= MOST_QUESTIONS)
    throw new AppError('conflict', 'one person asks ten questions about a document');
  const row = newRow(accountId, document.id, Date.now());
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('remarks')
      .values({ ...row, kind: 'question', words: question, sha256: document.sha256 })
      .execute();
    await tellContributor(tx, document, question, from);
  });
}

/** The contributor's words below a remark; empty takes them back. */
export async function answerRemark(db: Db, id: string, answer: string): Promise<void> {
  const text = answer.trim();
  if (text.length > LONGEST_ANSWER) throw new InvalidInputError({ answer: 'long' }, 'the answer is too long');
  await db
    .updateTable('remarks')
    .set({ answer: text, answered_at: text === '' ? null : Date.now() })
    .where('id', '=', id)
    .execute();
}

export async function removeRemark(db: Db, id: string): Promise<void> {
  await db.deleteFrom('remarks').where('id', '=', id).execute();
}

function newRow(accountId: string, documentId: string, now: number) {
  return {
    id: newId(now),
    document_id: documentId,
    account_id: accountId,
    stars: null,
    as_previewed: null,
    answer: '',
    answered_at: null,
    hidden_at: null,
    created_at: now,
    updated_at: now,
  };
}

function checkWords(words: string, longest: number, field: string): string {
  const text = words.trim();
  if (text === '') throw new InvalidInputError({ [field]: 'required' });
  if (text.length > longest) throw new InvalidInputError({ [field]: 'long' });
  return text;
}
