import { childPids, peakMemoryMiB } from './process-facts.ts';

const INTERVAL_MS = 200;

/** Watches children of this process, told by their command line, those that come and go included. */
export function watchPeakMemory(commandLine: string) {
  let highest: number | undefined;
  const look = () => {
    for (const pid of childPids(commandLine)) {
      highest = Math.max(highest ?? 0, peakMemoryMiB(pid) ?? 0);
    }
  };
  const timer = setInterval(look, INTERVAL_MS);
  return { highestMiB: () => highest, stop: () => clearInterval(timer) };
}
