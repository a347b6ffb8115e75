import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { type Dialect, SqliteDialect } from 'kysely';

interface CachedStatement {
  reader: boolean;
  all(parameters: ReadonlyArray<unknown>): unknown[];
  iterate(parameters: ReadonlyArray<unknown>): IterableIterator<unknown>;
  run(parameters: ReadonlyArray<unknown>): { changes: number | bigint; lastInsertRowid: number | bigint };
}

const STATEMENT_CACHE_SIZE = 500;
const BUSY_TIMEOUT_MS = 10_000;

/**
 * Kysely's SQLite dialect over Node's built-in SQLite.
 * Write-ahead logging lets the server and the worker share the file; `synchronous=FULL` makes a
 * committed row survive a power cut, which is what an accepted upload was promised.
 */
export function sqliteDialect(path: string): Dialect {
  return new SqliteDialect({ database: () => Promise.resolve(open(path)) });
}

function open(path: string) {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -32000; pragma mmap_size = 4294967296',
  );
  const statements = new Map<string, CachedStatement>();
  return {
    close: () => database.close(),
    prepare(sql: string): CachedStatement {
      const cached = statements.get(sql);
      if (cached) return cached;
      const statement = prepare(database, sql);
      if (statements.size >= STATEMENT_CACHE_SIZE) statements.clear();
      statements.set(sql, statement);
      return statement;
    },
  };
}

function prepare(database: DatabaseSync, sql: string): CachedStatement {
  // A transaction that reads first and writes later fails when another process wrote in between;
  // taking the write lock at the start makes it wait instead.
  const statement: StatementSync = database.prepare(sql === 'begin' ? 'begin immediate' : sql);
  const values = (parameters: ReadonlyArray<unknown>) => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
  };
}
