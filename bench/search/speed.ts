import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import type { SearchEngine } from '../../src/search/engine.ts';
import { openSearchEngine } from '../../src/search/engines/inverted.ts';
import { parseQuery } from '../../src/search/query-language.ts';
import { createRandom } from '../random.ts';
import { notMeasured, oursAtLeast, oursBelow, ratioAtLeast, type Result } from '../result.ts';
import { makeScratch } from '../scratch.ts';
import { Generator } from './generate.ts';
import { makeItem } from '../../test/search-item.ts';
import { percentile } from './measures.ts';
import { PlainIndex } from './reference.ts';

export interface SpeedOptions {
  quick: boolean;
  documents: number;
  say: (text: string) => void;
}

const BATCH = 10_000;
const SMALL = 10_000;
const AT_ONCE = 8;

/** How fast a large library answers, and how fast it takes documents in. */
export async function measureSpeed({ quick, documents, say }: SpeedOptions): Promise<Result[]> {
  await using scratch = await makeScratch();
  const generator = new Generator();
  const queryCount = quick ? 400 : 3_000;
  say(`making queries and ${SMALL} documents`);
  const small = openSearchEngine(join(scratch.path, 'small'));
  await fill(small, generator, SMALL, () => {});
  const smallTimes = await ask(small, makeQueries(generator, SMALL, queryCount), { facets: true });
  await small.close();
  const engine = openSearchEngine(join(scratch.path, 'large'));
  const plain = new PlainIndex(join(scratch.path, 'plain.db'));
  say(`indexing ${documents} documents`);
  const rate = await fill(engine, generator, documents, say);
  const queries = makeQueries(generator, documents, queryCount);
  // The first questions find the files cold and the code not yet compiled.
  await ask(engine, queries.slice(0, 200), { facets: true });
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const faceted = await ask(engine, queries, { facets: true });
  loop.disable();
  const bare = await ask(engine, queries, { facets: false });
  const suggested = await askSuggestions(engine, queries);
  const visible = await untilVisible(engine, queries);
  const common = generator.commonWord();
  const ours = await timeCommon(engine, common);
  say('plain FTS5 on the same text');
  const theirs =
    timePlain(plain, generator, Math.min(documents, quick ? documents : 200_000), common) *
    (documents / Math.min(documents, quick ? documents : 200_000));
  plain.close();
  const memory = residentMebibytes();
  await engine.close();
  const at = `${documents} documents`;
  return [
    oursBelow({
      name: 'search with facets, median',
      ours: percentile(faceted, 0.5),
      goal: 15,
      unit: 'ms',
      note: `${at}, 8 at once`,
    }),
    oursBelow({ name: 'search with facets, p99', ours: percentile(faceted, 0.99), goal: 60, unit: 'ms' }),
    oursBelow({
      name: 'search, median',
      ours: percentile(bare, 0.5),
      goal: 5,
      unit: 'ms',
      note: `${at}, 8 at once`,
    }),
    oursBelow({ name: 'search, p99', ours: percentile(bare, 0.99), goal: 25, unit: 'ms' }),
    ratioAtLeast({
      name: 'search of a common word',
      ours: 1_000 / ours,
      reference: 1_000 / theirs,
      goal: 20,
      unit: 'a second',
      note:
        theirs > 0 && documents > 200_000 && !quick
          ? 'plain FTS5 measured on 200,000 documents, its time taken in proportion'
          : '',
    }),
    oursBelow({ name: 'suggestions, p99', ours: percentile(suggested, 0.99), goal: 20, unit: 'ms' }),
    oursBelow({
      name: 'growth from 10,000 documents',
      ours: percentile(faceted, 0.5) / percentile(smallTimes, 0.5),
      goal: 4,
      unit: 'times',
    }),
    oursAtLeast({ name: 'indexing', ours: rate, goal: 4_000, unit: 'documents/s' }),
    oursBelow({
      name: 'a new document visible',
      ours: visible,
      goal: 10,
      unit: 's',
      note: 'while searching goes on',
    }),
    oursBelow({ name: 'event loop held, 8 searching', ours: loop.max / 1e6, goal: 20, unit: 'ms' }),
    memory === undefined
      ? notMeasured('memory of the process', 1_536, 'MiB', 'no /proc')
      : oursBelow({
          name: 'memory of the process',
          ours: memory,
          goal: 1_536,
          unit: 'MiB',
          note: 'all threads together',
        }),
  ];
}

/** Documents a second, analysis and merging included. */
async function fill(
  engine: SearchEngine,
  generator: Generator,
  count: number,
  say: (text: string) => void,
): Promise<number> {
  let spent = 0;
  for (let at = 0; at < count; at += BATCH) {
    const upserts = Array.from({ length: Math.min(BATCH, count - at) }, (_, index) =>
      generator.document(at + index),
    );
    const started = performance.now();
    await engine.apply({ upserts, removals: [], position: 'bench' });
    spent += performance.now() - started;
    if ((at / BATCH) % 10 === 9)
      say(`${at + BATCH} documents, ${Math.round(((at + BATCH) / spent) * 1_000)} a second`);
  }
  return (count / spent) * 1_000;
}

function makeQueries(generator: Generator, documents: number, count: number): string[] {
  const random = createRandom(99);
  return Array.from({ length: count }, () => generator.query(random, documents));
}

async function ask(
  engine: SearchEngine,
  queries: string[],
  { facets }: { facets: boolean },
): Promise<number[]> {
  return await inParallel(queries, async (query) => {
    const { text } = parseQuery(query);
    await engine.search({ text, filters: {}, sort: 'relevance', limit: 20, offset: 0, facets });
  });
}

async function askSuggestions(engine: SearchEngine, queries: string[]): Promise<number[]> {
  return await inParallel(queries.slice(0, 1_000), async (query) => {
    await engine.suggest(query.slice(0, 1 + (query.length % 4)), 8);
  });
}

/** Times in milliseconds, eight questions under way all the time. */
async function inParallel(queries: string[], work: (query: string) => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  let next = 0;
  const asker = async () => {
    for (let query = queries[next++]; query !== undefined; query = queries[next++]) {
      const started = performance.now();
      await work(query);
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, asker));
  return times;
}

/** Seconds until a new document is found, others searching meanwhile. */
async function untilVisible(engine: SearchEngine, queries: string[]): Promise<number> {
  const searching = ask(engine, queries.slice(0, 500), { facets: true });
  const item = makeItem({
    id: 'newcomer00000',
    title: 'Zyxwvutsrq',
    pages: ['A newcomer named Zyxwvutsrq.'],
  });
  const started = performance.now();
  await engine.apply({ upserts: [item], removals: [], position: 'bench' });
  let total = 0;
  while (total === 0) {
    const { text } = parseQuery('Zyxwvutsrq');
    ({ total } = await engine.search({ text, filters: {}, sort: 'newest', limit: 1, offset: 0 }));
  }
  const seconds = (performance.now() - started) / 1_000;
  await searching;
  return seconds;
}

/** Milliseconds, the median of several. */
async function timeCommon(engine: SearchEngine, word: string): Promise<number> {
  const { text } = parseQuery(word);
  const times: number[] = [];
  for (let offset = 0; offset < 9; offset++) {
    const started = performance.now();
    await engine.search({ text, filters: {}, sort: 'relevance', limit: 20, offset });
    times.push(performance.now() - started);
  }
  return percentile(times, 0.5);
}

function timePlain(plain: PlainIndex, generator: Generator, documents: number, word: string): number {
  for (let at = 0; at < documents; at += BATCH) {
    plain.add(
      Array.from({ length: Math.min(BATCH, documents - at) }, (_, index) => {
        const { id, title, pages } = generator.document(at + index);
        return { id, text: `${title}\n${pages.join('\n')}` };
      }),
    );
  }
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now();
    plain.search(word, 20);
    return performance.now() - started;
  });
  return percentile(times, 0.5);
}

function residentMebibytes(): number | undefined {
  try {
    const kibibytes = /VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return Number(kibibytes) / 1_024;
  } catch {
    return undefined;
  }
}
