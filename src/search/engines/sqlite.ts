import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SearchEngine, SearchHits } from '../engine.ts';
import type { ThreadReply, ThreadRequest } from './thread-messages.ts';

/** SQLite's own full-text search in a thread, since it answers synchronously and the server must not wait. */
export function openSqliteEngine(path: string): SearchEngine {
  mkdirSync(dirname(path), { recursive: true });
  const worker = new Worker(new URL('./sqlite-thread.ts', import.meta.url), {
    workerData: { path },
    execArgv: [],
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let nextId = 1;
  worker.unref();
  worker.on('message', (reply: ThreadReply) => {
    const call = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('error' in reply) call?.reject(new Error(reply.error));
    else call?.resolve(reply.value);
  });
  worker.on('error', (error) => {
    for (const call of waiting.values()) call.reject(error);
    waiting.clear();
  });
  const ask = (call: ThreadRequest['call']): Promise<unknown> => {
    const id = nextId++;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(id, answer);
    worker.postMessage({ id, call } satisfies ThreadRequest);
    return answer.promise;
  };
  return {
    position: async () => String(await ask({ name: 'position' })),
    apply: async (batch) => void (await ask({ name: 'apply', batch })),
    search: async (query) => (await ask({ name: 'search', query })) as SearchHits,
    close: async () => {
      await ask({ name: 'close' });
      await worker.terminate();
    },
  };
}
