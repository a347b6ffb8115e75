import {
  ChildError,
  type IngestContext,
  IngestError,
  type Reading,
  readSource,
  type SourceFile,
} from '../ingest/index.ts';
import type { Stage } from './tables.ts';

/** A file that takes its process down this often is not tried again by itself. */
const MAX_DEATHS = 3;
/** A worker that vanishes is seldom the file's fault, but a file may be what ends it each time. */
const MAX_INTERRUPTIONS = 20;
const PROGRESS_INTERVAL_MS = 500;

export interface ProgressValues {
  stage?: Stage;
  pages_done?: number;
  page_count?: number;
  format?: string;
  failure_code?: null;
  failure_detail?: null;
}

/** Where it is written down how far a file is, and how its reading ended. */
export interface FileRecord {
  write(values: ProgressValues): Promise<void>;
  /** How often this file has now taken its process down. */
  countDeath(): Promise<number>;
  fail(code: string, detail: string): Promise<void>;
  finish(reading: Reading): Promise<void>;
}

export interface FileToRead extends SourceFile {
  /** How many pages from the first get their picture at once. */
  pictures: number;
  /** How often a worker vanished while it had this file. */
  interruptions: number;
}

/** Reads a kept file and writes down how it ended. What is the machine's fault is thrown, to be tried again. */
export async function readFileInto(
  record: FileRecord,
  ingest: IngestContext,
  file: FileToRead,
): Promise<void> {
  if (file.interruptions >= MAX_INTERRUPTIONS) {
    await record.fail('set-aside', `${file.interruptions} workers vanished`);
    return;
  }
  try {
    await record.finish(await read(record, ingest, file));
  } catch (error) {
    await judge(record, error);
  }
}

async function read(record: FileRecord, ingest: IngestContext, file: FileToRead): Promise<Reading> {
  const progress = new Progress(record);
  await record.write({ stage: 'reading', pages_done: 0, failure_code: null, failure_detail: null });
  try {
    return await readSource(ingest, file, {
      pictures: file.pictures,
      onFormat: (format) => progress.note({ format }),
      onPages: (done, total) =>
        progress.note({ pages_done: done, page_count: total, ...(done > 0 ? { stage: 'pictures' } : {}) }),
    });
  } finally {
    await progress.settle();
  }
}

/** Writes the progress readers see, seldom enough to cost nothing, and never after it has settled. */
class Progress {
  readonly #record: FileRecord;
  #last = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(record: FileRecord) {
    this.#record = record;
  }

  note(values: ProgressValues): void {
    const now = Date.now();
    if (now - this.#last < PROGRESS_INTERVAL_MS && values.format === undefined) return;
    this.#last = now;
    this.#writing = this.#writing.then(() => this.#record.write(values)).catch(() => {});
  }

  async settle(): Promise<void> {
    await this.#writing;
  }
}

/** A death is tried again up to its limit; what the file is told to be is final; the rest is the machine's. */
async function judge(record: FileRecord, error: unknown): Promise<void> {
  if (error instanceof IngestError) {
    await record.fail(error.code, error.detail);
  } else if (error instanceof ChildError && !error.died) {
    await record.fail(error.code, error.message);
  } else if (error instanceof ChildError) {
    const deaths = await record.countDeath();
    if (deaths < MAX_DEATHS) throw error;
    await record.fail(error.code === 'crashed' ? 'set-aside' : error.code, error.message);
  } else {
    throw error;
  }
}
