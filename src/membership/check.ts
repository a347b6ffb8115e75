import type { Db } from '../platform/db/index.ts';
import './tables.ts';

/** What is wrong between memberships, their grants and the ledger, in sentences; nothing where all is well. */
export async function checkMemberships(db: Db): Promise<string[]> {
  const orphans = await db
    .selectFrom('grants')
    .leftJoin('memberships', 'memberships.id', 'grants.cause')
    .select('grants.id')
    .where('grants.kind', '=', 'membership')
    .where('memberships.id', 'is', null)
    .execute();
  const expected = await db
    .selectFrom('memberships')
    .select([
      'currency',
      (eb) => eb.fn.sum<string | number>(eb('net_minor', '-', eb.ref('earned_minor'))).as('minor'),
    ])
    .groupBy('currency')
    .execute();
  const booked = await db
    .selectFrom('ledger_postings')
    .innerJoin('ledger_entries', 'ledger_entries.id', 'ledger_postings.entry_id')
    .select(['currency', (eb) => eb.fn.sum<string | number>('amount_minor').as('minor')])
    .where('account', '=', 'membership-unearned')
    .groupBy('currency')
    .execute();
  const sums = new Map(booked.map(({ currency, minor }) => [currency, 0 - Number(minor)]));
  return [
    ...orphans.map(({ id }) => `grant ${id} has no membership`),
    ...expected.flatMap(({ currency, minor }) =>
      Number(minor) === (sums.get(currency) ?? 0)
        ? []
        : [`memberships have ${minor} ${currency} to earn, the ledger says ${sums.get(currency) ?? 0}`],
    ),
  ];
}
