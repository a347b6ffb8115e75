import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { checksumOf } from './checksum.ts';
import { listSegments, openStoreToRead, type SegmentRow, segmentPath, storePath } from './store.ts';

/** Read once from one end to the other: what SQLite keeps of it is of no use. */
const CACHE_KIB = 1_024;
const MOST_FAULTS = 10;

/**
 * What is wrong with the files of the index in `folder`, each fault a sentence for the operator: segments whose bytes
 * are not those that were written, and what SQLite itself can tell of its file. Yields often; the index may be
 * written meanwhile.
 */
export function* findFaults(folder: string): Generator<undefined, string[]> {
  if (!existsSync(storePath(folder))) return ['index.db is missing'];
  let store: DatabaseSync;
  try {
    store = openStoreToRead(folder);
  } catch (error) {
    return [`index.db cannot be read: ${messageOf(error)}`];
  }
  try {
    store.exec(`pragma cache_size = -${CACHE_KIB}`);
    return [...(yield* checkSegments(store, folder)), ...(yield* checkTables(store))];
  } catch (error) {
    return [`index.db cannot be read: ${messageOf(error)}`];
  } finally {
    store.close();
  }
}

function* checkSegments(store: DatabaseSync, folder: string): Generator<undefined, string[]> {
  const faults: string[] = [];
  for (const segment of listSegments(store)) {
    const fault = yield* checkSegment(folder, segment);
    // What a merge made one of meanwhile is gone rightly.
    if (fault && isListed(store, segment)) faults.push(fault);
    if (faults.length === MOST_FAULTS) break;
  }
  return faults;
}

function* checkSegment(folder: string, segment: SegmentRow): Generator<undefined, string | undefined> {
  const path = segmentPath(folder, segment);
  try {
    const checksum = yield* checksumOf(path);
    if (checksum === segment.checksum) return undefined;
    return `${basename(path)} is damaged: its bytes are not those that were written`;
  } catch (error) {
    if (!existsSync(path)) return `${basename(path)} is missing`;
    return `${basename(path)} cannot be read: ${messageOf(error)}`;
  }
}

function isListed(store: DatabaseSync, { first, version }: SegmentRow): boolean {
  return listSegments(store).some((each) => each.first === first && each.version === version);
}

/** Table by table: in one, a large index would be held open at one moment of its history for many seconds. */
function* checkTables(store: DatabaseSync): Generator<undefined, string[]> {
  const faults: string[] = [];
  for (const { name } of store.prepare("select name from sqlite_schema where type = 'table'").all()) {
    const rows = store.prepare(`pragma integrity_check('${String(name)}')`).all();
    for (const row of rows) {
      const told = String(row['integrity_check']);
      if (told !== 'ok') faults.push(`index.db is damaged: ${told.replaceAll('\n', ' ')}`);
    }
    yield;
  }
  return faults.slice(0, MOST_FAULTS);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
