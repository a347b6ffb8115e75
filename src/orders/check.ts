import { sql } from 'kysely';
import { checkLedger } from '../ledger/index.ts';
import { checkMemberships } from '../membership/index.ts';
import type { Db } from '../platform/db/index.ts';
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
  return rows.map(({ id }) => `grant ${id} has no cause`);
}

/** Money that came in or is to go back stands in the ledger. */
async function checkEntries(db: Db): Promise<string[]> {
  const paid = await db
    .selectFrom('payments')
    .leftJoin('ledger_entries', (join) =>
      join
        .onRef('ledger_entries.cause', '=', 'payments.id')
        .on('ledger_entries.kind', 'in', ['sale', 'surplus']),
    )
    .select('payments.id')
    .where('payments.paid_at', 'is not', null)
    .where('payments.amount_minor', '>', 0)
    .where('ledger_entries.id', 'is', null)
    .execute();
  const refunded = await db
    .selectFrom('refunds')
    .leftJoin('ledger_entries', (join) =>
      join.onRef('ledger_entries.cause', '=', 'refunds.id').on('ledger_entries.kind', '=', 'refund-paid'),
    )
    .select('refunds.id')
    .where('refunds.state', '=', 'done')
    .where('refunds.amount_minor', '>', 0)
    .where('ledger_entries.id', 'is', null)
    .execute();
  return [
    ...paid.map(({ id }) => `payment ${id} is not in the ledger`),
    ...refunded.map(({ id }) => `refund ${id} is not in the ledger`),
  ];
}

/** What each provider is said to hold is what was paid there less what went back or is disputed. */
async function checkSums(db: Db): Promise<string[]> {
  const held = await db
    .selectFrom('payments')
    .select(['provider', 'currency'])
    .select(
      sql<number>`sum(payments.amount_minor - payments.disputed_minor - (select coalesce(sum(r.amount_minor), 0)
        from refunds r where r.payment_id = payments.id and r.state = 'done'))`.as('minor'),
    )
    .where('paid_at', 'is not', null)
    .groupBy(['provider', 'currency'])
    .execute();
  const booked = await db
    .selectFrom('ledger_postings')
    .innerJoin('ledger_entries', 'ledger_entries.id', 'ledger_postings.entry_id')
    .select(['account', 'currency', (eb) => eb.fn.sum<number>('amount_minor').as('minor')])
    .where('account', 'like', 'clearing:%')
    .groupBy(['account', 'currency'])
    .execute();
  const sums = new Map(booked.map((row) => [`${row.account} ${row.currency}`, Number(row.minor)]));
  return held.flatMap(({ provider, currency, minor }) => {
    const inBooks = sums.get(`clearing:${provider} ${currency}`) ?? 0;
    return Number(minor) === inBooks
      ? []
      : [`clearing:${provider} holds ${minor} ${currency}, the ledger says ${inBooks}`];
  });
}
