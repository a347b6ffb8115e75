import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '../platform/db/index.ts';
import { newId } from '../platform/ids.ts';
import { cleanLine } from '../platform/visible-text.ts';
import type { Account } from './authentication.ts';
import './tables.ts';

export interface ApiToken {
  id: string;
  name: string;
  createdAt: number;
  lastUsedAt: number | null;
}

const LAST_USED_RESOLUTION_MS = 60_000;

/** Makes a bearer token. Only its hash is kept: the value returned is shown once. */
export async function createToken(db: Db, userId: string, name: string): Promise<string> {
  const token = `wy_${randomBytes(24).toString('base64url')}`;
  await db
    .insertInto('api_tokens')
    .values({
      id: newId(),
      user_id: userId,
      name: cleanLine(name).slice(0, 100) || 'token',
      token_hash: hash(token),
      created_at: Date.now(),
      last_used_at: null,
    })
    .execute();
  return token;
}

export async function listTokens(db: Db, userId: string): Promise<ApiToken[]> {
  return await db
    .selectFrom('api_tokens')
    .select(['id', 'name', 'created_at as createdAt', 'last_used_at as lastUsedAt'])
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .execute();
}

export async function revokeToken(db: Db, userId: string, id: string): Promise<void> {
  await db.deleteFrom('api_tokens').where('id', '=', id).where('user_id', '=', userId).execute();
}

/** The account a bearer token speaks for, or undefined if the token is not known. */
export async function findTokenAccount(db: Db, token: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom('api_tokens')
    .innerJoin('users', 'users.id', 'api_tokens.user_id')
    .select([
      'users.id',
      'users.name',
      'users.email',
      'users.role',
      'api_tokens.id as tokenId',
      'last_used_at',
    ])
    .where('token_hash', '=', hash(token))
    .executeTakeFirst();
  if (!row) return undefined;
  const { tokenId, last_used_at: lastUsed, ...account } = row;
  const now = Date.now();
  if (now - (lastUsed ?? 0) > LAST_USED_RESOLUTION_MS) {
    await db.updateTable('api_tokens').set({ last_used_at: now }).where('id', '=', tokenId).execute();
  }
  return account;
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
