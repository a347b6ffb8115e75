export { type ExportedFootprint, exportFootprint } from './export.ts';
export { homeSections } from './home.tsx';
export { joinTrails } from './join.ts';
export { type FootprintFilter, type FootprintList, listFootprints } from './list.ts';
export { createOpenings, type Openings } from './openings.ts';
export { createRecorder, type Recorder } from './recorder.ts';
export { removeAllFootprints, removeFootprint, removeFootprintsWithin } from './remove.ts';
export {
  DEFAULT_FOOTPRINT_DAYS,
  FOOTPRINT_DAYS,
  footprintJobs,
  FORGET_FOOTPRINTS,
  MOST_FOOTPRINT_DAYS,
} from './retention.ts';
export { type FootprintContext, footprintRoutes } from './routes.tsx';
export { accountTrail, visitorTrail } from './trail.ts';
