import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { EngineStatus, SearchEngine, SearchHits, Suggestion } from '../engine.ts';
import { currentGeneration, removeOldGenerations, startGeneration } from './generations.ts';
import { Readers } from './readers.ts';
import { IndexFailedError, SearchThread } from './search-thread.ts';
import type { ThreadCall } from './thread-messages.ts';

const MOST_READERS = 4;

/** Which index there is to open. */
interface Place {
  current: () => string | undefined;
  start: () => string;
  folder: (generation: string) => string;
  tidy: (generation: string) => void;
}

function generationsOf(root: string): Place {
  return {
    current: () => currentGeneration(root),
    start: () => startGeneration(root),
    folder: (generation) => join(root, generation),
    tidy: (generation) => removeOldGenerations(root, generation),
  };
}

function justThis(folder: string): Place {
  return { current: () => folder, start: () => folder, folder: () => folder, tidy: () => {} };
}

interface Opened {
  generation: string;
  writer: SearchThread | undefined;
  readers: Readers;
}

/**
 * Our own index in threads: one writes, one reads, and more read where many search at once. An index that is missing, damaged or of another version
 * is replaced by an empty one, which whoever follows the library fills again.
 */
export function openSearchEngine(
  root: string,
  mostReaders = Math.min(MOST_READERS, availableParallelism()),
): SearchEngine {
  mkdirSync(root, { recursive: true });
  return engineOf(new ThreadPool(generationsOf(root), mostReaders));
}

/** The index in use, to be read beside the server that writes it. Fails where there is none. */
export function openSearchReader(root: string): SearchEngine {
  const place = generationsOf(root);
  const start = () => {
    throw new IndexFailedError('there is no index that can be read');
  };
  return engineOf(new ThreadPool({ ...place, start, tidy: () => {} }, 1, false));
}

/** The index in exactly this folder, for building one that is not in use yet. */
export function openEngineAt(folder: string): SearchEngine {
  return engineOf(new ThreadPool(justThis(folder), 1));
}

function engineOf(pool: ThreadPool): SearchEngine {
  return {
    status: () => pool.status(),
    apply: async (batch) => void (await pool.write({ name: 'apply', batch })),
    markComplete: async () => void (await pool.write({ name: 'mark-complete' })),
    updateSignals: async (changes) => void (await pool.write({ name: 'update-signals', changes })),
    search: async (query) => (await pool.read({ name: 'search', query })) as SearchHits,
    suggest: async (text, limit) => (await pool.read({ name: 'suggest', text, limit })) as Suggestion[],
    suggestionKeys: async (texts) => (await pool.write({ name: 'suggestion-keys', texts })) as string[][],
    similar: async (text, limit) => (await pool.read({ name: 'similar', text, limit })) as string[],
    listIds: async (after, limit) => (await pool.read({ name: 'list-ids', after, limit })) as string[],
    close: () => pool.close(),
  };
}

class ThreadPool {
  readonly #place: Place;
  readonly #mostReaders: number;
  readonly #writes: boolean;
  #opened: Promise<Opened> | undefined;
  #isClosed = false;

  constructor(place: Place, mostReaders: number, writes = true) {
    this.#writes = writes;
    this.#place = place;
    this.#mostReaders = mostReaders;
  }

  /** Also the moment at which another generation, or the loss of this one, is noticed. */
  async status(): Promise<EngineStatus> {
    const { generation } = await this.#open();
    if (this.#place.current() !== generation) await this.#leave(generation);
    const status = (await this.read({ name: 'status' })) as Omit<EngineStatus, 'generation'>;
    return { ...status, generation: (await this.#open()).generation };
  }

  async read(call: ThreadCall): Promise<unknown> {
    const { generation, readers } = await this.#open();
    return await this.#guard(generation, () => readers.ask(call));
  }

  async write(call: ThreadCall): Promise<unknown> {
    const { generation, writer } = await this.#open();
    if (!writer) throw new IndexFailedError('the index is open to be read');
    return await this.#guard(generation, () => writer.ask(call));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const opened = await this.#opened?.catch(() => undefined);
    if (opened) await closeThreads(opened);
  }

  /** An index that fails is given up; the question is answered by the next one, or fails. */
  async #guard(generation: string, work: () => Promise<unknown>): Promise<unknown> {
    try {
      return await work();
    } catch (error) {
      if (!this.#isClosed && isDamaged(error)) {
        this.#place.start();
        await this.#leave(generation);
      }
      throw error;
    }
  }

  #open(): Promise<Opened> {
    if (this.#isClosed) return Promise.reject(new IndexFailedError('search is closed'));
    this.#opened ??= this.#start().catch((error: unknown) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }

  async #start(): Promise<Opened> {
    const found = this.#place.current();
    if (found !== undefined) {
      try {
        return await this.#startThreads(found);
      } catch (error) {
        if (!(error instanceof IndexFailedError)) throw error;
      }
    }
    return await this.#startThreads(this.#place.start());
  }

  async #startThreads(generation: string): Promise<Opened> {
    const folder = this.#place.folder(generation);
    const startReader = () => new SearchThread({ folder, role: 'reader' });
    const writer = this.#writes ? new SearchThread({ folder, role: 'writer' }) : undefined;
    let reader: SearchThread | undefined;
    try {
      await writer?.opened();
      reader = startReader();
      await reader.opened();
    } catch (error) {
      await Promise.all([reader?.close(), writer?.close()]);
      throw error;
    }
    this.#place.tidy(generation);
    return { generation, writer, readers: new Readers(reader, this.#mostReaders, startReader) };
  }

  async #leave(generation: string): Promise<void> {
    const opened = await this.#opened?.catch(() => undefined);
    if (opened?.generation !== generation) return;
    this.#opened = undefined;
    // Questions under way are answered before the threads end; new ones wait for the next generation.
    void closeThreads(opened);
  }
}

/** Of everything that can go wrong, what a new index mends. */
function isDamaged(error: unknown): boolean {
  return (
    error instanceof IndexFailedError &&
    /malformed|not a database|corrupt|disk I\/O|no such table|missing|thread ended: (?:reader|writer)|unable to open/i.test(
      error.message,
    )
  );
}

async function closeThreads({ writer, readers }: Opened): Promise<void> {
  await Promise.all([readers.close(), writer?.close()]);
}
