export { clientAddress } from './client-address.ts';
export {
  type Account,
  type Authentication,
  createAuthentication,
  findSessionAccount,
} from './authentication.ts';
export type { Role } from './tables.ts';
export { type ApiToken, createToken, findTokenAccount, listTokens, revokeToken } from './tokens.ts';
export {
  createUser,
  findOperator,
  listOperators,
  findUser,
  findUserByEmail,
  listUsers,
  nameUsers,
  type NewUser,
  setRole,
} from './users.ts';
export { type AccountContext, accountRoutes } from './routes.tsx';
export { createVisitors, VISITOR_COOKIE, type Visitors } from './visitors.ts';
export { prepareSetup } from './setup.ts';
