import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Db } from '../platform/db/index.ts';
import { InvalidInputError, NotFoundError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { cleanLine, cleanLines } from '../platform/visible-text.ts';
import type { ListTable, ListVisibility } from './tables.ts';

export interface List {
  id: string;
  ownerId: string;
  title: string;
  description: string;
  visibility: ListVisibility;
  secret: string;
  updatedAt: number;
}

export interface ListDetails {
  title: string;
  description: string;
  visibility: string;
}

export const LIST_VISIBILITIES = ['private', 'link', 'public'] as const;
export const LONGEST_TITLE = 120;
const LONGEST_DESCRIPTION = 2_000;
const MOST_LISTS = 200;

/** Throws `InvalidInputError` naming the fields that are wrong. */
export async function createList(db: Db, accountId: string, title: string): Promise<string> {
  const checked = checkTitle(title);
  const { count } = await db
    .selectFrom('lists')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  if (Number(count) >= MOST_LISTS) throw new InvalidInputError({ title: 'many' }, 'there are too many lists');
  const now = Date.now();
  const row = { account_id: accountId, title: checked, description: '', visibility: 'private' as const };
  const id = newId(now);
  await db
    .insertInto('lists')
    .values({ id, ...row, secret: newSecret(), created_at: now, updated_at: now })
    .execute();
  return id;
}

/** A list that is no longer shared by link gets another one, so that the old link stays dead. */
export async function changeList(db: Db, list: List, details: ListDetails): Promise<void> {
  const title = checkTitle(details.title);
  const description = cleanLines(details.description);
  const visibility = LIST_VISIBILITIES.find((candidate) => candidate === details.visibility);
  if (description.length > LONGEST_DESCRIPTION) throw new InvalidInputError({ description: 'long' });
  if (!visibility) throw new InvalidInputError({ visibility: 'unknown' });
  const secret = visibility === 'private' ? newSecret() : list.secret;
  await db
    .updateTable('lists')
    .set({ title, description, visibility, secret, updated_at: Date.now() })
    .where('id', '=', list.id)
    .execute();
}

export async function removeList(db: Db, id: string): Promise<void> {
  await db.deleteFrom('lists').where('id', '=', id).execute();
}

export interface CountedList extends List {
  count: number;
}

/** The account's own, the one changed last first. */
export async function listLists(db: Db, accountId: string): Promise<CountedList[]> {
  const rows = await db
    .selectFrom('lists')
    .selectAll()
    .select((eb) =>
      eb
        .selectFrom('list_items')
        .select((items) => items.fn.countAll().as('count'))
        .whereRef('list_items.list_id', '=', 'lists.id')
        .as('count'),
    )
    .where('account_id', '=', accountId)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({ ...toList(row), count: Number(row.count) }));
}

/** Throws `NotFoundError` for a list that is not this account's. */
export async function getOwnList(db: Db, accountId: string, id: string): Promise<List> {
  const list = await findList(db, id);
  if (!list || list.ownerId !== accountId) throw new NotFoundError(`there is no list ${id}`);
  return list;
}

/** A list as its owner, everybody, or whoever has its link may read it; else throws `NotFoundError`. */
export async function getReadableList(
  db: Db,
  id: string,
  reader: { accountId: string | undefined; key: string | undefined },
): Promise<List> {
  const list = await findList(db, id);
  if (!list) throw new NotFoundError(`there is no list ${id}`);
  const isOpen = list.visibility === 'public' || list.ownerId === reader.accountId;
  const hasLink = list.visibility === 'link' && isSame(reader.key ?? '', list.secret);
  if (!isOpen && !hasLink) throw new NotFoundError(`there is no list ${id}`);
  return list;
}

async function findList(db: Db, id: string): Promise<List | undefined> {
  const row = await db.selectFrom('lists').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toList(row);
}

function toList(row: Selectable<ListTable>): List {
  const { id, title, description, visibility, secret } = row;
  return { id, ownerId: row.account_id, title, description, visibility, secret, updatedAt: row.updated_at };
}

function checkTitle(title: string): string {
  const trimmed = cleanLine(title);
  if (trimmed === '') throw new InvalidInputError({ title: 'required' });
  if (trimmed.length > LONGEST_TITLE) throw new InvalidInputError({ title: 'long' });
  return trimmed;
}

function newSecret(): string {
  return randomBytes(16).toString('base64url');
}

function isSame(given: string, kept: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(kept)];
  return a.length === b.length && timingSafeEqual(a, b);
}
