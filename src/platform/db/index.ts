import { join } from 'node:path';
import { type Dialect, Kysely } from 'kysely';
import type { Db, Tables } from './tables.ts';

export { migrateToLatest } from './migrate.ts';
export { prepare } from './prepared.ts';
export type { Db, Tables, Tx } from './tables.ts';

export interface DatabaseAddress {
  databaseUrl: string | undefined;
  dataDir: string;
}

/** Opens PostgreSQL where an address is given, else the SQLite file in the data folder. */
export async function openDatabase(address: DatabaseAddress): Promise<Db> {
  return new Kysely<Tables>({ dialect: await chooseDialect(address) });
}

async function chooseDialect(address: DatabaseAddress): Promise<Dialect> {
  if (address.databaseUrl) return (await import('./postgres.ts')).postgresDialect(address.databaseUrl);
  return (await import('./sqlite.ts')).sqliteDialect(join(address.dataDir, 'library.db'));
}
