export { findProgress, joinProgress, type Progress } from './progress.ts';
export { type ProgressContext, progressRoutes } from './progress-routes.ts';
export { type ReaderContext, readerRoutes } from './routes.ts';
export { sendOriginal } from './send-original.ts';
