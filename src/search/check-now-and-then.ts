import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../platform/log.ts';
import type { SearchEngine } from './engine.ts';

/** After the start, when the first pages have been asked for. */
const FIRST_MS = 10_000;
const BETWEEN_MS = 6 * 60 * 60_000;

/** Has the index checked until `signal` aborts: disks change bytes without telling. */
export async function checkNowAndThen(search: SearchEngine, log: Log, signal: AbortSignal): Promise<void> {
  for (let wait = FIRST_MS; ; wait = BETWEEN_MS) {
    await sleep(wait, undefined, { signal, ref: false }).catch(() => {});
    if (signal.aborted) return;
    await search.check().catch((error: unknown) => {
      if (!signal.aborted) log.error({ err: error }, 'the search index cannot be checked');
    });
  }
}
