import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { Dialect } from 'kysely';
import { CommitLog, GroupCommitDialect } from './group-commit.ts';

interface CachedStatement {
  reader: boolean;
  all(parameters: ReadonlyArray<unknown>): unknown[];
  iterate(parameters: ReadonlyArray<unknown>): IterableIterator<unknown>;
  run(parameters: ReadonlyArray<unknown>): { changes: number | bigint; lastInsertRowid: number | bigint };
}

const STATEMENT_CACHE_SIZE = 500;
const BUSY_TIMEOUT_MS = 10_000;
const MAPPED_BYTES = 4 * 2 ** 30;

/** Runs a query at once, outside of any transaction. */
type ReadNow = (sql: string, parameters: ReadonlyArray<unknown>) => unknown[];

export interface SqliteDatabase {
  dialect: Dialect;
  readNow: ReadNow;
}

/**
 * Kysely's SQLite dialect over Node's built-in SQLite, and beside it a second connection that only
 * reads: it sees what is committed, waits for no transaction of the first, and answers without a
 * promise. Its file is mapped into memory, which halves the cost of a look-up; the first one's is
 * not, since an import would then hold the whole of it.
 */
export function openSqlite(path: string): SqliteDatabase {
  const log = new CommitLog(path);
  let reading: Connection | undefined;
  const openReading = () => open(path, `pragma query_only = 1; pragma mmap_size = ${MAPPED_BYTES}`);
  const database = async () => {
    const writing = open(path, SETTINGS, (sql) => log.note(sql));
    const close = () => {
      reading?.close();
      writing.close();
    };
    return { ...writing, close };
  };
  return {
    dialect: new GroupCommitDialect({ database }, log),
    readNow: (sql, parameters) => (reading ??= openReading()).prepare(sql).all(parameters),
  };
}

/**
 * Write-ahead logging lets the server and the worker share the file. A committed row survives a power cut,
 * which is what an accepted upload was promised: `CommitLog` waits for the disk.
 */
const SETTINGS = 'pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -32000';

interface Connection {
  prepare(sql: string): CachedStatement;
  close(): void;
}

function open(path: string, settings: string, note: (sql: string) => void = () => {}): Connection {
  mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  database.exec(settings);
  const statements = new Map<string, CachedStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      note(sql);
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
