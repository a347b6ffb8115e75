export { toSimplified, wordMatcher } from './analysis/index.ts';
export { compareIndex, type IndexComparison } from './compare.ts';
export { deskSearchRoutes } from './desk-routes.tsx';
export { type SearchEngine, type SearchSort } from './engine.ts';
export { openSearchEngine, openSearchReader } from './engines/inverted.ts';
export { findResults, type SearchAnswer, type SearchResult } from './find.ts';
export { Follower, followChanges } from './follow.ts';
export { type DocumentSignals, type ReadSignals } from './item.ts';
export { reindex } from './reindex.ts';
export { filtersOf, readQuery } from './request.ts';
export { type SearchContext, searchRoutes } from './routes.tsx';
/** @public */
export { findSimilar } from './similar.ts';
