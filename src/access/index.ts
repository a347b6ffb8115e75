/**
 * The one place that answers "may this reader see page n" and "may this reader download this".
 * Every route that serves content asks `findRights`; what is not granted is never sent.
 */
export {
  freePages,
  type Guarded,
  isPublicPage,
  mayManage,
  mayUpload,
  openRights,
  type Reader,
  type Rights,
  whoReads,
} from './open.ts';
export {
  addGrants,
  findHeldDocuments,
  type GrantKind,
  grantWasUsed,
  moveGrants,
  type NewGrant,
  noteUse,
  passGrants,
  restoreGrants,
  revokeGrants,
} from './grants.ts';
export { type HeldDocument, listHeldDocuments, listHeldIds } from './held.ts';
export { findHeldSince } from './held-since.ts';
export { findRights } from './rights.ts';
export { type Gift, giveDocument, listGifts, takeGiftBack } from './gifts.ts';
export { findWithdrawn, listWithdrawals, type Withdrawal, withdrawDocument } from './withdrawals.ts';
