import { fold } from './analysis/index.ts';
import { cutFinely } from './analysis/words.ts';
import type { SearchEngine, SearchHits } from './engine.ts';
import { needed } from './inverted/needed-terms.ts';
import { type Mended, mendCharacters } from './mended-characters.ts';
import type { Respelt } from './spelling.ts';

/** Words as typed that no document has, and what is shown instead. */
export interface Respelling {
  typed: string[];
  /** The query that was meant; undefined where words spelt much alike were found that cannot be quoted. */
  meant: string | undefined;
}

/** Of two stretches spelt alike, one so many times rarer is a slip. */
const MUCH_RARER = 50;
/** A name of three characters is another's with one of them changed, unless it sounds the same. */
const SHORTEST_RARE = 4;
const MOST_SUGGESTED = 8;
const LONGEST_NAME = 12;
/** What is longer asks a question, in which a title that is spelt alike means something else. */
const LONGEST_MENDED = 30;

/** The query with a stretch put right by the texts, or else by titles and authors that begin or sound like it. */
export async function mend(
  engine: SearchEngine,
  query: string,
  texts: string[],
): Promise<Mended | undefined> {
  if (query.length > LONGEST_MENDED) return undefined;
  const mended = mendCharacters(query, texts);
  const [name] = query.match(/\p{Script=Han}{3,}/u) ?? [];
  // Of several words, the titles found by the others tell.
  const isUntold = texts.length === 0 || name === query.trim();
  if (mended || !name || !isUntold) return mended;
  return mendCharacters(query, await suggestedFor(engine, name));
}

/** Whether what was typed is surely a slip: it stands nowhere, and what was meant is far commoner or sounds the same. */
export async function isSlip(engine: SearchEngine, { typed, certainty }: Mended): Promise<boolean> {
  if (certainty === 'guess' || (await countWith(engine, typed)) > 0) return false;
  if (certainty === 'sure') return true;
  const both = [certainty.typed, certainty.meant];
  const [own = 0, other = 0] = await Promise.all(both.map((part) => countWith(engine, part)));
  if (typed.length >= SHORTEST_RARE && own * MUCH_RARER < other) return true;
  const [ownSound, otherSound] = await Promise.all(both.map((part) => soundOf(engine, part)));
  return ownSound === otherSound;
}

/** How the whole query is spoken: characters are mistaken for others of the same sound. */
export async function soundOf(engine: SearchEngine, query: string): Promise<string> {
  const [keys = []] = await engine.suggestionKeys([query]);
  return keys.find((key) => /^[a-z]{3,}$/.test(key)) ?? '';
}

/** The words as typed for which the engine looked for others. */
export function respeltIn(query: string, respelt: SearchHits['respelt']): Respelt[] {
  const words = query.match(/[\p{L}\p{N}]+/gu) ?? [];
  return respelt.flatMap(({ word, others }) => {
    const typed = words.find((each) => needed(fold(each))[0] === word);
    return typed === undefined ? [] : [{ typed, stems: others }];
  });
}

async function suggestedFor(engine: SearchEngine, name: string): Promise<string[]> {
  if (name.length > LONGEST_NAME) return [];
  if (!cutFinely(fold(name)).some(({ length }) => length === 1)) return [];
  const starts = [await soundOf(engine, name), name.slice(0, -1), name.slice(0, Math.ceil(name.length / 2))];
  const found = await Promise.all(
    starts.filter(({ length }) => length > 1).map((start) => engine.suggest(start, MOST_SUGGESTED)),
  );
  return found.flat().map(({ text }) => text);
}

async function countWith(engine: SearchEngine, phrase: string): Promise<number> {
  const text = { plain: '', phrases: [phrase], without: [], title: [], author: [] };
  const { total } = await engine.search({
    text,
    filters: {},
    sort: 'newest',
    limit: 0,
    offset: 0,
    exact: true,
  });
  return total;
}
