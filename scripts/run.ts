import { spawnSync } from 'node:child_process';

/** Runs a command with this process's streams; its exit status, or 1 if it could not be run. */
export function run(command: string, args: string[], env: Record<string, string> = {}): number {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  return status ?? 1;
}

/** Like `run`, but ends this process with the command's status unless it succeeded. */
export function mustRun(
  name: string,
  command: string,
  args: string[],
  env: Record<string, string> = {},
): void {
  const started = Date.now();
  process.stdout.write(`\n▸ ${name}\n`);
  const status = run(command, args, env);
  if (status !== 0) {
    process.stderr.write(`✗ ${name} failed\n`);
    process.exit(status);
  }
  process.stdout.write(`✓ ${name} (${((Date.now() - started) / 1_000).toFixed(1)} s)\n`);
}

/** Installs Debian packages where this process may; false elsewhere. */
export function installDebianPackages(packages: string[]): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  if (spawnSync('apt-get', ['--version']).status !== 0) return false;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], env);
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], env) === 0;
}
