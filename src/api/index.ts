export { type ApiContext, apiRoutes } from './routes.ts';
