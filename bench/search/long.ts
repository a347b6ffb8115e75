import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openSearchEngine } from '../../src/search/engines/inverted.ts';
import { fold } from '../../src/search/analysis/index.ts';
import { makeSnippet } from '../../src/search/snippet.ts';
import { parseQuery } from '../../src/search/query-language.ts';
import { createRandom, pick, type Random } from '../random.ts';
import { oursBelow, type Result } from '../result.ts';
import { makeScratch } from '../scratch.ts';
import { makeItem } from '../../test/search-item.ts';
import { percentile } from './measures.ts';
import { readDistractors } from './sets.ts';

const PAGES = 300;
const BATCH = 20;

/** Long documents, of real text repeated with changes: pages with the words and a snippet included. */
export async function measureLong(options: {
  quick: boolean;
  say: (text: string) => void;
}): Promise<Result[]> {
  const { quick, say } = options;
  await using scratch = await makeScratch();
  const documents = quick ? 60 : 2_000;
  const texts = readDistractors()
    .map(({ text }) => text.slice(0, 900))
    .filter((text) => text.length > 200);
  const random = createRandom(5);
  const engine = openSearchEngine(join(scratch.path, 'index'));
  const kept = new Map<string, string[]>();
  say(`indexing ${documents} documents of ${PAGES} pages`);
  try {
    for (let at = 0; at < documents; at += BATCH) {
      const upserts = Array.from({ length: BATCH }, (_, index) => {
        const id = String(at + index).padStart(13, '0');
        const pages = Array.from({ length: PAGES }, () => changed(pick(random, texts), random));
        if (kept.size < 200) kept.set(id, pages);
        return makeItem({ id, title: pages[0]?.slice(0, 20) ?? '', pages });
      });
      await engine.apply({ upserts, removals: [], position: 'bench' });
    }
    const times: number[] = [];
    for (let i = 0; i < (quick ? 60 : 400); i++) {
      const page = pick(random, pick(random, [...kept.values()]));
      const start = Math.floor(random() * (page.length - 12));
      const query = page.slice(start, start + 2 + Math.floor(random() * 8));
      const started = performance.now();
      const { text } = parseQuery(query);
      const { hits, marks } = await engine.search({
        text,
        filters: {},
        sort: 'relevance',
        limit: 20,
        offset: 0,
        facets: true,
      });
      for (const hit of hits) makeSnippet(kept.get(hit.id)?.[hit.bestPage - 1] ?? page, new Set(marks));
      times.push(performance.now() - started);
    }
    const name = 'long documents, median';
    return [
      oursBelow({
        name,
        ours: percentile(times, 0.5),
        goal: 20,
        unit: 'ms',
        note: `${documents} of ${PAGES} pages; p99 ${percentile(times, 0.99).toFixed(1)} ms`,
      }),
    ];
  } finally {
    await engine.close();
  }
}

/** The text with one character in thirty exchanged for another of it. */
function changed(text: string, random: Random): string {
  const characters = [...fold(text)];
  for (let at = Math.floor(random() * 30); at < characters.length; at += 30)
    characters[at] = pick(random, characters);
  return characters.join('');
}
