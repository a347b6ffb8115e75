import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { atExit } from './at-exit.ts';

export const projectRoot = dirname(import.meta.dirname);

export interface BenchServer extends AsyncDisposable {
  url: string;
  pid: number;
}

export interface ImportedFile {
  file: string;
  id: string | null;
  status: 'ready' | 'duplicate' | 'failed';
  pages: number;
}

/** As in the scripts of package.json: short-lived objects may take 24 MiB, not the 96 that are usual. */
const NODE_ARGS = ['--max-semi-space-size=8', '--import', 'tsx'];
/** As there for the server: others three fifths more than was left of them when last collected; one of V8's threads. */
const SERVER_ARGS = ['--heap-growing-percent=60', '--v8-pool-size=1'];
const END_LIMIT_MS = 15_000;

/**
 * The website in a process of its own, without a worker, on a loopback port nobody else has. `watcher`: a module to
 * load before it.
 */
export async function startServer(
  dataDir: string,
  env: Record<string, string> = {},
  watcher?: string,
): Promise<BenchServer> {
  const server = runWenyuan(dataDir, ['serve', '--no-worker'], env, [
    ...SERVER_ARGS,
    ...(watcher ? ['--import', watcher] : []),
  ]);
  for await (const line of createInterface({ input: server.stdout })) {
    const port = /is open at http:\/\/localhost:(\d+)/.exec(line)?.[1];
    if (!port) continue;
    server.stdout.resume();
    return {
      url: `http://127.0.0.1:${port}`,
      pid: server.pid ?? 0,
      [Symbol.asyncDispose]: () => end(server),
    };
  }
  throw new Error('the server did not start; is the website built (npm run build)?');
}

/** `wenyuan import` in a process of its own, which processes the files too. */
export async function importFiles(
  dataDir: string,
  paths: string[],
  onFile: (file: ImportedFile) => void = () => {},
): Promise<ImportedFile[]> {
  const files: ImportedFile[] = [];
  const importing = runWenyuan(dataDir, ['import', '--json', ...paths]);
  for await (const line of createInterface({ input: importing.stdout })) {
    const file = JSON.parse(line) as ImportedFile;
    files.push(file);
    onFile(file);
  }
  if (files.length === 0) throw new Error('the import did not take a single file');
  return files;
}

type Wenyuan = ChildProcessByStdio<null, Readable, null>;

function runWenyuan(
  dataDir: string,
  args: string[],
  env: Record<string, string> = {},
  nodeArgs: string[] = [],
): Wenyuan {
  const settings = { DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error' };
  const defaults = { DATABASE_URL: '', STORAGE_URL: '', BASE_URL: '', OFFICE_CONVERTER: '' };
  const child = spawn(process.execPath, [...NODE_ARGS, ...nodeArgs, 'src/main.ts', ...args], {
    cwd: projectRoot,
    env: { ...process.env, ...defaults, ...settings, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.once(
    'exit',
    atExit(() => child.kill('SIGKILL')),
  );
  return child;
}

async function end(child: Wenyuan): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), END_LIMIT_MS);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(timer);
}
