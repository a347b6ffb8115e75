import type { SearchHits } from './engine.ts';

export function emptyFacets(): SearchHits['facets'] {
  return { category: [], format: [], language: [], price: [], length: [], year: [], contributor: [] };
}
