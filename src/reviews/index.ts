export { listRatings } from './ratings.ts';
export type { Remark } from './remarks.ts';
export { acquitRemark, hideRemark, listReported, type ReportedRemark } from './reports.ts';
export { type ReviewContext, reviewRoutes } from './routes.tsx';
export { reviewSection } from './section.tsx';
