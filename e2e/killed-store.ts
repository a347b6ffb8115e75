import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { Random } from '../bench/random.ts';
import { checkBooks } from '../src/orders/index.ts';
import { commandEnvironment, type TestLibrary } from '../test/library.ts';
import { type Customer, customersOf, type Shop } from './customers.ts';
import { until } from './site.ts';

const projectFolder = fileURLToPath(new URL('..', import.meta.url));

interface Server {
  url: string;
  /** Ends it and its worker without warning. */
  kill(): Promise<void>;
}

/** The library as its operator runs it: server and worker, in processes of their own. */
async function startServer(library: TestLibrary): Promise<Server> {
  const child = runWenyuan(library, ['serve']);
  const ended = once(child, 'close');
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /is open at http:\/\/localhost:(\d+)/.exec(line)?.[1];
    if (!port) continue;
    child.stdout.resume();
    const kill = async () => {
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
      await ended;
    };
    return { url: `http://127.0.0.1:${port}`, kill };
  }
  throw new Error('the server did not start');
}

function runWenyuan(library: TestLibrary, args: string[]): ChildProcessByStdio<null, Readable, null> {
  return spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', ...args], {
    cwd: projectFolder,
    env: { ...commandEnvironment(library.config), PORT: '0', LOG_LEVEL: 'silent' },
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** The server is killed at some moment after it has taken some orders. */
const WITHIN_MS = 500;
const CUSTOMERS = 6;

/**
 * Customers buy, pay, give back, join and are renewed over HTTP, while the server is killed again and again.
 * They come back each time and go on where they were. In the end nothing is lost, double or half.
 */
export async function killAgainAndAgain(shop: Shop, kills: number, random: Random): Promise<void> {
  const { library } = shop;
  const customers: Customer[] = customersOf(shop, CUSTOMERS, random);
  for (let kill = 0; kill < kills; kill++) {
    const server = await startServer(library);
    const stop = new AbortController();
    const busy = customers.map((customer) => customer.goOn(server.url, stop.signal));
    const more = (await countOrders(library)) + 1 + Math.floor(random() * CUSTOMERS * 2);
    await until(async () => (await countOrders(library)) >= more);
    await sleep(random() * WITHIN_MS);
    await server.kill();
    stop.abort();
    await Promise.all(busy);
    expect(await checkBooks(library.db)).toEqual([]);
  }
  const server = await startServer(library);
  try {
    await Promise.all(customers.map((customer) => customer.finish(server.url)));
    await until(() => isSettled(library));
  } finally {
    await server.kill();
  }
  await expectWhole(library);
}

async function countOrders({ db }: TestLibrary): Promise<number> {
  const { count } = await db
    .selectFrom('orders')
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Refunds are paid by the worker. */
async function isSettled({ db }: TestLibrary): Promise<boolean> {
  const open = await db
    .selectFrom('refunds')
    .select('id')
    .where('state', 'in', ['granted', 'sent'])
    .executeTakeFirst();
  return open === undefined;
}

async function expectWhole(library: TestLibrary): Promise<void> {
  const { db } = library;
  const doctor = runWenyuan(library, ['doctor', '--books']);
  doctor.stdout.resume();
  expect(await once(doctor, 'close')).toEqual([0, null]);
  // What the provider took is known here, each charge once; what it gave back was granted, each refund once.
  const charged = await db
    .selectFrom('test_payments')
    .select('attempt')
    .where('state', '=', 'paid')
    .orderBy('attempt')
    .execute();
  const known = await db
    .selectFrom('payments')
    .select('reference')
    .where('paid_at', 'is not', null)
    .orderBy('reference')
    .execute();
  expect(known.map(({ reference }) => reference)).toEqual(charged.map(({ attempt }) => `test-${attempt}`));
  const given = await db.selectFrom('test_refunds').select(['refund', 'minor']).orderBy('refund').execute();
  const done = await db
    .selectFrom('refunds')
    .select(['id as refund', 'amount_minor as minor'])
    .where('state', '=', 'done')
    .orderBy('id')
    .execute();
  expect(given).toEqual(done);
  const lost = await db
    .selectFrom('orders')
    .innerJoin('order_lines', 'order_lines.order_id', 'orders.id')
    .select('orders.id')
    .where('orders.state', '=', 'paid')
    .where('order_lines.state', '=', 'ordered')
    .execute();
  expect(lost).toEqual([]);
}
