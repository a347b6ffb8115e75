import { join } from 'node:path';
import { Kysely } from 'kysely';
import { allowReadingNow } from './prepared.ts';
import type { Db, Tables } from './tables.ts';

export { type LongText, readLongText, selectLongText } from './long-text.ts';
export { migrateToLatest } from './migrate.ts';
export { prepare } from './prepared.ts';
export type { Db, Tables, Tx } from './tables.ts';

export interface DatabaseAddress {
  databaseUrl: string | undefined;
  dataDir: string;
}

/** Opens PostgreSQL where an address is given, else the SQLite file in the data folder. */
export async function openDatabase({ databaseUrl, dataDir }: DatabaseAddress): Promise<Db> {
  if (databaseUrl) {
    const { postgresDialect } = await import('./postgres.ts');
    return new Kysely<Tables>({ dialect: postgresDialect(databaseUrl) });
  }
  const { openSqlite } = await import('./sqlite.ts');
  const { dialect, readNow } = openSqlite(join(dataDir, 'library.db'));
  const db = new Kysely<Tables>({ dialect });
  allowReadingNow(db, readNow);
  return db;
}
