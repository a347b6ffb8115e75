import { sql } from 'kysely';
import type { Db } from '../platform/db/index.ts';
import './tables.ts';

/** Money that came in or is to go back stands in the ledger. */
export async function checkEntries(db: Db): Promise<string[]> {
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
export async function checkSums(db: Db): Promise<string[]> {
  const held = await db
    .selectFrom('payments')
    .select(['provider', 'currency'])
    .select(
      sql<
        string | number
      >`sum(payments.amount_minor - payments.disputed_minor - (select coalesce(sum(r.amount_minor), 0)
        from refunds r where r.payment_id = payments.id and r.state = 'done'))`.as('minor'),
    )
    .where('paid_at', 'is not', null)
    .groupBy(['provider', 'currency'])
    .execute();
  const booked = await db
    .selectFrom('ledger_postings')
    .innerJoin('ledger_entries', 'ledger_entries.id', 'ledger_postings.entry_id')
    .select(['account', 'currency', (eb) => eb.fn.sum<string | number>('amount_minor').as('minor')])
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
