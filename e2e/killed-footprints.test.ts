import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../bench/random.ts';
import { type Document, slugify } from '../src/catalog/index.ts';
import { commandEnvironment, openTestLibrary, type TestLibrary } from '../test/library.ts';

const SEED = 20_261_124;
const KILLS = 3;
const DOCUMENTS = 30;
/** What the library promises: no more than this much is lost. */
const MOST_LOST_MS = 1_000;

let library: TestLibrary;
const documents: Document[] = [];

beforeAll(async () => {
  library = await openTestLibrary();
  const { id } = await library.addUser('press', 'contributor');
  for (let n = 0; n < DOCUMENTS; n++)
    documents.push(await library.receive(`# 第${n}份\n\n第${n}份。`, `${n}.md`, id, { then: 'publish' }));
  await library.processAll();
}, 120_000);
afterAll(() => library.close());

test('a server killed at any moment loses at most the last second of footprints', async () => {
  const random = createRandom(SEED);
  for (let kill = 0; kill < KILLS; kill++) {
    const server = await startServer();
    const opened = await readOn(server.url, 1_500 + random() * 2_000);
    process.kill(-server.pid, 'SIGKILL');
    const killedAt = Date.now();
    await server.ended;
    const rows = await library.db.selectFrom('footprints').select(['document_id', 'last_at']).execute();
    const lastAt = new Map(rows.map((row) => [row.document_id, row.last_at]));
    const lost = [...opened].filter(([id, at]) => at < killedAt - MOST_LOST_MS && (lastAt.get(id) ?? 0) < at);
    expect(opened.size).toBeGreaterThan(3);
    expect(lost).toEqual([]);
  }
}, 120_000);

/** Opens one document after the other as one visitor; by document, when it was asked for the last time. */
async function readOn(url: string, forMs: number): Promise<Map<string, number>> {
  const cookies = new Map<string, string>();
  const opened = new Map<string, number>();
  const end = Date.now() + forMs;
  for (let n = 0; Date.now() < end; n++) {
    const document = documents[n % DOCUMENTS];
    if (!document) break;
    const at = Date.now();
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const path = `/documents/${document.id}/${encodeURIComponent(slugify(`第${n % DOCUMENTS}份`))}`;
    const response = await fetch(url + path, { headers: { cookie } });
    expect(response.status).toBe(200);
    await response.text();
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    // The very first one stays with the visitor until they come back.
    if (n > 0) opened.set(document.id, at);
    await sleep(20);
  }
  return opened;
}

async function startServer(): Promise<{ url: string; pid: number; ended: Promise<unknown> }> {
  const server: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', 'src/main.ts', 'serve', '--no-worker'],
    {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      env: { ...commandEnvironment(library.config), PORT: '0' },
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const ended = new Promise((resolve) => server.once('close', resolve));
  if (!server.stdout) throw new Error('the server says nothing');
  for await (const line of createInterface({ input: server.stdout })) {
    const port = /is open at http:\/\/localhost:(\d+)/.exec(line)?.[1];
    if (!port) continue;
    server.stdout.resume();
    return { url: `http://127.0.0.1:${port}`, pid: server.pid ?? 0, ended };
  }
  throw new Error('the server did not start');
}
