import { setTimeout as sleep } from 'node:timers/promises';
import { findFaults } from '../inverted/check.ts';

/** After each piece the thread rests as many times as long as the piece took: people are searching. */
const REST_SHARE = 2;

/** What is wrong with the index in `folder`; after each piece, which took so many milliseconds, it waits for `pause`. */
export async function checkCalmly(
  folder: string,
  pause: (took: number) => Promise<unknown> = (took) => sleep(took * REST_SHARE),
): Promise<string[]> {
  const faults = findFaults(folder);
  for (;;) {
    const started = performance.now();
    const { done, value } = faults.next();
    if (done) return value;
    await pause(performance.now() - started);
  }
}
