export { deskSearchRoutes } from './desk-routes.tsx';
export { type SearchEngine, type SearchSort, searchSorts } from './engine.ts';
export { openSearchEngine } from './engines/inverted.ts';
export { findResults, type SearchAnswer, type SearchResult } from './find.ts';
export { Follower, followChanges } from './follow.ts';
export { type DocumentSignals, type ReadSignals } from './item.ts';
export { filtersOf, readQuery } from './request.ts';
export { type SearchContext, searchRoutes } from './routes.tsx';
export { findSimilar } from './similar.ts';
