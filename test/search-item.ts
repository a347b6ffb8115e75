import type { SearchItem } from '../src/search/engine.ts';

/** A document to index, from what matters to a test or a measurement. */
export function makeItem(item: Pick<SearchItem, 'id' | 'title' | 'pages'> & Partial<SearchItem>): SearchItem {
  return {
    author: '',
    tags: [],
    fileName: '',
    summary: '',
    outline: [],
    categoryId: '',
    format: 'txt',
    language: 'und',
    price: 'free',
    contributor: 'press',
    publishedAt: 1,
    downloads: 0,
    rating: 0,
    ...item,
  };
}
