import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { commandEnvironment, type TestLibrary } from '../test/library.ts';

const projectFolder = fileURLToPath(new URL('..', import.meta.url));

export interface ServingProcess {
  process: ChildProcess;
  url: string;
}

/** The website of the library in a process of its own, as people run it, without a worker. */
export async function serveInProcess(library: TestLibrary): Promise<ServingProcess> {
  const child = runWenyuan(library, ['serve', '--no-worker']);
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  child.stdout.resume();
  return { process: child, url: /http:\S+/.exec(line)?.[0] ?? '' };
}

/** Runs the doctor; its status, and what it says of search. */
export async function examineSearch(library: TestLibrary): Promise<{ status: number | null; said: string }> {
  const child = runWenyuan(library, ['doctor', '--search']);
  const said = text(child.stdout);
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, said: await said };
}

function runWenyuan(library: TestLibrary, args: string[]) {
  const env = { ...commandEnvironment(library.config), PORT: '0', HOST: '127.0.0.1' };
  const command = ['--import', 'tsx', 'src/main.ts', ...args];
  return spawn(process.execPath, command, { cwd: projectFolder, env, stdio: ['ignore', 'pipe', 'inherit'] });
}
