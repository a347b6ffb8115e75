import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Rises with every change of what is kept; an index of another version is built anew. */
const INDEX_VERSION = 9;

const SCHEMA = `
  create table meta (name text primary key, value text not null) without rowid;
  create table documents (
    number integer primary key, id text unique, live integer not null, revision integer not null,
    first_unit integer not null, lengths blob not null, heading blob not null, text_hash text not null,
    title text not null, author text not null, category text not null, format text not null, language text not null,
    price integer not null, contributor text not null, published integer not null,
    downloads integer not null, rating real not null, twin_key integer not null, twins integer not null
  );
  create index documents_by_revision on documents (revision);
  create index documents_gone on documents (first_unit) where live = 0;
  create index documents_by_twin on documents (twin_key);
  create table segments (first integer primary key, last integer not null, version integer not null,
    dead integer not null, checksum integer not null);
  create table suggestions (shelf integer not null, key text not null, number integer not null,
    kind integer not null, text text not null, primary key (shelf, key, number, kind)) without rowid;
  pragma user_version = ${INDEX_VERSION};
`;

const LEAST_CACHED = 2 ** 20;
const MOST_CACHED = 64 * 2 ** 20;

class WrongIndexError extends Error {
  override name = 'WrongIndexError';
}

export function storePath(folder: string): string {
  return join(folder, 'index.db');
}

/** A segment's units, and the revision at which it was written. */
export interface SegmentName {
  first: number;
  last: number;
  version: number;
}

/** Of a segment there is: how many of its units are of documents that are gone, and what its bytes come to. */
export interface SegmentRow extends SegmentName {
  dead: number;
  checksum: number;
}

export function segmentPath(folder: string, { first, last, version }: SegmentName): string {
  return join(folder, `segment-${first}-${last}-${version}.bin`);
}

/** Opens the index in `folder` to write, making it if it is not there. Throws `WrongIndexError` for another version's. */
export function openStore(folder: string): DatabaseSync {
  mkdirSync(folder, { recursive: true });
  const fresh = !existsSync(storePath(folder));
  const database = new DatabaseSync(storePath(folder), { timeout: 10_000 });
  try {
    database.exec(
      `${fresh ? 'pragma page_size = 8192;' : ''} pragma journal_mode = wal; pragma synchronous = normal`,
    );
    limitCache(database, storePath(folder), MOST_CACHED);
    if (versionOf(database) === 0) database.exec(`begin immediate; ${SCHEMA} commit`);
    checkVersion(database);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** Opens the index to read. Throws if there is none or it cannot be used. */
export function openStoreToRead(folder: string): DatabaseSync {
  const database = new DatabaseSync(storePath(folder), { readOnly: true, timeout: 10_000 });
  try {
    limitCache(database, storePath(folder), MOST_CACHED);
    checkVersion(database);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** Lets SQLite keep an eighth of the file in memory, within bounds: the system keeps the rest at hand. */
function limitCache(database: DatabaseSync, path: string, most: number): void {
  const bytes = Math.min(most, Math.max(LEAST_CACHED, statSync(path).size / 8));
  database.exec(`pragma cache_size = -${Math.round(bytes / 1_024)}`);
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('pragma user_version').get()?.['user_version']);
}

function checkVersion(database: DatabaseSync): void {
  if (versionOf(database) !== INDEX_VERSION) throw new WrongIndexError('the index is of another version');
  database.prepare('select count(*) from segments').get();
}

export function readMeta(database: DatabaseSync, name: string): string {
  return String(database.prepare('select value from meta where name = ?').get(name)?.['value'] ?? '');
}

export function writeMeta(database: DatabaseSync, name: string, value: string | number): void {
  database.prepare('insert or replace into meta values (?, ?)').run(name, String(value));
}

/** The segments in the order of their units. */
export function listSegments(database: DatabaseSync): SegmentRow[] {
  return database
    .prepare('select first, last, version, dead, checksum from segments order by first')
    .all()
    .map((row) => ({
      first: Number(row['first']),
      last: Number(row['last']),
      version: Number(row['version']),
      dead: Number(row['dead']),
      checksum: Number(row['checksum']),
    }));
}
