import { join } from 'node:path';
import type { Config } from '../platform/config.ts';
import type { Db } from '../platform/db/index.ts';
import { readSetting } from '../platform/settings.ts';
import type { Storage } from '../storage/index.ts';

export interface ContributorContext {
  db: Db;
  storage: Storage;
  config: Config;
}

const CURRENCY = 'currency';
const DEFAULT_CURRENCY = 'CNY';

export async function libraryCurrency(db: Db): Promise<string> {
  return (await readSetting<string>(db, CURRENCY)) ?? DEFAULT_CURRENCY;
}

/** Where files wait while they arrive: on the storage's disk, so that keeping one is a rename. */
export function incomingFolder(config: Config): string {
  return join(config.storageDir, 'incoming');
}
