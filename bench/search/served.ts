import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { Agent, get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { SearchItem } from '../../src/search/engine.ts';
import { peakMemoryMiB } from '../process-facts.ts';
import { notMeasured, oursBelow, type Result } from '../result.ts';
import { seedLibrary } from '../seed.ts';
import type { SeedDocument } from '../seed-document.ts';
import { type BenchServer, startServer } from '../wenyuan.ts';
import { inParallel } from './in-parallel.ts';
import { percentile } from './measures.ts';

const WATCHER = fileURLToPath(new URL('./watch-loop.ts', import.meta.url));
const WARM = 200;
const IDLE_MS = 5_000;
const OPENING_MS = 300_000;

/**
 * The website itself with the index that lies in `dataDir`: what its event loop bears while eight search, and what
 * memory all its threads take. Its database has the documents that the queries find.
 */
export async function measureServed(
  dataDir: string,
  found: SearchItem[],
  queries: string[],
): Promise<Result[]> {
  await seedLibrary(dataDir, found.length, (made, index) => described(made, found[index] as SearchItem));
  const report = join(dataDir, 'loop.json');
  await using server = await startServer(dataDir, { LOOP_REPORT: report }, WATCHER);
  await untilOpen(server, queries[0] ?? '');
  await inParallel(queries.slice(0, WARM), (query) => read(server, searchPath(query)));
  await loopHeld(server, report);
  await sleep(IDLE_MS);
  const idle = await loopHeld(server, report);
  const pages = await inParallel(queries, (query) => read(server, searchPath(query)));
  const busy = await loopHeld(server, report);
  const starts = queries.map((query) => query.slice(0, 1 + (query.length % 4)));
  const suggestions = await inParallel(starts, (start) =>
    read(server, `/search/suggestions?q=${encodeURIComponent(start)}`),
  );
  const times = `pages of results: median ${percentile(pages, 0.5).toFixed(1)} ms, p99 ${percentile(pages, 0.99).toFixed(1)} ms`;
  const memory = peakMemoryMiB(server.pid);
  return [
    oursBelow({
      name: 'event loop of the server held, 8 searching',
      ours: busy.max,
      reference: idle.max,
      goal: 20,
      unit: 'ms',
      note: `reference: idle; p99 ${busy.p99.toFixed(1)} ms; ${times}`,
    }),
    oursBelow({
      name: 'suggestions of the server, p99',
      ours: percentile(suggestions, 0.99),
      goal: 20,
      unit: 'ms',
    }),
    memory === undefined
      ? notMeasured('memory of the server', 1_536, 'MiB', 'no /proc')
      : oursBelow({
          name: 'memory of the server',
          ours: memory,
          goal: 1_536,
          unit: 'MiB',
          note: 'all threads together, at its highest',
        }),
  ];
}

/** The seed's document with the facts and words of one in the index. */
function described({ document, source, pages: [page], tags }: SeedDocument, item: SearchItem): SeedDocument {
  const { id, title, author, format, language, downloads, publishedAt, pages } = item;
  return {
    document: {
      ...document,
      id,
      title,
      author,
      format,
      language,
      downloads,
      summary: '',
      published_at: publishedAt,
      price_minor: item.price === 'free' ? 0 : 600,
      page_count: 1,
      pages_done: 1,
      preview_pages: 1,
      preview_text: pages[0] ?? '',
    },
    source: { ...source, page_count: 1 },
    pages: page ? [{ ...page, text: pages[0] ?? '' }] : [],
    tags: tags.map(({ tag }) => ({ tag, document_id: id })),
  };
}

/** A large index takes seconds to open. */
async function untilOpen({ url }: BenchServer, query: string): Promise<void> {
  const end = performance.now() + OPENING_MS;
  for (let page = ''; !page.includes('/documents/'); await sleep(500)) {
    if (performance.now() > end) throw new Error('the server finds nothing in its index');
    page = await (await fetch(`${url}${searchPath(query)}`)).text();
  }
}

function searchPath(query: string): string {
  return `/search?q=${encodeURIComponent(query)}`;
}

const agent = new Agent({ keepAlive: true });

/** Reads an answer to its end as it comes: what is spent here is taken from the server, whose processors these are. */
async function read({ url }: BenchServer, path: string): Promise<void> {
  const request = get(`${url}${path}`, { agent, headers: { 'Accept-Encoding': 'gzip' } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`${path} was answered with ${response.statusCode}`);
  await once(response.resume(), 'end');
}

async function loopHeld(server: BenchServer, report: string): Promise<{ max: number; p99: number }> {
  await rm(report, { force: true });
  process.kill(server.pid, 'SIGUSR2');
  while (true) {
    const text = await readFile(report, 'utf8').catch(() => undefined);
    if (text !== undefined) return JSON.parse(text) as { max: number; p99: number };
    await sleep(20);
  }
}
