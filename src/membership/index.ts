export { checkMemberships } from './check.ts';
export { CodeError, makeCodes, redeemCode } from './codes.ts';
export {
  countLeft,
  creditFor,
  endMembership,
  findMembership,
  includes,
  listTerms,
  type Membership,
  MembershipError,
  membershipWasUsed,
  passMemberships,
  startMembership,
  suspendMembership,
  takeDocument,
} from './memberships.ts';
export { addMonths } from './months.ts';
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
