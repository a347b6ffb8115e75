import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Db } from '../platform/db/index.ts';
import { readSetting, writeSetting } from '../platform/settings.ts';
import { findOperator } from './users.ts';

const SETUP_TOKEN = 'setup-token';

/** The secret of the one-time link that makes the first operator; undefined once there is one. */
export async function prepareSetup(db: Db): Promise<string | undefined> {
  if (await findOperator(db)) return undefined;
  const kept = await readSetting<string>(db, SETUP_TOKEN);
  if (kept) return kept;
  const token = randomBytes(18).toString('base64url');
  await writeSetting(db, SETUP_TOKEN, token);
  return token;
}

export async function isSetupToken(db: Db, token: string): Promise<boolean> {
  const kept = await readSetting<string>(db, SETUP_TOKEN);
  if (!kept || kept.length !== token.length || (await findOperator(db))) return false;
  return timingSafeEqual(Buffer.from(kept), Buffer.from(token));
}

export async function finishSetup(db: Db): Promise<void> {
  await writeSetting(db, SETUP_TOKEN, '');
}
