import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SearchEngine, SearchQuery } from '../../src/search/engine.ts';
import { openSearchEngine } from '../../src/search/engines/inverted.ts';
import { parseQuery } from '../../src/search/query-language.ts';
import { createRandom } from '../random.ts';
import { oursAtLeast, oursBelow, ratioAtLeast, type Result } from '../result.ts';
import { makeScratch } from '../scratch.ts';
import { Generator } from './generate.ts';
import { inParallel } from './in-parallel.ts';
import { makeItem } from '../../test/search-item.ts';
import { percentile } from './measures.ts';
import { PlainIndex } from './reference.ts';
import { measureServed } from './served.ts';

export interface SpeedOptions {
  quick: boolean;
  documents: number;
  say: (text: string) => void;
}

const BATCH = 10_000;
const SMALL = 10_000;
/** Queries put to the website itself. */
const SERVED = 1_000;
const NEWCOMERS = 8;
const NEWCOMER = 'newcomer';
const BETWEEN_NEWCOMERS_MS = 500;
const SETTLE_MS = 2_000;
const MERGED_LIMIT_MS = 120_000;

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
  const dataDir = join(scratch.path, 'large');
  const engine = openSearchEngine(join(dataDir, 'search'));
  say(`indexing ${documents} documents`);
  const rate = await fill(engine, generator, documents, say);
  const queries = makeQueries(generator, documents, queryCount);
  await untilMerged();
  // The first questions find the files cold and the code not yet compiled.
  await ask(engine, queries.slice(0, 1_000), { facets: true });
  const faceted = await ask(engine, queries, { facets: true });
  const bare = await ask(engine, queries, { facets: false });
  const suggested = await askSuggestions(engine, queries);
  const writing = await askWhileWriting(engine, queries);
  const common = generator.commonWord();
  const ours = await timeCommon(engine, common);
  const found = await findPlain(engine, queries.slice(0, SERVED));
  await engine.close();
  say('plain FTS5 on the same text');
  const plain = new PlainIndex(join(scratch.path, 'plain.db'));
  const compared = Math.min(documents, 200_000);
  const theirs = timePlain(plain, generator, compared, common) * (documents / compared);
  plain.close();
  say('the website itself');
  const items = [...found].map((id) => generator.document(Number(id)));
  const served = await measureServed(dataDir, items, queries.slice(0, SERVED));
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
        compared < documents
          ? `plain FTS5 measured on ${compared} documents, its time taken in proportion`
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
      ours: writing.visible,
      goal: 10,
      unit: 's',
      note: `the slowest of ${NEWCOMERS}, while searching goes on`,
    }),
    oursBelow({
      name: 'search while documents come in, median',
      ours: percentile(writing.times, 0.5),
      reference: percentile(faceted, 0.5),
      goal: 15,
      unit: 'ms',
      note: `reference: without; p99 ${percentile(writing.times, 0.99).toFixed(1)} ms`,
    }),
    ...served,
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

/** Segments are merged for a while after the last document: `askWhileWriting` tells what searching is like meanwhile. */
async function untilMerged(): Promise<void> {
  const end = performance.now() + MERGED_LIMIT_MS;
  for (let spent = Infinity; spent > SETTLE_MS * 100 && performance.now() < end; ) {
    const before = process.cpuUsage();
    await sleep(SETTLE_MS);
    const { user, system } = process.cpuUsage(before);
    spent = user + system;
  }
}

function makeQueries(generator: Generator, documents: number, count: number): string[] {
  const random = createRandom(99);
  return Array.from({ length: count }, () => generator.query(random, documents));
}

/** Asks as people do: mostly plain words, now and then something else. */
async function ask(
  engine: SearchEngine,
  queries: string[],
  { facets }: { facets: boolean },
): Promise<number[]> {
  return await inParallel([...queries.entries()], async ([number, query]) => {
    const plain = { filters: {}, sort: 'relevance', limit: 20, offset: 0, facets } as const;
    await engine.search({
      text: parseQuery(query).text,
      ...plain,
      ...variation(number, query),
    });
  });
}

/** One query in four is narrowed, in another order, on a later page, or more than words. */
function variation(number: number, query: string): Partial<SearchQuery> {
  const [first = ''] = query.split(' ');
  const variations: Array<Partial<SearchQuery>> = [
    { filters: { language: 'en', price: 'free' } },
    { filters: { category: 'category-1' }, sort: 'popular' },
    { sort: 'newest' },
    { offset: 100 },
    { text: parseQuery(`"${query}"`).text },
    { text: parseQuery(`${query} -${first}`).text },
  ];
  return number % 4 > 0 ? {} : (variations[Math.floor(number / 4) % variations.length] ?? {});
}

/** The documents on the first pages of plain queries. */
async function findPlain(engine: SearchEngine, queries: string[]): Promise<Set<string>> {
  const found = new Set<string>();
  await inParallel(queries, async (query) => {
    const { text } = parseQuery(query);
    const { hits } = await engine.search({ text, filters: {}, sort: 'relevance', limit: 20, offset: 0 });
    for (const { id } of hits) if (!id.startsWith(NEWCOMER)) found.add(id);
  });
  return found;
}

async function askSuggestions(engine: SearchEngine, queries: string[]): Promise<number[]> {
  return await inParallel(queries.slice(0, 1_000), async (query) => {
    await engine.suggest(query.slice(0, 1 + (query.length % 4)), 8);
  });
}

/** How long searching takes while documents come in, and the most seconds until one was found. */
async function askWhileWriting(engine: SearchEngine, queries: string[]) {
  const end = new AbortController();
  const visible: number[] = [];
  const writing = async () => {
    for (let number = 0; number < NEWCOMERS; number++) {
      visible.push(await untilVisible(engine, number));
      await sleep(BETWEEN_NEWCOMERS_MS);
    }
    end.abort();
  };
  const searching = async () => {
    const times: number[] = [];
    for (let from = 0; !end.signal.aborted; from = (from + 100) % queries.length) {
      times.push(...(await ask(engine, queries.slice(from, from + 100), { facets: true })));
    }
    return times;
  };
  const [times] = await Promise.all([searching(), writing()]);
  return { times, visible: Math.max(...visible) };
}

async function untilVisible(engine: SearchEngine, number: number): Promise<number> {
  const name = `Zyxwvutsrq${number}`;
  const item = makeItem({ id: `${NEWCOMER}${number}`, title: name, pages: [`A newcomer named ${name}.`] });
  const { text } = parseQuery(name);
  const started = performance.now();
  await engine.apply({ upserts: [item], removals: [], position: 'bench' });
  for (let total = 0; total === 0; ) {
    ({ total } = await engine.search({ text, filters: {}, sort: 'newest', limit: 1, offset: 0 }));
  }
  return (performance.now() - started) / 1_000;
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
