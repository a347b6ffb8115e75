export { type ReaderContext, readerRoutes } from './routes.ts';
export { sendOriginal } from './send-original.ts';
