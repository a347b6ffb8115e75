import { type RawBuilder, SqliteAdapter, sql } from 'kysely';
import type { Db } from './tables.ts';

/** A long text as it comes out of the database; `readLongText` makes a string of it. */
export type LongText = string | Uint8Array;

/**
 * Selects a column of long texts for a page that is asked for often. From SQLite they come as bytes, which
 * Node makes a string of several times faster than SQLite's own way of handing over text.
 */
export function selectLongText<Name extends string>(db: Db, column: Name) {
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter;
  const text: RawBuilder<LongText> = isSqlite
    ? sql`cast(${sql.ref(column)} as blob)`
    : sql`${sql.ref(column)}`;
  return text.as(column);
}

export function readLongText(text: LongText): string {
  return typeof text === 'string'
    ? text
    : Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString();
}
