export { daily, startDaily } from './daily.ts';
export { countJobs, enqueueJob, type Job } from './queue.ts';
export { type JobHandler, runJobs } from './runner.ts';
export type { JobTable } from './tables.ts';
