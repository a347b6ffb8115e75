import { parentPort, workerData } from 'node:worker_threads';
import { SqliteIndex } from './sqlite-index.ts';
import type { ThreadReply, ThreadRequest } from './thread-messages.ts';

const index = new SqliteIndex((workerData as { path: string }).path);

parentPort?.on('message', ({ id, call }: ThreadRequest) => {
  let reply: ThreadReply;
  try {
    reply = { id, value: perform(call) };
  } catch (error) {
    reply = { id, error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(reply);
});

function perform(call: ThreadRequest['call']): unknown {
  if (call.name === 'position') return index.position();
  if (call.name === 'search') return index.search(call.query);
  if (call.name === 'apply') index.apply(call.batch);
  else index.close();
  return undefined;
}
