import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Account, createUser, type Role } from '../src/accounts/index.ts';
import { closeLibrary, openServedLibrary, type ServedLibrary } from '../src/app/library.ts';
import { readSignals } from '../src/app/signals.ts';
import { runWorker } from '../src/app/worker.ts';
import { type Document, getDocument, type ReceiveDefaults, receiveFile } from '../src/catalog/index.ts';
import { type Config, readConfig } from '../src/platform/config.ts';
import { newId } from '../src/platform/ids.ts';
import { createLog } from '../src/platform/log.ts';
import { Follower } from '../src/search/index.ts';

export const PASSWORD = 'correct horse battery';

export interface TestLibrary extends ServedLibrary {
  /** Makes an account; its address is `<name>@test.example`, its password `PASSWORD`. */
  addUser(name: string, role: Role): Promise<Account>;
  /** Receives a file with these bytes, as an upload would. */
  receive(
    bytes: Uint8Array | string,
    fileName: string,
    ownerId: string,
    defaults?: ReceiveDefaults,
  ): Promise<Document>;
  /** Runs a worker until every document is ready or has failed. */
  processAll(): Promise<void>;
  /** Brings search up to date. */
  indexAll(): Promise<void>;
  close(): Promise<void>;
}

/** A real library in a folder of its own: SQLite, or PostgreSQL where TEST_DATABASE_URL names a server. */
export async function openTestLibrary(env: Record<string, string> = {}): Promise<TestLibrary> {
  const dataDir = await mkdtemp(join(tmpdir(), 'wenyuan-test-'));
  const database = await createTestDatabase();
  const config = readConfig({
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    PURPOSE: 'test',
    WORKERS: '1',
    ...(database ? { DATABASE_URL: database.url } : {}),
    ...env,
  });
  const library = await openServedLibrary(config, createLog('silent'));
  const follower = new Follower({ ...library, signals: readSignals });
  return {
    ...library,
    addUser: (name, role) => {
      const user = { name, email: `${name}@test.example`, password: PASSWORD, role };
      return createUser(library.db, library.authentication, user);
    },
    receive: (bytes, fileName, ownerId, defaults) =>
      receive(library, bytes, { fileName, ownerId, ...defaults }),
    processAll: () => processAll(library),
    indexAll: async () => {
      while (await follower.round());
    },
    close: async () => {
      await closeLibrary(library);
      await database?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The environment in which a command works on the same library. */
export function commandEnvironment(config: Config): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    DATA_DIR: config.dataDir,
    LOG_LEVEL: 'error',
    PURPOSE: config.purpose,
    WORKERS: '1',
    ...(config.databaseUrl ? { DATABASE_URL: config.databaseUrl } : {}),
  };
}

async function receive(
  { config, db, storage }: ServedLibrary,
  bytes: Uint8Array | string,
  file: { fileName: string; ownerId: string } & ReceiveDefaults,
): Promise<Document> {
  const path = join(config.storageDir, 'incoming', newId());
  await writeFile(path, bytes);
  const { id } = await receiveFile(db, storage, { ...file, path, currency: 'CNY' });
  return await getDocument(db, id);
}

async function processAll(library: ServedLibrary): Promise<void> {
  const stop = new AbortController();
  const working = runWorker(library, stop.signal);
  try {
    while (await hasWork(library)) await new Promise((resolve) => setTimeout(resolve, 50));
  } finally {
    stop.abort();
    await working;
  }
}

async function hasWork({ db }: ServedLibrary): Promise<boolean> {
  const row = await db
    .selectFrom('documents')
    .select('id')
    .where('stage', 'in', ['received', 'reading', 'pictures'])
    .executeTakeFirst();
  const version = await db
    .selectFrom('document_versions')
    .select('id')
    .where('number', 'is', null)
    .where('stage', '<>', 'failed')
    .executeTakeFirst();
  return row !== undefined || version !== undefined;
}

async function createTestDatabase(): Promise<{ url: string; drop: () => Promise<void> } | undefined> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) return undefined;
  const name = `test_${newId()}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `drop database ${name} with (force)`) };
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
