import { type Category, listCategories } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { SearchEngine } from './engine.ts';
import { suggestionKey } from './inverted/suggestion-key.ts';
import { suggestionKeys } from './inverted/suggestion-keys.ts';
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
    listCategories(db),
    engine.suggest(text, MOST),
  ]);
  const suggestions: SearchSuggestion[] = [
    ...queries.map((query) => ({ text: query, kind: 'query' as const })),
    ...matchCategories(categories, key),
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

function matchCategories(categories: Category[], key: string): SearchSuggestion[] {
  return categories
    .flatMap(({ slug, nameZh, nameEn }) => {
      const name = [nameZh, nameEn].find((each) =>
        suggestionKeys(each).some((other) => other.startsWith(key)),
      );
      return name === undefined ? [] : [{ text: name, kind: 'category' as const, slug }];
    })
    .slice(0, MOST_CATEGORIES);
}
