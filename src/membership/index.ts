export { checkMemberships } from './check.ts';
export { makeCodes, redeemCode } from './codes.ts';
export { creditFor, creditSince } from './credit.ts';
export { findMembership, listTerms, lockTerms, type Membership, passMemberships } from './memberships.ts';
export { endMembership, suspendMembership } from './undo.ts';
export { startMembership } from './start.ts';
export { membershipJobs } from './jobs.ts';
export { END_RENEWAL } from './job-kinds.ts';
export { sendRenewed, sendRenewalEnd, sendStart } from './letters.ts';
export {
  advanceRenewal,
  beginRenewal,
  endRenewal,
  findRenewal,
  findRunningRenewal,
  mayRenew,
  nextPeriod,
  type Period,
  type Renewal,
} from './renewals.ts';
export {
  addPlan,
  endPlan,
  getPlan,
  listPlans,
  listPlansLately,
  type Plan,
  planName,
  readPlan,
} from './plans.ts';
export { findShareTitles } from './share-titles.ts';
export { recogniseMemberships } from './recognise.ts';
export { membershipRoutes } from './routes.tsx';
export { countLeft, includes, membershipWasUsed, takeDocument } from './takes.ts';
