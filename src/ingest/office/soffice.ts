import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { IngestError } from '../failure.ts';
import { isEncrypted } from './encryption.ts';
import { writeSafeProfile } from './soffice-profile.ts';
import type { OfficeRequest } from './tasks.ts';

/**
 * One run of an installed LibreOffice. Its settings live and die with the run: two runs cannot disturb
 * each other, and a document leaves nothing behind.
 */
export async function convertWithSoffice(
  program: string,
  request: OfficeRequest,
  limitMs: number,
): Promise<void> {
  const folder = await mkdtemp(join(dirname(resolve(request.output)), 'office-'));
  try {
    const source = join(folder, `document.${request.format}`);
    await cp(request.path, source);
    await writeSafeProfile(join(folder, 'profile'));
    await run(program, folder, source, limitMs);
    const made = join(folder, 'document.pdf');
    if (await isMissing(made)) throw await refusal(request);
    await rename(made, request.output);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(program: string, folder: string, source: string, limitMs: number): Promise<void> {
  const profile = pathToFileURL(join(folder, 'profile')).href;
  const options = ['--headless', '--norestore', '--nolockcheck', '--nodefault', '--nologo'];
  const child = spawn(
    program,
    [`-env:UserInstallation=${profile}`, ...options, '--convert-to', 'pdf', '--outdir', folder, source],
    { cwd: folder, detached: true, stdio: 'ignore', env: { PATH: process.env.PATH ?? '', HOME: folder } },
  );
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    killGroup(child);
  }, limitMs);
  try {
    await once(child, 'exit');
  } finally {
    clearTimeout(timer);
    killGroup(child);
  }
  if (late) throw new IngestError('timeout', `soffice took more than ${limitMs} ms`);
}

/** `soffice` is a script that starts the program proper: the signal is for both. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The whole group has ended.
  }
}

async function isMissing(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.size === 0,
    () => true,
  );
}

async function refusal({ path }: OfficeRequest): Promise<IngestError> {
  const bytes = await readFile(path);
  if (bytes.length === 0) return new IngestError('empty', 'the file has no content');
  if (isEncrypted(bytes)) return new IngestError('encrypted', 'the file asks for a password');
  return new IngestError('damaged', 'soffice made no PDF of it');
}
