export { followJobs, SEND_NEWS } from './letters.ts';
export { type FollowContext, followRoutes, followSecretRoutes } from './routes.tsx';
export { followTool } from './tool.tsx';
