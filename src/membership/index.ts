export { checkMemberships } from './check.ts';
export { makeCodes, redeemCode } from './codes.ts';
export {
  creditFor,
  endMembership,
  findMembership,
  listTerms,
  type Membership,
  passMemberships,
  startMembership,
  suspendMembership,
} from './memberships.ts';
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
export { recogniseMemberships } from './recognise.ts';
export { membershipRoutes } from './routes.tsx';
export { countLeft, includes, membershipWasUsed, takeDocument } from './takes.ts';
