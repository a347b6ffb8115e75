export { ReadTool } from './pages/read-tool.tsx';
export type { ReaderIdentity } from './reader-key.ts';
export { findProgress, joinProgress, type Progress } from './progress.ts';
export { joinNotes } from './notes/notes.ts';
export { readRoutes } from './read-routes.tsx';
export { publicPictureRoutes, type ReaderContext, readerRoutes } from './routes.ts';
export { forgetVisitorReading } from './retention.ts';
export { sendOriginal } from './send-original.ts';
