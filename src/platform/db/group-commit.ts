import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';

/**
 * SQLite whose commits wait for the disk together. With `synchronous=NORMAL` a commit stands in the
 * write-ahead log before the disk has it; nobody is told that it happened until the log has been synced,
 * once for all who committed meanwhile, and the next transaction does not wait for that. As the log is
 * written in order, whatever is durable has all it builds on.
 */
export class GroupCommitDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  readonly #log: CommitLog;

  constructor(config: SqliteDialectConfig, log: CommitLog) {
    super(config);
    this.#config = config;
    this.#log = log;
  }

  override createDriver(): Driver {
    return new GroupCommitDriver(this.#config, this.#log);
  }

  override createAdapter(): DialectAdapter {
    return new UnlockedAdapter();
  }
}

/** Leaves taking turns to the driver, which ends a turn before the disk has answered. */
class UnlockedAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class GroupCommitDriver extends SqliteDriver {
  readonly #log: CommitLog;
  #turn: Promise<void> = Promise.resolve();
  #endTurn = () => {};

  constructor(config: SqliteDialectConfig, log: CommitLog) {
    super(config);
    this.#log = log;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#turn;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#turn = promise;
    await before;
    this.#endTurn = resolve;
    return await super.acquireConnection();
  }

  override async releaseConnection(): Promise<void> {
    const mustSync = this.#log.takeWritten();
    this.#endTurn();
    if (mustSync) await this.#log.sync();
  }

  override async destroy(): Promise<void> {
    await this.#log.close();
    await super.destroy();
  }
}

const READS = /^\s*(select|pragma|begin|commit|rollback|explain)\b/i;

/** The write-ahead log of one database file. */
export class CommitLog {
  readonly #path: string;
  #written = false;
  #file: Promise<FileHandle> | undefined;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(databasePath: string) {
    this.#path = `${databasePath}-wal`;
  }

  /** Notes that this statement is about to run. */
  note(sql: string): void {
    if (!READS.test(sql)) this.#written = true;
  }

  /** Whether anything was written since it was asked last. */
  takeWritten(): boolean {
    const written = this.#written;
    this.#written = false;
    return written;
  }

  /** Resolves when all that is committed by now is on the disk. */
  sync(): Promise<void> {
    return (this.#next ??= this.#syncNext());
  }

  /** One at a time; who comes meanwhile is served by the next. */
  async #syncNext(): Promise<void> {
    await this.#running?.catch(() => {});
    this.#next = undefined;
    this.#running = this.#syncNow();
    await this.#running;
  }

  async #syncNow(): Promise<void> {
    await (await (this.#file ??= openDurably(this.#path))).datasync();
  }

  async close(): Promise<void> {
    await this.#running?.catch(() => {});
    await (await this.#file?.catch(() => undefined))?.close();
  }
}

/** A log that is new is durable only when the folder that holds its name is. */
async function openDurably(path: string): Promise<FileHandle> {
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
  return await open(path, 'r+');
}
