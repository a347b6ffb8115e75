import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { createVisitors, VISITOR_COOKIE } from '../../src/accounts/index.ts';
import { createApp } from '../../src/app/app.ts';
import { closeLibrary, openServedLibrary } from '../../src/app/library.ts';
import { readConfig } from '../../src/platform/config.ts';
import { newId } from '../../src/platform/ids.ts';
import { createLog } from '../../src/platform/log.ts';
import { loadSecret } from '../../src/platform/secret.ts';
import { links } from '../../src/ui/links.ts';
import { noAssets } from '../../test/browser.ts';
import { median } from '../load.ts';
import { cpuSeconds } from '../process-facts.ts';
import { createRandom, pick } from '../random.ts';
import { ratioAtLeast, type Result } from '../result.ts';
import type { BenchOptions, Row } from '../row.ts';
import { makeScratch } from '../scratch.ts';
import { seedLibrary } from '../seed.ts';
import { type BenchServer, startServer } from '../wenyuan.ts';

const DOCUMENTS = 1_000;
const BUYERS = 16;
const BATCH_BYTES = 120;

export const orders: Row = { names: ['orders'], measure: measureOrders };

/**
 * Guests put a document in the cart, check out and pay through the test provider, over HTTP; the reference
 * is as many durable transactions as fit, each writing as many rows as an order does, to the same database.
 */
async function measureOrders(options: BenchOptions): Promise<Result[]> {
  await using stack = new AsyncDisposableStack();
  const scratch = stack.use(await makeScratch());
  options.say(`making a library of ${DOCUMENTS} documents`);
  const documents = (await seedLibrary(scratch.path, DOCUMENTS)).map((path) => path.split('/')[2] ?? '');
  setPrices(scratch.path);
  const rows = await countRows(scratch.path, documents);
  const server = stack.use(await startServer(scratch.path, { PURPOSE: 'demo' }));
  const seconds = options.quick ? 2 : 6;
  // Until the server has met every page it compiles rather than answers.
  await placeOrders(scratch.path, server, documents, seconds);
  const rounds: Array<{ ours: number; bare: number; cpuMs: number }> = [];
  for (let round = 1; round <= (options.quick ? 1 : 5); round++) {
    options.say(`orders, round ${round}`);
    const bareFirst = round % 2 === 0 ? writeBare(scratch.path, rows, seconds) : undefined;
    // The server closed its idle connections meanwhile; the client is to see that before it asks again.
    await sleep(500);
    const before = cpuSeconds(server.pid) ?? Number.NaN;
    const ours = await placeOrders(scratch.path, server, documents, seconds);
    const cpuMs = (1_000 * ((cpuSeconds(server.pid) ?? Number.NaN) - before)) / (ours * seconds);
    rounds.push({ ours, cpuMs, bare: bareFirst ?? writeBare(scratch.path, rows, seconds) });
  }
  return [
    ratioAtLeast({
      name: 'orders',
      ours: median(rounds.map(({ ours }) => ours)),
      reference: median(rounds.map(({ bare }) => bare)),
      goal: 0.1,
      unit: 'orders/s',
      note: `from cart to paid over HTTP, ${BUYERS} guests at once; reference: durable transactions of ${rows} rows, as many as an order writes, to the same database; an order takes ${median(rounds.map(({ cpuMs }) => cpuMs)).toFixed(1)} ms of the server's CPU`,
    }),
  ];
}

function setPrices(dataDir: string): void {
  using database = new DatabaseSync(databaseOf(dataDir));
  database.exec("update documents set price_minor = 1200, price_currency = 'CNY'");
}

async function placeOrders(
  dataDir: string,
  server: BenchServer,
  documents: string[],
  seconds: number,
): Promise<number> {
  const random = createRandom(documents.length);
  const cookie = newCookie(dataDir);
  const send: Send = (path, init) => fetch(server.url + path, init);
  const started = performance.now();
  const end = started + seconds * 1_000;
  let done = 0;
  const buyer = async () => {
    while (performance.now() < end) {
      await buy(send, server.url, cookie(), pick(random, documents));
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: BUYERS }, buyer));
  return done / ((performance.now() - started) / 1_000);
}

type Send = (path: string, init: RequestInit) => Promise<Response>;

function newCookie(dataDir: string): () => string {
  const { sign } = createVisitors(loadSecret(undefined, dataDir), 'http://localhost');
  return () => `${VISITOR_COOKIE}=${sign(newId())}`;
}

/** What a browser without scripts would send; every answer is read. Throws where one is not as it should be. */
async function buy(ask: Send, origin: string, cookie: string, documentId: string): Promise<void> {
  const send = async (path: string, form?: Record<string, string>) => {
    const response = await ask(path, {
      redirect: 'manual',
      headers: { cookie, origin },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    const html = await response.text();
    if (response.status >= 400) throw new Error(`${path} answered ${response.status}`);
    return { html, next: response.headers.get('location') ?? '' };
  };
  await send(links.cartItems, { documentId, next: 'checkout' });
  const { html } = await send(links.checkout());
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  const form = { agreement: hidden('agreement'), request: hidden('request'), country: 'CN' };
  const placed = await send(links.checkout(), { ...form, email: 'buyer@bench.example' });
  const id = placed.next.split('/')[2] ?? '';
  const begun = await send(links.orderAction(id, 'pay'), { provider: 'test' });
  await send(begun.next, { answer: 'pay' });
  const back = await send(links.orderReturn(id));
  if (!back.next.includes('arrived')) throw new Error(`order ${id} was not paid: ${back.next}`);
}

/** Rows that one order writes, changed ones counted as often as they are. */
async function countRows(dataDir: string, documents: string[]): Promise<number> {
  const config = readConfig({ DATA_DIR: dataDir, PURPOSE: 'demo' });
  const library = await openServedLibrary(config, createLog('error'));
  try {
    const app = createApp(library, noAssets);
    const send: Send = async (path, init) => await app.fetch(new Request(config.baseUrl + path, init));
    const count = async () => {
      const { rows } = await sql<{ n: number }>`select total_changes() as n`.execute(library.db);
      return rows[0]?.n ?? 0;
    };
    const before = await count();
    await buy(send, config.baseUrl, newCookie(dataDir)(), documents[0] ?? '');
    return (await count()) - before;
  } finally {
    await closeLibrary(library);
  }
}

/** Transactions a second, one after the other as SQLite has them. */
function writeBare(dataDir: string, rows: number, seconds: number): number {
  using database = new DatabaseSync(databaseOf(dataDir), { timeout: 10_000 });
  database.exec('pragma synchronous = full');
  database.exec('create table if not exists bench_rows (id text primary key, content text not null)');
  const insert = database.prepare('insert into bench_rows values (?, ?)');
  const content = 'x'.repeat(BATCH_BYTES);
  const started = performance.now();
  let done = 0;
  for (; performance.now() < started + seconds * 1_000; done++) {
    database.exec('begin immediate');
    for (let row = 0; row < rows; row++) insert.run(randomUUID(), content);
    database.exec('commit');
  }
  return done / ((performance.now() - started) / 1_000);
}

function databaseOf(dataDir: string): string {
  return join(dataDir, 'library.db');
}
