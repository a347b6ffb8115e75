import type { Db } from '../platform/db/index.ts';
import type { SearchEngine } from './engine.ts';
import { findResults, type SearchRequest } from './find.ts';
import { MINUS } from './query-language.ts';
import { findSuggestions } from './suggestions.ts';

/** Other queries to offer where one found nothing, each of which finds something. */
export interface Advice {
  spellings: string[];
  shorter: string[];
}

const MOST_SHORTER = 4;
const MOST_SPELLINGS = 3;

/** The nearest spellings, and the query with one word left out. */
export async function adviseOn(db: Db, engine: SearchEngine, request: SearchRequest): Promise<Advice> {
  const words = request.q.split(/\s+/).filter(Boolean);
  const shorter = words
    .map((_, index) => words.toSpliced(index, 1))
    // What must not be there is, left alone, the opposite of what was asked.
    .filter((left) => left.some((word) => !MINUS.test(word)))
    .map((left) => left.join(' '));
  const beginning = request.q.slice(0, Math.max(2, Math.ceil(request.q.length / 2)));
  const near = await Promise.all(
    [await soundOf(engine, request.q), beginning].map((start) => findSuggestions(db, engine, start)),
  );
  const spellings = near.flat().map(({ text }) => text);
  return {
    spellings: [...new Set(spellings)].filter((text) => text !== request.q).slice(0, MOST_SPELLINGS),
    shorter: await keepFruitful(db, engine, request, shorter.slice(0, MOST_SHORTER)),
  };
}

/** How the whole query is spoken: characters are mistaken for others of the same sound. */
async function soundOf(engine: SearchEngine, query: string): Promise<string> {
  const [keys = []] = await engine.suggestionKeys([query]);
  return keys.find((key) => /^[a-z]{3,}$/.test(key)) ?? '';
}

async function keepFruitful(
  db: Db,
  engine: SearchEngine,
  request: SearchRequest,
  queries: string[],
): Promise<string[]> {
  const kept: string[] = [];
  for (const q of queries) {
    const { total } = await findResults(db, engine, { ...request, q, limit: 1, offset: 0, facets: false });
    if (total > 0) kept.push(q);
  }
  return kept;
}
