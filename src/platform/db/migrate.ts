import { promises as fs } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Db } from './tables.ts';
import { FileMigrationProvider, Migrator } from 'kysely/migration';

const migrationFolder = fileURLToPath(new URL('../../../migrations', import.meta.url));

/**
 * Brings the database to the newest shape; safe to call from several processes at once. A domain's new
 * migration may stand before another domain's that has run already: they are independent of each other.
 */
export async function migrateToLatest(db: Db): Promise<void> {
  const provider = new FileMigrationProvider({ fs, path, migrationFolder });
  const { error } = await new Migrator({ db, provider, allowUnorderedMigrations: true }).migrateToLatest();
  if (error) throw error;
}
