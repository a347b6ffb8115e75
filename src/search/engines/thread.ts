import { flushCompileCache } from 'node:module';
import { availableParallelism } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { yieldToOthers } from '../../platform/yield-to-others.ts';
import type { IndexReader } from '../inverted/reader.ts';
import type { IndexWriter } from '../inverted/writer.ts';
import { KeysThread } from './keys-thread.ts';
import type { ThreadCall, ThreadData, ThreadReply, ThreadRequest } from './thread-messages.ts';

/** How far each yields to the thread that draws pages, and to one another. */
const NICENESS: Record<ThreadData['role'], number> = { reader: 8, writer: 12, keys: 12, checker: 19 };

const data = workerData as ThreadData;
yieldToOthers(NICENESS[data.role], false);
type Perform = (call: ThreadCall) => unknown;

const open = await load();

void answer(0, () => {
  const perform = open();
  parentPort?.on('message', ({ id, call }: ThreadRequest) => void answer(id, () => perform(call)));
  flushCompileCache();
});

/** Each role loads its own half: the dictionaries of the other would cost tens of megabytes a thread. */
async function load(): Promise<() => Perform> {
  if (data.role === 'keys') {
    const { suggestionKeys } = await import('../inverted/suggestion-keys.ts');
    return () => (call) => (call.name === 'suggestion-keys' ? call.texts.map(suggestionKeys) : undefined);
  }
  const { folder } = data;
  if (data.role === 'checker') {
    const { checkCalmly } = await import('./check-calmly.ts');
    return () => (call) => (call.name === 'check' ? checkCalmly(folder) : undefined);
  }
  if (data.role === 'reader') {
    const { IndexReader } = await import('../inverted/reader.ts');
    return () => read(new IndexReader(folder));
  }
  const { IndexWriter } = await import('../inverted/writer.ts');
  const keys = availableParallelism() > 1 ? new KeysThread() : undefined;
  return () => write(new IndexWriter(folder, keys && ((texts) => keys.make(texts))));
}

async function answer(id: number, work: () => unknown): Promise<void> {
  let reply: ThreadReply;
  try {
    reply = { id, value: await work() };
  } catch (error) {
    reply = { id, error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(reply);
}

/** Upkeep goes on in stretches of this, so that what is asked meanwhile soon has its turn. */
const UPKEEP_MS = 50;

/** One thing after the other: a batch may wait for keys amid its transaction. */
function write(index: IndexWriter): Perform {
  let failure: unknown;
  /** What upkeep failed with is told to whoever writes next. */
  const tellFailure = () => {
    const told = failure;
    failure = undefined;
    if (told !== undefined) throw told;
  };
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<unknown>): Promise<unknown> => {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  };
  let isKeeping = false;
  const keepUp = () => {
    isKeeping = true;
    setImmediate(() =>
      inTurn(async () => {
        isKeeping = await index.upkeep(UPKEEP_MS).catch((error: unknown) => {
          failure = error;
          return false;
        });
        if (isKeeping) keepUp();
      }),
    );
  };
  return (call) =>
    inTurn(async () => {
      if (call.name === 'apply') tellFailure();
      const value = await change(index, call);
      if (call.name === 'apply' && !isKeeping) keepUp();
      return value;
    });
}

function change(index: IndexWriter, call: ThreadCall): unknown {
  if (call.name === 'apply') return index.apply(call.batch);
  if (call.name === 'update-signals') return index.updateSignals(call.changes);
  if (call.name === 'mark-complete') return index.markComplete();
  if (call.name === 'suggestion-keys') return index.suggestionKeys(call.texts);
  if (call.name === 'close') index.close();
  return undefined;
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
