import { flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { IndexReader } from '../inverted/reader.ts';
import type { IndexWriter } from '../inverted/writer.ts';
import type { ThreadCall, ThreadData, ThreadReply, ThreadRequest } from './thread-messages.ts';

const { folder, role } = workerData as ThreadData;

// Each role loads its own half: the dictionaries of the other would cost tens of megabytes a thread.
const open =
  role === 'writer'
    ? await import('../inverted/writer.ts').then((half) => () => write(new half.IndexWriter(folder)))
    : await import('../inverted/reader.ts').then((half) => () => read(new half.IndexReader(folder)));

answer(0, () => {
  const perform = open();
  parentPort?.on('message', ({ id, call }: ThreadRequest) => answer(id, () => perform(call)));
  flushCompileCache();
  return undefined;
});

function answer(id: number, work: () => unknown): void {
  let reply: ThreadReply;
  try {
    reply = { id, value: work() };
  } catch (error) {
    reply = { id, error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(reply);
}

/** Upkeep goes on in stretches of this, so that what is asked meanwhile soon has its turn. */
const UPKEEP_MS = 50;

function write(index: IndexWriter): (call: ThreadCall) => unknown {
  let isKeeping = false;
  const keepUp = () => {
    // What fails here fails again, and is told, when the index is next used.
    try {
      isKeeping = index.upkeep(UPKEEP_MS);
    } catch {
      isKeeping = false;
    }
    if (isKeeping) setImmediate(keepUp);
  };
  return (call) => {
    if (call.name === 'apply' && !isKeeping) {
      isKeeping = true;
      setImmediate(keepUp);
    }
    if (call.name === 'apply') index.apply(call.batch);
    else if (call.name === 'update-signals') index.updateSignals(call.changes);
    else if (call.name === 'mark-complete') index.markComplete();
    else if (call.name === 'suggestion-keys') return index.suggestionKeys(call.texts);
    else if (call.name === 'close') index.close();
    return undefined;
  };
}

function read(index: IndexReader): (call: ThreadCall) => unknown {
  return (call) => {
    if (call.name === 'search') return index.search(call.query);
    if (call.name === 'suggest') return index.suggest(call.text, call.limit);
    if (call.name === 'similar') return index.similar(call.text, call.limit);
    if (call.name === 'list-ids') return index.listIds(call.after, call.limit);
    if (call.name === 'status') return index.status();
    if (call.name === 'close') index.close();
    return undefined;
  };
}
