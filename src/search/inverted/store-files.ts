import { type Stats, statSync } from 'node:fs';
import { storePath } from './store.ts';

/**
 * SQLite's file, which never shrinks, and its log, as they were when they were last looked at. What SQLite has at hand
 * it does not read again: of itself it would tell only with the next write that they were cut or are gone.
 */
export class StoreFiles {
  readonly #path: string;
  #last: { file: Stats; log: Stats | undefined } | undefined;

  constructor(folder: string) {
    this.#path = storePath(folder);
  }

  /** Whether somebody else wrote to the file since the last look. Throws if one of them is gone or cut short. */
  wereTouched(): boolean {
    const before = this.#last;
    const file = statSync(this.#path, { throwIfNoEntry: false });
    const log = statSync(`${this.#path}-wal`, { throwIfNoEntry: false });
    if (!file || (before?.log && !log)) throw new Error('the index is malformed: its file is missing');
    this.#last = { file, log };
    if (!before) return false;
    if (file.size < before.file.size)
      throw new Error('the index is malformed: its file is shorter than it was');
    // SQLite writes to the file only what it wrote to its log just before: mostly since the last look.
    const isQuiet = log?.mtimeMs === before.log?.mtimeMs;
    return file.ino !== before.file.ino || (isQuiet && file.mtimeMs !== before.file.mtimeMs);
  }
}
