import { spawnSync } from 'node:child_process';

// The tool ends well when it understands no file at all; seeing few modules means that it saw nothing.
const LEAST_MODULES = 150;

const { status, stdout, stderr } = spawnSync(
  'depcruise',
  ['--config', '.dependency-cruiser.mjs', 'src', 'migrations'],
  {
    encoding: 'utf8',
  },
);
process.stdout.write(stdout);
process.stderr.write(stderr);
const modules = Number(/(\d+) modules/.exec(stdout)?.[1] ?? 0);
if (modules < LEAST_MODULES) process.stderr.write(`Only ${modules} modules were seen\n`);
process.exit(status === 0 && modules >= LEAST_MODULES ? 0 : 1);
