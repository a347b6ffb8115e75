export { type ReaderContext, readerRoutes } from './routes.ts';
