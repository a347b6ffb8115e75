import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandEnvironment, openTestLibrary, type TestLibrary } from '../../test/library.ts';

let library: TestLibrary;
beforeAll(async () => {
  library = await openTestLibrary();
});
afterAll(() => library.close());

function run(...args: string[]) {
  const env = commandEnvironment(library.config);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/main.ts', ...args],
    { env, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

test('a command that cannot be carried out is answered in one line', () => {
  expect(run('user', 'role', 'nobody@x', 'operator')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'no account has the address nobody@x\n',
  });
  expect(run('import', '--pirce', '6')).toMatchObject({
    status: 2,
    stderr: "Unknown option '--pirce'; see wenyuan import --help\n",
  });
  expect(run('imprt').stderr).toBe('There is no command imprt; wenyuan --help lists them.\n');
});

test('every command tells how to use it, and does nothing then', () => {
  for (const name of ['serve', 'worker', 'import', 'user', 'doctor', 'demo']) {
    const { status, stdout } = run(name, '--help');
    expect(status).toBe(0);
    expect(stdout).toContain(`wenyuan ${name}\n\n  ${name} `);
  }
});
