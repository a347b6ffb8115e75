export { countJobs, enqueueJob, type Job, removeJob } from './queue.ts';
export { type JobHandler, runJobs } from './runner.ts';
export type { JobTable } from './tables.ts';
