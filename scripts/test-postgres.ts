import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findOrInstallChromium } from './chromium.ts';
import { installDebianPackages, run } from './run.ts';

/** Runs the same tests, or those named, on a PostgreSQL 15 cluster of their own, on a loopback port, gone afterwards. */
const BINARIES = '/usr/lib/postgresql/15/bin';
const START_LIMIT_MS = 30_000;

const chromium = findOrInstallChromium();
if (!chromium || (!existsSync(BINARIES) && !installDebianPackages(['postgresql-15']))) {
  process.stderr.write('These tests need a Chromium and PostgreSQL 15 (Debian: postgresql-15)\n');
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'wenyuan-postgres-'));
chmodSync(folder, 0o777);
const port = await freePort();
const cluster = join(folder, 'cluster');
asPostgres([join(BINARIES, 'initdb'), '-D', cluster, '-A', 'trust', '-U', 'wenyuan', '--locale=C.UTF-8']);
const options = ['-c', 'fsync=off', '-c', 'max_connections=300', '-c', `unix_socket_directories=${folder}`];
const server = spawn(
  ...command([join(BINARIES, 'postgres'), '-D', cluster, '-p', String(port), '-h', '127.0.0.1', ...options]),
  { stdio: ['ignore', 'ignore', 'inherit'] },
);
let status = 1;
try {
  await untilReady();
  const address = `postgres://wenyuan@127.0.0.1:${port}/postgres`;
  if (run('vite', ['build', '--logLevel', 'warn']) === 0) {
    status = run('vitest', ['run', ...process.argv.slice(2)], {
      TEST_DATABASE_URL: address,
      CHROMIUM: chromium,
    });
  }
} finally {
  spawnSync(...command([join(BINARIES, 'pg_ctl'), '-D', cluster, 'stop', '-m', 'immediate']));
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(status);

/** PostgreSQL refuses to run as root. */
function command(words: string[]): [string, string[]] {
  const all = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--', ...words] : words;
  return [all[0] ?? '', all.slice(1)];
}

function asPostgres(words: string[]): void {
  const { status: ended, stderr } = spawnSync(...command(words), { encoding: 'utf8' });
  if (ended !== 0) throw new Error(stderr);
}

async function untilReady(): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (spawnSync(join(BINARIES, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]).status !== 0) {
    if (Date.now() > deadline) throw new Error('PostgreSQL did not start');
    await sleep(200);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
