export { DeskLayout } from './pages/desk-layout.tsx';
export { deskRoutes } from './routes.tsx';
