import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { SearchEngine, SearchHits, Suggestion } from '../engine.ts';
import {
  currentGeneration,
  dropGeneration,
  removeOldGenerations,
  startGeneration,
  useGeneration,
} from './generations.ts';
import { copyIndex } from './index-copy.ts';
import { IndexFailedError } from './search-thread.ts';
import { type Place, type PoolOptions, ThreadPool } from './thread-pool.ts';

const MOST_READERS = 4;
const ONE_READER: PoolOptions = { mostReaders: 1, tell: () => {} };

function generationsOf(root: string): Place {
  return {
    current: () => currentGeneration(root),
    start: () => startGeneration(root),
    folder: (generation) => join(root, generation),
    use: (generation) => useGeneration(root, generation),
    tidy: (generation) => {
      if (currentGeneration(root) === generation) removeOldGenerations(root, generation);
    },
    drop: (generation) => dropGeneration(root, generation),
  };
}

function justThis(folder: string): Place {
  const nothing = () => {};
  return {
    current: () => folder,
    start: () => folder,
    folder: () => folder,
    use: nothing,
    tidy: nothing,
    drop: nothing,
  };
}

/**
 * Our own index in threads: one writes, one reads, and more read where many search at once. An index that is missing, damaged or of another version
 * is replaced by an empty one, which whoever follows the library fills again; `tell` hears why.
 */
export function openSearchEngine(
  root: string,
  mostReaders = Math.min(MOST_READERS, availableParallelism()),
  tell: (reason: string) => void = () => {},
): SearchEngine {
  return engineOf(new ThreadPool(generationsOf(root), { mostReaders, tell }));
}

/** A copy of the index in use, to be read beside the server that writes it. Throws where there is none. */
export function openSearchReader(root: string): SearchEngine {
  const copy = copyIndex(root);
  if (!copy) throw new IndexFailedError('there is no index that can be read');
  const { close, ...engine } = openEngineAt(copy.folder);
  return { ...engine, close: () => close().finally(copy.remove) };
}

/** The index in exactly this folder, for building one that is not in use yet. */
export function openEngineAt(folder: string): SearchEngine {
  return engineOf(new ThreadPool(justThis(folder), ONE_READER));
}

function engineOf(pool: ThreadPool): SearchEngine {
  return {
    status: () => pool.status(),
    apply: async (batch, generation) => void (await pool.write({ name: 'apply', batch }, generation)),
    markComplete: async (generation) => void (await pool.write({ name: 'mark-complete' }, generation)),
    updateSignals: async (changes) => void (await pool.write({ name: 'update-signals', changes })),
    search: async (query) => (await pool.read({ name: 'search', query })) as SearchHits,
    suggest: async (text, limit) => (await pool.read({ name: 'suggest', text, limit })) as Suggestion[],
    suggestionKeys: async (texts) => (await pool.write({ name: 'suggestion-keys', texts })) as string[][],
    similar: async (text, limit) => (await pool.read({ name: 'similar', text, limit })) as string[],
    listIds: async (after, limit) => (await pool.read({ name: 'list-ids', after, limit })) as string[],
    check: () => pool.check(),
    close: () => pool.close(),
  };
}
