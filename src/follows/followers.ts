import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Db } from '../platform/db/index.ts';
import type { Language } from '../ui/messages/index.ts';
import type { FollowerTable, Frequency } from './tables.ts';

export interface Follower {
  accountId: string;
  frequency: Frequency;
  language: Language;
  toldUntil: number;
  stopSecret: string;
  feedSecret: string;
}

export const FREQUENCIES = ['daily', 'weekly', 'never'] as const;

/** The account as a follower; made at the first call, with a letter a week. */
export async function ensureFollower(db: Db, accountId: string, language: Language): Promise<Follower> {
  await db
    .insertInto('followers')
    .values({
      account_id: accountId,
      frequency: 'weekly',
      language,
      told_until: Date.now(),
      stop_secret: newSecret(),
      feed_secret: newSecret(),
    })
    .onConflict((conflict) => conflict.column('account_id').doNothing())
    .execute();
  const row = await db
    .selectFrom('followers')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  return toFollower(row);
}

/** From now on; what was published while there were no letters is not told of later. */
export async function setFrequency(
  db: Db,
  accountId: string,
  frequency: Frequency,
  language: Language,
): Promise<void> {
  const { frequency: before } = await ensureFollower(db, accountId, language);
  const restart = before === 'never' ? { told_until: Date.now() } : {};
  await db
    .updateTable('followers')
    .set({ frequency, language, ...restart })
    .where('account_id', '=', accountId)
    .execute();
}

/** True if there was such an address; its letters end. */
export async function stopLetters(db: Db, stopSecret: string): Promise<boolean> {
  const result = await db
    .updateTable('followers')
    .set({ frequency: 'never' })
    .where('stop_secret', '=', stopSecret)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function findFeedFollower(db: Db, feedSecret: string): Promise<Follower | undefined> {
  const row = await db
    .selectFrom('followers')
    .selectAll()
    .where('feed_secret', '=', feedSecret)
    .executeTakeFirst();
  return row && toFollower(row);
}

/** Gives the feed another address; the old one ends. */
export async function renewFeed(db: Db, accountId: string): Promise<void> {
  await db
    .updateTable('followers')
    .set({ feed_secret: newSecret() })
    .where('account_id', '=', accountId)
    .execute();
}

export async function listLetterFollowers(db: Db): Promise<Follower[]> {
  const rows = await db.selectFrom('followers').selectAll().where('frequency', '<>', 'never').execute();
  return rows.map(toFollower);
}

function toFollower(row: Selectable<FollowerTable>): Follower {
  return {
    accountId: row.account_id,
    frequency: row.frequency,
    language: row.language,
    toldUntil: row.told_until,
    stopSecret: row.stop_secret,
    feedSecret: row.feed_secret,
  };
}

function newSecret(): string {
  return randomBytes(24).toString('base64url');
}
