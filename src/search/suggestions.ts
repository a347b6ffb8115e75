import { type Category, listCategories } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { SearchEngine } from './engine.ts';
import { suggestionKey } from './inverted/suggestion-key.ts';
import { findFrequent } from './query-log.ts';

/** Something to search for, as a person would have typed it to the end. */
export interface SearchSuggestion {
  text: string;
  kind: 'query' | 'title' | 'author' | 'category';
  /** For a category. */
  slug?: string;
}

const MOST = 8;
const MOST_QUERIES = 3;
const MOST_CATEGORIES = 2;
const LONGEST = 60;

/** What begins as the text does: frequent queries, categories, titles and authors, also by pinyin and initials. */
export async function findSuggestions(
  db: Db,
  engine: SearchEngine,
  beginning: string,
): Promise<SearchSuggestion[]> {
  const text = beginning.toWellFormed().trim().slice(0, LONGEST);
  const key = suggestionKey(text);
  if (key === '') return [];
  const [queries, categories, found] = await Promise.all([
    findFrequent(db, text, MOST_QUERIES),
    listCategories(db).then((all) => matchCategories(engine, all, key)),
    engine.suggest(text, MOST),
  ]);
  const suggestions: SearchSuggestion[] = [
    ...queries.map((query) => ({ text: query, kind: 'query' as const })),
    ...categories,
    ...found,
  ];
  const seen = new Set<string>();
  return suggestions
    .filter((suggestion) => {
      const same = suggestionKey(suggestion.text);
      return seen.has(same) ? false : seen.add(same);
    })
    .slice(0, MOST);
}

/** Loading the dictionary of sounds takes a while, for which whoever typed first would wait. */
export async function learnCategories(db: Db, engine: SearchEngine): Promise<void> {
  await keysOf(engine, await listCategories(db));
}

async function matchCategories(
  engine: SearchEngine,
  categories: Category[],
  key: string,
): Promise<SearchSuggestion[]> {
  const keys = await keysOf(engine, categories);
  return categories
    .flatMap(({ slug, nameZh, nameEn }) => {
      const name = [nameZh, nameEn].find((each) => keys.get(each)?.some((other) => other.startsWith(key)));
      return name === undefined ? [] : [{ text: name, kind: 'category' as const, slug }];
    })
    .slice(0, MOST_CATEGORIES);
}

/** Keys of names, which seldom change and are few. */
const known = new WeakMap<SearchEngine, Map<string, string[]>>();

async function keysOf(engine: SearchEngine, categories: Category[]): Promise<Map<string, string[]>> {
  const keys = known.get(engine) ?? new Map<string, string[]>();
  known.set(engine, keys);
  const names = categories.flatMap(({ nameZh, nameEn }) => [nameZh, nameEn]);
  const fresh = names.filter((name) => !keys.has(name));
  if (fresh.length === 0) return keys;
  const made = await engine.suggestionKeys(fresh);
  for (const [index, name] of fresh.entries()) keys.set(name, made[index] ?? []);
  return keys;
}
