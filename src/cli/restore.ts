import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { closeLibrary, openLibrary } from '../app/library.ts';
import { hashFile } from '../importing/index.ts';
import type { Config } from '../platform/config.ts';
import { createLog } from '../platform/log.ts';
import { originalKey } from '../storage/index.ts';
import { DATABASE, FOLDERS, MANIFEST, type Manifest, showProgress, SMALL_FILES, STORED } from './backup.ts';
import { copyTree, filesBelow } from './copy-tree.ts';
import { UsageError } from './usage.ts';

/**
 * Makes a library out of a backup, where there is none yet. Every original is compared with its
 * fingerprint. Exit status 1 if one is damaged or missing: all the rest is restored all the same.
 */
export async function restoreCommand(config: Config, args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const [folder] = positionals;
  if (!folder || positionals.length > 1) throw new UsageError('wenyuan restore needs one folder');
  const source = resolve(folder);
  const manifest = await readManifest(source);
  const database = join(config.dataDir, DATABASE);
  if (existsSync(database))
    throw new UsageError(`${config.dataDir} holds a library; restore into an empty DATA_DIR`);
  if (manifest.database && config.databaseUrl)
    throw new UsageError('this backup is of SQLite, and DATABASE_URL names PostgreSQL');
  if (manifest.database) examineDatabase(join(source, DATABASE));
  await restoreFiles(source, config);
  const damaged = await findDamaged(join(config.storageDir, 'originals'));
  // The database last: a library that was interrupted while it was restored is no library yet.
  if (manifest.database) await putInPlace(join(source, DATABASE), database);
  const missing = await findMissing(config);
  for (const path of damaged) process.stderr.write(`damaged: ${path}\n`);
  for (const title of missing) process.stderr.write(`its file is missing: ${title}\n`);
  process.stdout.write(`restored the library of ${new Date(manifest.takenAt).toISOString()}\n`);
  return damaged.length + missing.length === 0 ? 0 : 1;
}

async function readManifest(source: string): Promise<Manifest> {
  const text = await readFile(join(source, MANIFEST), 'utf8').catch(() => undefined);
  if (text === undefined) throw new UsageError(`${source} holds no finished backup`);
  return JSON.parse(text) as Manifest;
}

function examineDatabase(path: string): void {
  const database = new DatabaseSync(path, { readOnly: true });
  const { integrity_check: verdict } = database.prepare('pragma integrity_check').get() ?? {};
  database.close();
  if (verdict !== 'ok') throw new UsageError(`the database of this backup is damaged: ${String(verdict)}`);
}

async function restoreFiles(source: string, config: Config): Promise<void> {
  const progress = showProgress();
  await mkdir(config.dataDir, { recursive: true });
  await copyTree(join(source, STORED), config.storageDir, progress.step);
  for (const name of FOLDERS) await copyTree(join(source, name), join(config.dataDir, name), progress.step);
  for (const name of SMALL_FILES) {
    const path = join(source, name);
    if (existsSync(path)) await copyFile(path, join(config.dataDir, name));
  }
  progress.end();
}

async function findDamaged(originals: string): Promise<string[]> {
  const damaged: string[] = [];
  for await (const path of filesBelow(originals)) {
    if ((await hashFile(path)) !== basename(path)) damaged.push(path);
  }
  return damaged;
}

async function putInPlace(from: string, to: string): Promise<void> {
  const unfinished = `${to}.unfinished`;
  await copyFile(from, unfinished);
  await rename(unfinished, to);
}

/** Titles of documents whose original did not come along. */
async function findMissing(config: Config): Promise<string[]> {
  const library = await openLibrary(config, createLog(config.logLevel));
  try {
    const documents = await library.db
      .selectFrom('documents')
      .select(['title', 'file_name', 'sha256'])
      .where('visibility', '<>', 'removed')
      .execute();
    const missing: string[] = [];
    for (const { title, file_name: fileName, sha256 } of documents) {
      if (!(await library.storage.has(originalKey(sha256)))) missing.push(title || fileName);
    }
    return missing;
  } finally {
    await closeLibrary(library);
  }
}
