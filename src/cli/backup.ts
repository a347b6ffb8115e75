import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import type { Config } from '../platform/config.ts';
import { copyTree } from './copy-tree.ts';
import { UsageError } from './usage.ts';

/** What a finished backup says of itself; written last, so that one without it was interrupted. */
export interface Manifest {
  version: 1;
  /** Milliseconds since 1970. */
  takenAt: number;
  /** False where the database is PostgreSQL, which has tools of its own for that. */
  database: boolean;
}

export const MANIFEST = 'backup.json';
/** In the data folder and in the backup, beside the stored files. */
export const DATABASE = 'library.db';
export const SMALL_FILES = ['secret'] as const;
export const FOLDERS = ['letters'] as const;
export const STORED = 'storage';

/** Copies a library, running or not, into a folder; done again, it copies what is new. */
export async function backupCommand(config: Config, args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { files: { type: 'boolean', default: false } },
  });
  const [folder] = positionals;
  if (!folder || positionals.length > 1) throw new UsageError('wenyuan backup needs one folder');
  if (config.databaseUrl && !values.files)
    throw new UsageError('PostgreSQL is backed up with pg_dump; --files then copies all the rest');
  const target = resolve(folder);
  await mkdir(target, { recursive: true, mode: 0o700 });
  await rm(join(target, MANIFEST), { force: true });
  // The database first: the files that it names are in place before it names them.
  if (!config.databaseUrl) await copyDatabase(join(config.dataDir, DATABASE), join(target, DATABASE));
  const { copied, alreadyThere } = await copyFiles(config, target);
  const manifest: Manifest = { version: 1, takenAt: Date.now(), database: !config.databaseUrl };
  await writeFile(join(target, MANIFEST), `${JSON.stringify(manifest)}\n`);
  process.stdout.write(`${target}: ${copied} files copied, ${alreadyThere} were there already\n`);
  return 0;
}

/** One moment of the database, whole, while others go on writing to it. */
async function copyDatabase(from: string, to: string): Promise<void> {
  if (!existsSync(from)) throw new UsageError(`there is no library at ${from}`);
  const source = new DatabaseSync(from, { readOnly: true });
  const unfinished = `${to}.unfinished`;
  await rm(unfinished, { force: true });
  await backup(source, unfinished, { rate: 4_096 });
  source.close();
  await rename(unfinished, to);
}

async function copyFiles(config: Config, target: string) {
  const total = { copied: 0, alreadyThere: 0 };
  const progress = showProgress();
  const trees = [
    [config.storageDir, STORED] as const,
    ...FOLDERS.map((name) => [join(config.dataDir, name), name] as const),
  ];
  for (const [from, name] of trees) {
    const { copied, alreadyThere } = await copyTree(from, join(target, name), progress.step);
    total.copied += copied;
    total.alreadyThere += alreadyThere;
  }
  for (const name of SMALL_FILES) {
    const path = join(config.dataDir, name);
    await copyFile(path, join(target, name)).catch((error: unknown) => {
      // A secret that is configured has no file.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    });
  }
  progress.end();
  return total;
}

const PROGRESS_MS = 500;

/** How many files so far, for whoever looks on. */
export function showProgress() {
  let count = 0;
  let shownAt = 0;
  return {
    step: () => {
      count += 1;
      if (!process.stderr.isTTY || Date.now() - shownAt < PROGRESS_MS) return;
      shownAt = Date.now();
      process.stderr.write(`\r${count} files`);
    },
    end: () => {
      if (process.stderr.isTTY) process.stderr.write('\r');
    },
  };
}
