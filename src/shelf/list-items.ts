import type { Db, Tx } from '../platform/db/index.ts';
import { InvalidInputError } from '../platform/errors.ts';
import './tables.ts';

export interface ListItem {
  documentId: string;
  note: string;
}

export const LONGEST_NOTE = 1_000;
const MOST_ITEMS = 1_000;

/** In their order. */
export async function listItems(db: Db, listId: string): Promise<ListItem[]> {
  return await db
    .selectFrom('list_items')
    .select(['document_id as documentId', 'note'])
    .where('list_id', '=', listId)
    .orderBy('position')
    .orderBy('added_at')
    .execute();
}

/** Puts a document at the end; one that is there already stays where it is. */
export async function addItem(tx: Tx, listId: string, documentId: string): Promise<void> {
  const { last, count } = await tx
    .selectFrom('list_items')
    .select((eb) => [eb.fn.max('position').as('last'), eb.fn.countAll().as('count')])
    .where('list_id', '=', listId)
    .executeTakeFirstOrThrow();
  if (Number(count) >= MOST_ITEMS) throw new InvalidInputError({ list: 'many' }, 'this list is full');
  await tx
    .insertInto('list_items')
    .values({
      list_id: listId,
      document_id: documentId,
      position: (last ?? 0) + 1,
      note: '',
      added_at: Date.now(),
    })
    .onConflict((conflict) => conflict.columns(['list_id', 'document_id']).doNothing())
    .execute();
  await touch(tx, listId);
}

export async function removeItem(tx: Tx, listId: string, documentId: string): Promise<void> {
  await tx
    .deleteFrom('list_items')
    .where('list_id', '=', listId)
    .where('document_id', '=', documentId)
    .execute();
  await touch(tx, listId);
}

/** Moves a document one place up (-1) or down (1). */
export async function moveItem(tx: Tx, listId: string, documentId: string, step: -1 | 1): Promise<void> {
  const items = await listItems(tx, listId);
  const from = items.findIndex((item) => item.documentId === documentId);
  const [moved] = from < 0 ? [] : items.splice(from, 1);
  if (!moved) return;
  items.splice(Math.max(0, from + step), 0, moved);
  for (const [position, item] of items.entries()) {
    await tx
      .updateTable('list_items')
      .set({ position })
      .where('list_id', '=', listId)
      .where('document_id', '=', item.documentId)
      .execute();
  }
  await touch(tx, listId);
}

/** Throws `InvalidInputError` for a note that is too long. */
export async function writeNote(tx: Tx, listId: string, documentId: string, note: string): Promise<void> {
  const text = note.trim();
  if (text.length > LONGEST_NOTE) throw new InvalidInputError({ note: 'long' }, 'the note is too long');
  await tx
    .updateTable('list_items')
    .set({ note: text })
    .where('list_id', '=', listId)
    .where('document_id', '=', documentId)
    .execute();
  await touch(tx, listId);
}

/** The account's lists that hold a document. */
export async function findListsWith(db: Db, accountId: string, documentId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('list_items')
    .innerJoin('lists', 'lists.id', 'list_items.list_id')
    .select('lists.id')
    .where('lists.account_id', '=', accountId)
    .where('document_id', '=', documentId)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** What can be looked for in each of the account's lists, by list: their documents' titles and authors, and its notes. */
export async function listItemWords(db: Db, accountId: string): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('list_items')
    .innerJoin('lists', 'lists.id', 'list_items.list_id')
    .leftJoin('documents', (join) =>
      join.onRef('documents.id', '=', 'list_items.document_id').on('documents.visibility', '=', 'published'),
    )
    .select(['list_items.list_id as listId', 'list_items.note', 'documents.title', 'documents.author'])
    .where('lists.account_id', '=', accountId)
    .execute();
  const words = new Map<string, string[]>();
  for (const { listId, note, title, author } of rows) {
    const known = words.get(listId) ?? [];
    known.push(`${title ?? ''} ${author ?? ''} ${note}`);
    words.set(listId, known);
  }
  return words;
}

async function touch(tx: Tx, listId: string): Promise<void> {
  await tx.updateTable('lists').set({ updated_at: Date.now() }).where('id', '=', listId).execute();
}
