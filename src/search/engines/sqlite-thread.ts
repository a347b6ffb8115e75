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
  switch (call.name) {
    case 'position':
      return index.position();
    case 'apply':
      return index.apply(call.batch);
    case 'search':
      return index.search(call.query);
    case 'close':
      return index.close();
  }
}
