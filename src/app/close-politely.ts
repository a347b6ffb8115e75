import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { breathe } from '../platform/breathe.ts';

/** Nothing came for so long: then nobody waits in the system's queue, nor is a question on its way. */
const QUIET_MS = 100;
/** Where people never stop coming, the door is shut all the same. */
const OPEN_LIMIT_MS = 1_500;
/** What runs programs in boxes commonly kills them after ten seconds. */
const CLOSE_LIMIT_MS = 8_000;

/**
 * Gives the server an end that cuts nobody off: it goes on taking requests until none comes, which are answered as
 * the last of their connection, and closes only connections on which nothing is asked.
 */
export function closePolitely(server: Server): () => Promise<void> {
  const unanswered = new Set<ServerResponse>();
  let isClosing = false;
  let lastCame = 0;
  const came = () => (lastCame = performance.now());
  server.on('connection', came);
  server.prependListener('request', (_: IncomingMessage, response: ServerResponse) => {
    came();
    unanswered.add(response);
    response.once('close', () => unanswered.delete(response));
    if (isClosing) response.shouldKeepAlive = false;
  });
  return async () => {
    isClosing = true;
    const started = performance.now();
    for (const response of unanswered) if (!response.headersSent) response.shouldKeepAlive = false;
    while (performance.now() - Math.max(started, lastCame) < QUIET_MS) {
      if (performance.now() - started > OPEN_LIMIT_MS) break;
      await sleep(QUIET_MS / 4);
      // What came while the server was busy is read after the timers of a turn.
      await breathe();
    }
    const closed = new Promise((resolve) => server.close(resolve));
    // Those whose answer had begun before keep their connection after it.
    const idle = setInterval(() => server.closeIdleConnections(), QUIET_MS);
    const limit = setTimeout(
      () => server.closeAllConnections(),
      CLOSE_LIMIT_MS - (performance.now() - started),
    );
    await closed;
    clearInterval(idle);
    clearTimeout(limit);
  };
}
