import { renameSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded into the server before it starts: at each SIGUSR2 writes for how many milliseconds at most the event loop
 * was held since the last to the file that LOOP_REPORT names. The server itself knows nothing of it.
 */
const report = process.env['LOOP_REPORT'];
if (isMainThread && report !== undefined) {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  process.on('SIGUSR2', () => {
    const held = { max: loop.max / 1e6, p99: loop.percentile(99) / 1e6 };
    loop.reset();
    writeFileSync(`${report}.new`, JSON.stringify(held));
    renameSync(`${report}.new`, report);
  });
}
