import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { checkNowAndThen, followChanges, learnCategories } from '../search/index.ts';
import { createApp } from './app.ts';
import { loadAssets } from './assets.ts';
import { closePolitely } from './close-politely.ts';
import type { ServedLibrary } from './library.ts';
import { readSignals } from './signals.ts';

export interface RunningServer {
  port: number;
  /** Answers what was asked, takes no more requests, and stops following changes. */
  close(): Promise<void>;
}

/** Long enough for a slow phone to send a large file, short enough that an idle connection is given up. */
const REQUEST_LIMIT_MS = 60 * 60_000;
/** Room for an address with ten thousand characters of any script, so that even that is answered with a page. */
const MOST_HEADER_BYTES = 2 ** 17;

export async function startServer(library: ServedLibrary): Promise<RunningServer> {
  const { config, log } = library;
  const app = createApp(library, loadAssets());
  const server = createServer(
    { requestTimeout: REQUEST_LIMIT_MS, maxHeaderSize: MOST_HEADER_BYTES },
    getRequestListener(app.fetch),
  );
  const close = closePolitely(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  // Where it fails, the first suggestions try again.
  void learnCategories(library.db, library.search).catch(() => {});
  const stop = new AbortController();
  const following = followChanges({ ...library, signals: readSignals }, log, stop.signal);
  // Nobody waits for a check under way: it ends with the index.
  void checkNowAndThen(library.search, log, stop.signal);
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      stop.abort();
      await Promise.all([following, close()]);
    },
  };
}
