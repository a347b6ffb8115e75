import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { atExit } from './at-exit.ts';
import { cpuSeconds } from './process-facts.ts';
import type { BenchServer } from './wenyuan.ts';

export interface LoadOrder {
  url: string;
  paths: string[];
  seconds: number;
  connections: number;
  /** Sent with the requests, each path with the next of them. */
  cookies: string[];
}

export interface LoadReport {
  perSecond: number;
  /** Milliseconds. */
  p99: number;
  failures: number;
  bytesPerReply: number;
}

export interface Load extends LoadReport {
  /** The part of one core that the server used meanwhile, 1 being all of it. */
  busy: number;
}

const CONNECTIONS = 32;
const loadProcess = fileURLToPath(new URL('./load-process.ts', import.meta.url));

/** Asks `server` for `paths` as fast as it answers, from a process of its own. Throws if any answer is not a 2xx. */
export async function measureLoad(
  server: BenchServer,
  paths: string[],
  seconds: number,
  cookies: string[] = [],
): Promise<Load> {
  const child = fork(loadProcess, { execArgv: [] });
  child.once(
    'exit',
    atExit(() => child.kill('SIGKILL')),
  );
  const before = cpuSeconds(server.pid) ?? 0;
  const started = performance.now();
  child.send({ url: server.url, paths, seconds, connections: CONNECTIONS, cookies } satisfies LoadOrder);
  const [report] = (await Promise.race([once(child, 'message'), endedEarly(child)])) as [LoadReport];
  const busy = ((cpuSeconds(server.pid) ?? 0) - before) / ((performance.now() - started) / 1_000);
  await once(child, 'exit');
  if (report.failures > 0) throw new Error(`${report.failures} requests failed, ${paths[0]} and others`);
  return { ...report, busy };
}

async function endedEarly(child: ReturnType<typeof fork>): Promise<never> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  throw new Error(`the load generator ended early (${code ?? signal})`);
}

/**
 * Requests for each second of the server's own CPU time, which other work on the machine disturbs
 * less than requests/s; NaN where the system does not tell.
 */
function perCpuSecond({ perSecond, busy }: Load): number {
  return busy > 0 ? perSecond / busy : Number.NaN;
}

/** How hard the server worked for both, for a reader to tell a slow server from a busy machine. */
export function describeEffort(ours: Load[], reference: Load[]): string {
  const [one, other] = [ours, reference].map((loads) => Math.round(median(loads.map(perCpuSecond))));
  const [busy, bareBusy] = [ours, reference].map((loads) =>
    Math.round(100 * median(loads.map((load) => load.busy))),
  );
  return `each CPU second of the server gives ${one} beside ${other}; it was busy ${busy}% beside ${bareBusy}%`;
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
