export { fold } from './analysis.ts';
export type { SearchEngine, SearchQuery, SearchSort } from './engine.ts';
export { openSqliteEngine } from './engines/sqlite.ts';
export { findResults, type SearchResult } from './find.ts';
export { Follower, followChanges } from './follow.ts';
export { readQuery, type SearchContext, searchRoutes } from './routes.tsx';
export type { SnippetPart } from './snippet.ts';
