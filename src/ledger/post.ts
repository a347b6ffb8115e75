import { createHash } from 'node:crypto';
import type { Db, Tx } from '../platform/db/index.ts';
import { newId } from '../platform/ids.ts';
import type { LedgerAccount } from './accounts.ts';
import './tables.ts';

export interface Posting {
  account: LedgerAccount;
  /** Minor units; a debit is positive, a credit negative. */
  minor: number;
}

export interface NewEntry {
  kind: EntryKind;
  /** What happened; each thing is entered once for each kind. */
  cause: string;
  currency: string;
  postings: Posting[];
}

export type EntryKind =
  | 'sale'
  | 'refund'
  | 'refund-paid'
  | 'surplus'
  | 'dispute-opened'
  | 'dispute-won'
  | 'dispute-lost'
  | 'membership-earned'
  | 'membership-share'
  | 'membership-share-back'
  | 'payout';

/** A program error: the entry would not balance, or holds an amount that is no whole number. */
class UnbalancedEntryError extends Error {
  override name = 'UnbalancedEntryError';
}

/**
 * Enters what happened, in the transaction in which it happens. False if it has been entered before.
 * Throws `UnbalancedEntryError`.
 */
export async function postEntry(tx: Tx, entry: NewEntry): Promise<boolean> {
  const postings = merge(entry.postings);
  const sum = postings.reduce((total, { minor }) => total + minor, 0);
  if (sum !== 0 || !postings.every(({ minor }) => Number.isSafeInteger(minor)))
    throw new UnbalancedEntryError(`${entry.kind} ${entry.cause}: ${JSON.stringify(entry.postings)}`);
  if (postings.length === 0) return false;
  const { kind, cause, currency } = entry;
  const row = { id: newId(), at: Date.now(), kind, cause, currency };
  const added = await tx
    .insertInto('ledger_entries')
    .values({ ...row, digest: digestOf(row, postings) })
    .onConflict((conflict) => conflict.columns(['kind', 'cause']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return false;
  await tx
    .insertInto('ledger_postings')
    .values(
      postings.map(({ account, minor }, position) => ({
        entry_id: row.id,
        position,
        account,
        amount_minor: minor,
      })),
    )
    .execute();
  return true;
}

/** Enters the opposite of what was entered, once; false where there is nothing to take back. */
export async function reverseEntry(
  tx: Tx,
  { kind, cause, as }: { kind: EntryKind; cause: string; as: EntryKind },
): Promise<boolean> {
  const entry = await tx
    .selectFrom('ledger_entries')
    .select(['id', 'currency'])
    .where('kind', '=', kind)
    .where('cause', '=', cause)
    .executeTakeFirst();
  if (!entry) return false;
  const rows = await tx
    .selectFrom('ledger_postings')
    .select(['account', 'amount_minor'])
    .where('entry_id', '=', entry.id)
    .orderBy('position')
    .execute();
  const postings = rows.map(({ account, amount_minor }) => ({
    account: account as LedgerAccount,
    minor: 0 - amount_minor,
  }));
  return await postEntry(tx, { kind: as, cause, currency: entry.currency, postings });
}

function merge(postings: Posting[]): Posting[] {
  const sums = new Map<LedgerAccount, number>();
  for (const { account, minor } of postings) sums.set(account, (sums.get(account) ?? 0) + minor);
  return [...sums].map(([account, minor]) => ({ account, minor })).filter(({ minor }) => minor !== 0);
}

export interface DigestedEntry {
  id: string;
  at: number;
  kind: string;
  cause: string;
  currency: string;
}

/** What an entry was when it was made; anything changed later changes it. */
export function digestOf(entry: DigestedEntry, postings: Array<{ account: string; minor: number }>): string {
  const { id, at, kind, cause, currency } = entry;
  const content = [id, at, kind, cause, currency, postings.map(({ account, minor }) => [account, minor])];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** What stands on an account, in minor units by currency; debits positive. */
export async function readBalance(db: Db, account: LedgerAccount): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('ledger_postings')
    .innerJoin('ledger_entries', 'ledger_entries.id', 'ledger_postings.entry_id')
    .select(['currency', (eb) => eb.fn.sum<string | number>('amount_minor').as('minor')])
    .where('account', '=', account)
    .groupBy('currency')
    .execute();
  return new Map(rows.map(({ currency, minor }) => [currency, Number(minor)]));
}
