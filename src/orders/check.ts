import { sql } from 'kysely';
import { checkLedger } from '../ledger/index.ts';
import { checkMemberships } from '../membership/index.ts';
import type { Db } from '../platform/db/index.ts';
import { checkEntries, checkSums } from './check-sums.ts';
import './tables.ts';

/**
 * What is wrong with the books, in sentences for the operator; nothing where all is well: entries balance
 * and are as they were made, every paid order has one charge and its grants, every grant has its cause.
 */
export async function checkBooks(db: Db): Promise<string[]> {
  return [
    ...(await checkLedger(db)),
    ...(await checkCharges(db)),
    ...(await checkLineGrants(db)),
    ...(await checkGrantCauses(db)),
    ...(await checkTerms(db)),
    ...(await checkReferences(db)),
    ...(await checkEntries(db)),
    ...(await checkSums(db)),
    ...(await checkMemberships(db)),
  ];
}

/** Orders that were paid have exactly one charge; the others have none. */
async function checkCharges(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('orders')
    .leftJoin('payments', (join) =>
      join
        .onRef('payments.order_id', '=', 'orders.id')
        .on('payments.paid_at', 'is not', null)
        .on('payments.surplus', '=', 0),
    )
    .select(['orders.id', 'orders.state', (eb) => eb.fn.count('payments.id').as('charges')])
    .groupBy(['orders.id', 'orders.state'])
    .having((eb) =>
      eb(
        eb.fn.count('payments.id'),
        '<>',
        sql<number>`case when orders.state in ('awaiting', 'closed') then 0 else 1 end`,
      ),
    )
    .execute();
  return rows.map(({ id, state, charges }) => `order ${id} is ${state} and has ${charges} charges`);
}

/** A document that is somebody's has one grant; one that is not, or is disputed, has none in force. */
async function checkLineGrants(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('order_lines')
    .innerJoin('orders', 'orders.id', 'order_lines.order_id')
    .leftJoin('grants', (join) =>
      join
        .onRef('grants.cause', '=', 'order_lines.id')
        .onRef('grants.document_id', '=', 'order_lines.goods_id')
        .on('grants.revoked_at', 'is', null),
    )
    .select(['order_lines.id', 'order_lines.state', 'orders.state as order'])
    .select((eb) => eb.fn.count('grants.id').as('grants'))
    .where('order_lines.kind', '=', 'document')
    .groupBy(['order_lines.id', 'order_lines.state', 'orders.state'])
    .having((eb) =>
      eb(
        eb.fn.count('grants.id'),
        '<>',
        sql<number>`case when order_lines.state = 'granted' and orders.state = 'paid' then 1 else 0 end`,
      ),
    )
    .execute();
  return rows.map(
    (row) => `line ${row.id} is ${row.state} in an order ${row.order} with ${row.grants} grants`,
  );
}

async function checkGrantCauses(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('grants')
    .leftJoin('order_lines', 'order_lines.id', 'grants.cause')
    .select('grants.id')
    .where('grants.kind', '=', 'purchase')
    .where('order_lines.id', 'is', null)
    .execute();
  const gifts = await db
    .selectFrom('grants')
    .leftJoin('gifts', 'gifts.id', 'grants.cause')
    .select('grants.id')
    .where('grants.kind', '=', 'gift')
    .where('gifts.id', 'is', null)
    .execute();
  return [...rows, ...gifts].map(({ id }) => `grant ${id} has no cause`);
}

/** A plan that was paid for has one term, in whatever state it is by now; one taken back is taken. */
async function checkTerms(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('order_lines')
    .leftJoin('memberships', 'memberships.cause', 'order_lines.id')
    .select(['order_lines.id', 'order_lines.state', 'memberships.state as term'])
    .where('order_lines.kind', '=', 'membership')
    .execute();
  return rows.flatMap(({ id, state, term }) => {
    const expected = { ordered: term === null, granted: term !== null && term !== 'refunded' };
    const isRight = state === 'ordered' || state === 'granted' ? expected[state] : term === 'refunded';
    return isRight ? [] : [`line ${id} is ${state} and its term ${term ?? 'not there'}`];
  });
}

/** A provider's charge is one payment of ours. */
async function checkReferences(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('payments')
    .select(['provider', 'reference'])
    .where('paid_at', 'is not', null)
    .where('reference', 'is not', null)
    .groupBy(['provider', 'reference'])
    .having((eb) => eb.fn.countAll(), '>', 1)
    .execute();
  return rows.map(({ provider, reference }) => `${provider} ${reference} is more than one payment`);
}
