import type { Db } from './db/index.ts';

export interface SettingTable {
  name: string;
  /** JSON. */
  value: string;
}

declare module './db/tables.ts' {
  interface Tables {
    settings: SettingTable;
  }
}

/** What the library is called; named at the first visit. */
export const LIBRARY_NAME = 'library-name';
/** Until then. */
export const DEFAULT_LIBRARY_NAME = 'Wenyuan 文渊';

/** What the last check of the books found: `{ at, problems }`. */
export const BOOKS = 'books';

export async function readSetting<T>(db: Db, name: string): Promise<T | undefined> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
  return row && (JSON.parse(row.value) as T);
}

const CACHE_LIFETIME_MS = 2_000;
const caches = new WeakMap<Db, Map<string, { value: unknown; readAt: number }>>();

/** For what every page needs: at most two seconds behind other processes, never behind this one. */
export async function readCachedSetting<T>(db: Db, name: string): Promise<T | undefined> {
  const cache = caches.get(db) ?? new Map<string, { value: unknown; readAt: number }>();
  caches.set(db, cache);
  const cached = cache.get(name);
  if (cached && Date.now() - cached.readAt < CACHE_LIFETIME_MS) return cached.value as T | undefined;
  const value = await readSetting<T>(db, name);
  cache.set(name, { value, readAt: Date.now() });
  return value;
}

export async function writeSetting(db: Db, name: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value);
  await db
    .insertInto('settings')
    .values({ name, value: text })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: text }))
    .execute();
  caches.get(db)?.delete(name);
}
