import { addGrants } from '../access/index.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import { AppError } from '../platform/errors.ts';
import type { Money } from '../platform/money.ts';
import { findMembership, type Membership } from './memberships.ts';
import { monthOf } from './months.ts';
import './tables.ts';

export class MembershipError extends AppError {
  override name = 'MembershipError';
  readonly problem: 'none' | 'left-out' | 'used-up';
  constructor(problem: 'none' | 'left-out' | 'used-up') {
    super('conflict', `the membership does not give this document: ${problem}`);
    this.problem = problem;
  }
}

/**
 * Takes a document with the membership: the first time uses one of the month's downloads, again costs
 * none. Answers with nothing; throws `MembershipError`.
 */
export async function takeDocument(
  db: Db,
  holderId: string,
  document: { id: string; price: Money },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const found = await findMembership(tx, holderId);
    if (!found) throw new MembershipError('none');
    if (!includes(found, document.price)) throw new MembershipError('left-out');
    const membership = await lockMembership(tx, found.id);
    if (membership.state !== 'running') throw new MembershipError('none');
    const known = await tx
      .selectFrom('membership_takes')
      .select('taken_at')
      .where('membership_id', '=', membership.id)
      .where('document_id', '=', document.id)
      .executeTakeFirst();
    if (known) return;
    if ((await countLeft(tx, membership)) === 0) throw new MembershipError('used-up');
    const now = Date.now();
    const period = monthOf(membership.starts_at, now);
    const take = { membership_id: membership.id, document_id: document.id, period, taken_at: now };
    await tx.insertInto('membership_takes').values(take).execute();
    await addGrants(tx, [
      {
        holderId,
        documentId: document.id,
        kind: 'membership',
        cause: membership.id,
        expiresAt: membership.ends_at,
      },
    ]);
  });
}

/** Whether a membership gives this document, rather than a discount on it. */
export function includes(
  { highest_price_minor: highest, currency }: Pick<Membership, 'highest_price_minor' | 'currency'>,
  price: Money,
): boolean {
  return highest === null || (price.currency === currency && price.minor <= highest);
}

/** Downloads left this month; null without limit. */
export async function countLeft(db: Db, membership: Membership): Promise<number | null> {
  if (membership.downloads === null) return null;
  const row = await db
    .selectFrom('membership_takes')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('membership_id', '=', membership.id)
    .where('period', '=', monthOf(membership.starts_at, Date.now()))
    .executeTakeFirst();
  return Math.max(0, membership.downloads - Number(row?.count ?? 0));
}

async function lockMembership(tx: Tx, id: string): Promise<Membership> {
  return await tx
    .updateTable('memberships')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Whether anything was taken with what this cause began, or it was credited for another plan. */
export async function membershipWasUsed(db: Db, cause: string): Promise<boolean> {
  const row = await db
    .selectFrom('memberships')
    .leftJoin('membership_takes', 'membership_id', 'memberships.id')
    .select('memberships.id')
    .where('cause', '=', cause)
    .where((eb) => eb.or([eb('document_id', 'is not', null), eb('state', '=', 'upgraded')]))
    .executeTakeFirst();
  return row !== undefined;
}
