import { spawnSync } from 'node:child_process';
import { getPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MODULE = fileURLToPath(new URL('./yield-to-others.ts', import.meta.url));

/** In a process of its own, since nobody gets back what was given up. */
function priorityAfter(...steps: number[]): number {
  const calls = steps.map((each) => `yieldToOthers(${each}, true);`).join(' ');
  const code = `import { getPriority } from 'node:os'; import { yieldToOthers } from ${JSON.stringify(MODULE)}; ${calls} console.log(getPriority());`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
  });
  expect(stderr).not.toMatch(/Error/);
  return Number(stdout);
}

test('whoever yields has that much less of the processor, and never asks for more than there is to give up', () => {
  expect(priorityAfter(3)).toBe(Math.min(19, getPriority() + 3));
  expect(priorityAfter(15, 15)).toBe(19);
});
