import type { Selectable } from 'kysely';
import type { Db, Tx } from '../../platform/db/index.ts';
import { ForbiddenError, InvalidInputError, NotFoundError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { getReadablePages } from '../readable-pages.ts';
import type { Opened } from '../rights.ts';
import type { ReaderNoteTable } from '../tables.ts';
import { findAgain } from './anchor.ts';

export interface Note {
  id: string;
  page: number;
  /** UTF-16 units into the page's text; equal for a note on the page as a whole. */
  start: number;
  end: number;
  /** Empty where there is none, and where the page may not be seen any more. */
  quote: string;
  before: string;
  after: string;
  note: string;
  /** The document's present version does not have the words. */
  isLost: boolean;
  /** Milliseconds since 1970. */
  createdAt: number;
  updatedAt: number;
}

export interface NewNote {
  page: number;
  /** Equal to `end` for a note on the page as a whole. */
  start: number;
  end: number;
  note: string;
}

export const LONGEST_NOTE = 10_000;
export const LONGEST_QUOTE = 5_000;
export const MOST_NOTES = 2_000;
const AROUND = 40;

/**
 * The reader's notes on a document in the order of its pages. Those made on another version are first
 * looked for in this one; those not found are listed last. Quotes of pages that may not be seen (any more) are
 * left out.
 */
export async function listNotes(db: Db, reader: string | undefined, opened: Opened): Promise<Note[]> {
  if (!reader) return [];
  const select = () =>
    db
      .selectFrom('reader_notes')
      .selectAll()
      .where('reader', '=', reader)
      .where('document_id', '=', opened.document.id)
      .orderBy('page')
      .orderBy('start_at')
      .orderBy('id')
      .execute();
  let rows = await select();
  const stale = rows.filter(({ sha256 }) => sha256 !== opened.document.sha256);
  if (stale.length > 0) {
    await findPlacesAgain(db, opened, stale);
    rows = await select();
  }
  return rows.map((row) => toNote(row, opened)).toSorted((a, b) => Number(a.isLost) - Number(b.isLost));
}

/**
 * Adds a note; its words are read from the page, never taken from the reader.
 * Throws `ForbiddenError` for a locked page, `InvalidInputError` for a place that is none, for too much, and for nothing.
 */
export async function addNote(db: Db, reader: string, opened: Opened, given: NewNote): Promise<string> {
  const { document, visible } = opened;
  const { page, start, end } = given;
  const note = checkNote(given.note);
  if (page > visible) throw new ForbiddenError('this page is locked');
  const text = (await getReadablePages(db, document.sha256, document.pageCount)).texts[page - 1];
  const isPlace = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end >= start;
  if (text === undefined || !isPlace || end > text.length) throw new InvalidInputError({ start: 'invalid' });
  if (end - start > LONGEST_QUOTE)
    throw new InvalidInputError({ end: 'tooLong' }, `at most ${LONGEST_QUOTE} characters`);
  const quote = text.slice(start, end);
  if (quote.trim() === '' && note === '') throw new InvalidInputError({ note: 'required' });
  if ((await countNotes(db, reader, document.id)) >= MOST_NOTES)
    throw new InvalidInputError({ note: 'tooMany' }, `at most ${MOST_NOTES} notes on one document`);
  const id = newId();
  const now = Date.now();
  await db
    .insertInto('reader_notes')
    .values({
      id,
      reader,
      document_id: document.id,
      sha256: document.sha256,
      page,
      start_at: start,
      quote,
      ...surroundings(text, start, end),
      lost: 0,
      note,
      created_at: now,
      updated_at: now,
    })
    .execute();
  return id;
}

/** Throws `NotFoundError` for a note that is not this reader's. */
export async function changeNote(db: Db, reader: string, id: string, text: string): Promise<void> {
  const result = await db
    .updateTable('reader_notes')
    .set({ note: checkNote(text), updated_at: Date.now() })
    .where('id', '=', id)
    .where('reader', '=', reader)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) === 0) throw new NotFoundError('there is no such note');
}

export async function removeNote(db: Db, reader: string, id: string): Promise<void> {
  await db.deleteFrom('reader_notes').where('id', '=', id).where('reader', '=', reader).execute();
}

/** What a visitor noted becomes the account's. */
export async function joinNotes(tx: Tx, visitor: string, account: string): Promise<void> {
  await tx
    .updateTable('reader_notes')
    .set({ reader: `a:${account}` })
    .where('reader', '=', `v:${visitor}`)
    .execute();
}

async function countNotes(db: Db, reader: string, documentId: string): Promise<number> {
  const { count } = await db
    .selectFrom('reader_notes')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('reader', '=', reader)
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function findPlacesAgain(
  db: Db,
  { document }: Opened,
  rows: Array<Selectable<ReaderNoteTable>>,
): Promise<void> {
  const { texts } = await getReadablePages(db, document.sha256, document.pageCount);
  await db.transaction().execute(async (tx) => {
    for (const row of rows) {
      const place = findAgain(row, texts);
      const stays = row.quote === '' ? row.page <= texts.length : place !== undefined;
      await tx
        .updateTable('reader_notes')
        .set({
          sha256: document.sha256,
          lost: stays ? 0 : 1,
          ...(place
            ? {
                page: place.page,
                start_at: place.start,
                quote: place.quote,
                ...surroundings(texts[place.page - 1] ?? '', place.start, place.start + place.quote.length),
              }
            : {}),
        })
        .where('id', '=', row.id)
        .execute();
    }
  });
}

function surroundings(text: string, start: number, end: number): { before: string; after: string } {
  return { before: text.slice(Math.max(0, start - AROUND), start), after: text.slice(end, end + AROUND) };
}

function checkNote(note: string): string {
  if (note.length > LONGEST_NOTE)
    throw new InvalidInputError({ note: 'tooLong' }, `a note has at most ${LONGEST_NOTE} characters`);
  return note.trim();
}

function toNote(row: Selectable<ReaderNoteTable>, { document, visible }: Opened): Note {
  const isOpen = row.page <= visible || (row.lost === 1 && visible >= document.pageCount);
  return {
    id: row.id,
    page: row.page,
    start: row.start_at,
    end: isOpen && row.lost === 0 ? row.start_at + row.quote.length : row.start_at,
    quote: isOpen ? row.quote : '',
    before: isOpen ? row.before : '',
    after: isOpen ? row.after : '',
    note: row.note,
    isLost: row.lost === 1,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
