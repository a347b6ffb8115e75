import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Authentication,
  createAuthentication,
  createVisitors,
  type Visitors,
} from '../accounts/index.ts';
import { createProviders, type Providers } from '../payments/index.ts';
import { createOrderLinks, type OrderLinks } from '../orders/index.ts';
import {
  createPagePainters,
  createPictures,
  createTypesetter,
  type Pictures,
  type Typesetter,
} from '../ingest/index.ts';
import type { Config } from '../platform/config.ts';
import { createRecorder, type Recorder } from '../footprints/index.ts';
import { type Db, migrateToLatest, openDatabase } from '../platform/db/index.ts';
import type { Log } from '../platform/log.ts';
import { loadSecret } from '../platform/secret.ts';
import { openSearchEngine, type SearchEngine } from '../search/index.ts';
import { openDiskStorage, type Storage } from '../storage/index.ts';

/** Everything that outlives a request, made once and passed by hand. */
export interface Library {
  config: Config;
  log: Log;
  db: Db;
  storage: Storage;
  authentication: Authentication;
  visitors: Visitors;
  /** Signs what the library sends itself and recognises again. */
  secret: string;
  providers: Providers;
  orderLinks: OrderLinks;
}

/** What only the web server needs. */
export interface ServedLibrary extends Library {
  pictures: Pictures;
  typesetter: Typesetter;
  search: SearchEngine;
  footprints: Recorder;
}

export async function openLibrary(config: Config, log: Log): Promise<Library> {
  await mkdir(config.dataDir, { recursive: true });
  const secret = loadSecret(config.secret, config.dataDir);
  const db = await openDatabase(config);
  await migrateToLatest(db);
  const storage = await openDiskStorage(config.storageDir);
  const databaseType = config.databaseUrl ? 'postgres' : 'sqlite';
  const authentication = createAuthentication({ db, databaseType, secret, baseUrl: config.baseUrl });
  const visitors = createVisitors(secret, config.baseUrl);
  const providers = await createProviders(config.payments, { db, secret, purpose: config.purpose });
  const orderLinks = createOrderLinks(secret);
  return { config, log, db, storage, authentication, visitors, secret, providers, orderLinks };
}

export async function openServedLibrary(config: Config, log: Log): Promise<ServedLibrary> {
  const library = await openLibrary(config, log);
  return {
    ...library,
    pictures: createPictures(library.storage, createPagePainters(config)),
    typesetter: createTypesetter(config),
    search: openSearchEngine(searchFolder(config), undefined, (reason) =>
      log.warn({ reason }, 'the search index cannot be used any more and is being built anew'),
    ),
    footprints: createRecorder(library.db, log),
  };
}

/** Where this server keeps its index, which can be built again from the database. */
export function searchFolder(config: Config): string {
  return join(config.dataDir, 'search');
}

export async function closeLibrary(library: Library | ServedLibrary): Promise<void> {
  if ('pictures' in library) {
    library.pictures.close();
    library.typesetter.close();
    await library.footprints.flush();
    await library.search.close();
  }
  await library.db.destroy();
}
