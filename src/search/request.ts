import type { Category } from '../catalog/index.ts';
import { formats } from '../ingest/index.ts';
import {
  type FacetName,
  facetNames,
  lengthClasses,
  priceClasses,
  type SearchQuery,
  type SearchSort,
  searchSorts,
} from './engine.ts';

/** A query as its address says it; `category` is a slug, `pages` a length. */
export interface SearchFormQuery {
  q: string;
  category?: string | undefined;
  format?: string | undefined;
  language?: string | undefined;
  price?: string | undefined;
  pages?: string | undefined;
  year?: string | undefined;
  contributor?: string | undefined;
  sort: SearchSort;
  /** Given where nothing is to be put right. */
  exact?: '1' | undefined;
}

/** Facets by the name that the address gives them. */
export const facetParameters: Record<FacetName, Exclude<keyof SearchFormQuery, 'q' | 'sort' | 'exact'>> = {
  category: 'category',
  format: 'format',
  language: 'language',
  price: 'price',
  length: 'pages',
  year: 'year',
  contributor: 'contributor',
};

/** What of a query is read. */
export const MAX_QUERY = 300;
const MAX_VALUE = 80;
const LONGEST_SHOWN = 60;
/** More than any list has. */
const NO_PAGE = 100_000;

/** A page of the results; one behind the last for what is none. */
export function readPage(value: string | undefined): number {
  if (!value) return 1;
  return /^[1-9]\d{0,4}$/.test(value) ? Number(value) : NO_PAGE;
}

/** Reads an address; values that make no sense are left out, so that any address gives a sensible page. */
export function readQuery(parameter: (name: string) => string | undefined): SearchFormQuery {
  const value = (name: string, isRight: (text: string) => boolean = () => true) => {
    const text = parameter(name)?.toWellFormed().trim().slice(0, MAX_VALUE);
    return text && isRight(text) ? { [name]: text } : {};
  };
  return {
    q: (parameter('q') ?? '').toWellFormed().trim().slice(0, MAX_QUERY),
    ...value('category'),
    ...value('format', (text) => formats.some((format) => format === text)),
    ...value('language', (text) => /^[\w-]{2,20}$/.test(text)),
    ...value('price', (text) => priceClasses.some((name) => name === text)),
    ...value('pages', (text) => lengthClasses.some((name) => name === text)),
    ...value('year', (text) => /^\d{4}$/.test(text)),
    ...value('contributor'),
    sort: searchSorts.find((sort) => sort === parameter('sort')) ?? 'relevance',
    ...(parameter('exact') === '1' ? { exact: '1' } : {}),
  };
}

/** The filters of a query; a category that there is not narrows nothing. */
export function filtersOf(query: SearchFormQuery, categories: Category[]): SearchQuery['filters'] {
  const filters: SearchQuery['filters'] = {};
  for (const name of facetNames) {
    const value = query[facetParameters[name]];
    if (value === undefined) continue;
    const known = name === 'category' ? categories.find(({ slug }) => slug === value)?.id : value;
    if (known !== undefined) filters[name] = known;
  }
  return filters;
}

/** As much of a query as a heading has room for, to stand between quotation marks: its own are the inner ones. */
export function briefly(q: string): string {
  const characters = [...q.replaceAll('“', '‘').replaceAll('”', '’')];
  return characters.length > LONGEST_SHOWN
    ? `${characters.slice(0, LONGEST_SHOWN).join('')}…`
    : characters.join('');
}

export function isNarrowed(query: SearchFormQuery): boolean {
  return facetNames.some((name) => query[facetParameters[name]] !== undefined);
}
