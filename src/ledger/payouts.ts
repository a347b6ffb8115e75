import type { Selectable } from 'kysely';
import type { Db, Tx } from '../platform/db/index.ts';
import { AppError, NotFoundError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { stateMachine } from '../platform/state-machine.ts';
import { contributorAccount } from './accounts.ts';
import { postEntry, readBalance } from './post.ts';
import type { PayoutTable } from './tables.ts';

export type Payout = Selectable<PayoutTable>;

const payoutStates = stateMachine('payout', {
  asked: { pay: 'paid', decline: 'declined' },
  paid: {},
  declined: {},
});

export class PayoutError extends AppError {
  override name = 'PayoutError';
  readonly problem: 'too-little' | 'open';
  constructor(problem: 'too-little' | 'open') {
    super('conflict', `no payout: ${problem}`);
    this.problem = problem;
  }
}

/** What a contributor is owed, in minor units; below zero after refunds of what was paid out already. */
export async function readOwed(db: Db, contributorId: string, currency: string): Promise<number> {
  const balance = await readBalance(db, contributorAccount(contributorId));
  return 0 - (balance.get(currency) ?? 0);
}

export interface PayoutRequest {
  contributorId: string;
  currency: string;
  /** Where the contributor wants it sent, in their words. */
  account: string;
  minimumMinor: number;
  language: 'zh-Hans' | 'en';
}

/** Asks for all that is owed, above a minimum, to a bank account. Throws `PayoutError`. */
export async function askPayout(db: Db, request: PayoutRequest): Promise<void> {
  const { contributorId, currency, account, language } = request;
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
        language,
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
 * operator's to see: a payout of more than is owed is declined instead. Throws `PayoutError`,
 * `ForbiddenStepError` where it was decided before, `NotFoundError`.
 */
export async function decidePayout(
  tx: Tx,
  id: string,
  decision: 'pay' | 'decline',
  decidedBy: string,
): Promise<Payout> {
  // Held by this transaction until it ends: whoever else decides waits.
  const found = await tx
    .updateTable('payouts')
    .set((eb) => ({ id: eb.ref('id') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  if (!found) throw new NotFoundError('there is no such payout');
  const payout = {
    ...found,
    state: payoutStates.next(found.state, decision),
    decided_by: decidedBy,
    done_at: Date.now(),
  };
  await tx.updateTable('payouts').set(payout).where('id', '=', id).execute();
  if (decision === 'decline') return payout;
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

/** The newest first. */
export async function listPayouts(
  db: Db,
  filter: { contributorId?: string; state?: 'asked' },
  { limit, offset } = { limit: 100, offset: 0 },
): Promise<Payout[]> {
  let query = db.selectFrom('payouts').selectAll();
  if (filter.contributorId) query = query.where('contributor_id', '=', filter.contributorId);
  if (filter.state) query = query.where('state', '=', filter.state);
  return await query.orderBy('id', 'desc').limit(limit).offset(offset).execute();
}
