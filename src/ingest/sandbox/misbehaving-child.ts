import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { serveTasks } from './serve.ts';

/** What the tests of the pool let loose. */
interface Request {
  act: string;
  value?: string;
}

const hoard: Uint8Array[] = [];

const acts: Record<string, (value: string, report: (progress: unknown) => void) => unknown> = {
  echo: (value) => value,
  pid: () => String(process.pid),
  exit: () => process.exit(7),
  throw: (value) => {
    throw Object.assign(new Error('told'), { code: value });
  },
  hang: () => {
    for (;;) Math.sqrt(2);
  },
  grow: async () => {
    for (;;) {
      hoard.push(new Uint8Array(20 * 2 ** 20).fill(1));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  },
  report: (_, report) => {
    for (let i = 0; i < 100; i++) report('x'.repeat(1_000));
    return new Promise(() => {});
  },
  fetch: async (value) => (await fetch(value)).text(),
  read: (value) => readFileSync(value, 'utf8'),
  write: (value) => writeFileSync(value, 'x'),
  spawn: () => {
    const { error } = spawnSync('true');
    if (error) throw error;
  },
};

await serveTasks<Request, unknown>(() =>
  Promise.resolve(async ({ act, value = '' }: Request, report) => await acts[act]?.(value, report)),
);
