import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { isRunning } from '../../platform/is-running.ts';
import { ChildError, ChildPool, type ChildPoolOptions, ChildStartError } from './pool.ts';

interface Request {
  act: 'echo' | 'hang' | 'grow' | 'exit' | 'throw' | 'report' | 'fetch' | 'read' | 'write' | 'spawn' | 'pid';
  value?: string;
}

let folder: string;
let server: Server;
const pools: Array<ChildPool<Request, string>> = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenyuan-pool-'));
  server = createServer((_, response) => response.end('reached')).listen(0, '127.0.0.1');
  await writeFile(join(folder, 'secret'), 'secret');
});
afterEach(() => {
  for (const pool of pools.splice(0)) pool.close();
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

function createPool(options: Partial<ChildPoolOptions> = {}): ChildPool<Request, string> {
  const pool = new ChildPool<Request, string>({
    entry: new URL('./misbehaving-child.ts', import.meta.url),
    size: 1,
    readable: [],
    writable: [],
    memoryLimitMiB: 400,
    recycleAboveMiB: 400,
    recycleAfter: 100,
    ...options,
  });
  pools.push(pool);
  return pool;
}

test('one task costs only itself: hang, growth, crash and error leave the next unharmed', async () => {
  const pool = createPool();
  await expect(pool.run({ act: 'hang' }, { limitMs: 400 })).rejects.toMatchObject({
    code: 'timeout',
    died: true,
  });
  await expect(pool.run({ act: 'grow' }, { limitMs: 20_000 })).rejects.toMatchObject({
    code: 'memory',
    died: true,
  });
  await expect(pool.run({ act: 'exit' }, { limitMs: 5_000 })).rejects.toMatchObject({
    code: 'crashed',
    died: true,
  });
  await expect(pool.run({ act: 'throw', value: 'encrypted' }, { limitMs: 5_000 })).rejects.toMatchObject({
    code: 'encrypted',
    died: false,
  });
  expect(await pool.run({ act: 'echo', value: '好' }, { limitMs: 5_000 })).toBe('好');
});

test('a child that does not come up is not held against the task', async () => {
  const slow = createPool({ startLimitMs: 1 }).run({ act: 'echo' }, { limitMs: 5_000 });
  await expect(slow).rejects.toBeInstanceOf(ChildStartError);
  await expect(slow).rejects.not.toBeInstanceOf(ChildError);
  const missing = createPool({ entry: new URL('./no-such-child.ts', import.meta.url) });
  await expect(missing.run({ act: 'echo' }, { limitMs: 5_000 })).rejects.toBeInstanceOf(ChildStartError);
});

test('silence and excess of output are limited too', async () => {
  const pool = createPool();
  await expect(pool.run({ act: 'hang' }, { limitMs: 60_000, silenceMs: 300 })).rejects.toMatchObject({
    code: 'timeout',
  });
  const limits = { limitMs: 10_000, outputLimitBytes: 50_000 };
  await expect(pool.run({ act: 'report' }, limits)).rejects.toMatchObject({ code: 'output' });
});

test('a child reaches no network, no other file and no other program', async () => {
  const pool = createPool();
  const { port } = server.address() as AddressInfo;
  const attempts: Request[] = [
    { act: 'fetch', value: `http://127.0.0.1:${port}/` },
    { act: 'read', value: join(folder, 'secret') },
    { act: 'write', value: join(folder, 'left-behind') },
    { act: 'spawn' },
  ];
  for (const attempt of attempts) {
    await expect(pool.run(attempt, { limitMs: 5_000 }), attempt.act).rejects.toMatchObject({ died: false });
  }
  expect(
    await createPool({ readable: [folder] }).run(
      { act: 'read', value: join(folder, 'secret') },
      { limitMs: 5_000 },
    ),
  ).toBe('secret');
});

test('children are replaced after their share of tasks, and waiting tasks all run', async () => {
  const pool = createPool({ recycleAfter: 2 });
  const pids = await Promise.all(
    Array.from({ length: 6 }, () => pool.run({ act: 'pid' }, { limitMs: 20_000 })),
  );
  expect(new Set(pids).size).toBe(3);
});

test('a child that has nothing to do for long ends, one that is asked again does not', async () => {
  const pool = createPool({ idleLimitMs: 2_000 });
  const ask = () => pool.run({ act: 'pid' }, { limitMs: 20_000 });
  const pid = await ask();
  const again = [];
  for (let times = 0; times < 3; times++) {
    await sleep(750);
    again.push(await ask());
  }
  expect(new Set(again)).toEqual(new Set([pid]));
  await vi.waitFor(() => expect(isRunning(Number(pid))).toBe(false), 10_000);
  expect(await ask()).not.toBe(pid);
});

test('a child that warms up takes tasks meanwhile, and is waited for by who wants it warm', async () => {
  const pool = createPool({ entry: new URL('./slow-to-warm-child.ts', import.meta.url) });
  expect(await pool.run({ act: 'echo' }, { limitMs: 20_000 })).toBe('cold');
  await pool.warm();
  expect(await pool.run({ act: 'echo' }, { limitMs: 20_000 })).toBe('warm');
});
