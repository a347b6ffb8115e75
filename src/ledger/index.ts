export { clearingAccount, contributorAccount, type LedgerAccount } from './accounts.ts';
export { type EntryKind, postEntry, type Posting, readBalance, reverseEntry } from './post.ts';
export {
  askPayout,
  decidePayout,
  listPayouts,
  type Payout,
  PayoutError,
  readOwed,
} from './payouts.ts';
export { checkLedger, exportLedger, type LedgerLine, listPostings } from './read.ts';
