import type { Selectable } from 'kysely';
import type { Db, Tx } from '../platform/db/index.ts';
import { AppError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { contributorAccount } from './accounts.ts';
import { postEntry, readBalance } from './post.ts';
import type { PayoutTable } from './tables.ts';

export type Payout = Selectable<PayoutTable>;

export class PayoutError extends AppError {
  override name = 'PayoutError';
  readonly problem: 'too-little' | 'open' | 'decided';
  constructor(problem: 'too-little' | 'open' | 'decided') {
    super('conflict', `no payout: ${problem}`);
    this.problem = problem;
  }
}

/** What a contributor is owed, in minor units; below zero after refunds of what was paid out already. */
export async function readOwed(db: Db, contributorId: string, currency: string): Promise<number> {
  const balance = await readBalance(db, contributorAccount(contributorId));
  return 0 - (balance.get(currency) ?? 0);
}

/** Asks for all that is owed, above a minimum, to a bank account. Throws `PayoutError`. */
export async function askPayout(
  db: Db,
  request: { contributorId: string; currency: string; account: string; minimumMinor: number },
): Promise<void> {
  const { contributorId, currency, account } = request;
  await db.transaction().execute(async (tx) => {
    const owed = await readOwed(tx, contributorId, currency);
    if (owed <= 0 || owed < request.minimumMinor) throw new PayoutError('too-little');
    const added = await tx
      .insertInto('payouts')
      .values({
        id: newId(),
        contributor_id: contributorId,
        amount_minor: owed,
        currency,
        state: 'asked',
        account,
        asked_at: Date.now(),
        decided_by: null,
        done_at: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) throw new PayoutError('open');
  });
}

/**
 * The operator has sent the money, or will not. What was refunded since it was asked for is the
 * operator's to see: a payout of more than is owed is declined instead. Throws `PayoutError`.
 */
export async function decidePayout(
  tx: Tx,
  id: string,
  decision: 'paid' | 'declined',
  decidedBy: string,
): Promise<Payout> {
  const payout = await tx
    .updateTable('payouts')
    .set({ state: decision, decided_by: decidedBy, done_at: Date.now() })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .returningAll()
    .executeTakeFirst();
  if (!payout) throw new PayoutError('decided');
  if (decision === 'declined') return payout;
  if ((await readOwed(tx, payout.contributor_id, payout.currency)) < payout.amount_minor)
    throw new PayoutError('too-little');
  await postEntry(tx, {
    kind: 'payout',
    cause: payout.id,
    currency: payout.currency,
    postings: [
      { account: contributorAccount(payout.contributor_id), minor: payout.amount_minor },
      { account: 'bank', minor: -payout.amount_minor },
    ],
  });
  return payout;
}

export async function listPayouts(
  db: Db,
  filter: { contributorId?: string; state?: 'asked' },
): Promise<Payout[]> {
  let query = db.selectFrom('payouts').selectAll();
  if (filter.contributorId) query = query.where('contributor_id', '=', filter.contributorId);
  if (filter.state) query = query.where('state', '=', filter.state);
  return await query.orderBy('id', 'desc').limit(100).execute();
}
