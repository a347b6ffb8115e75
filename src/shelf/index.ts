export type { ShelfContext } from './context.ts';
export { shelfTools } from './document-tools.tsx';
export { shelfRoutes } from './routes.tsx';
