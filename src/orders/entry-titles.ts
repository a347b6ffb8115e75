import type { LedgerLine } from '../ledger/index.ts';
import type { Db } from '../platform/db/index.ts';

type Entry = Pick<LedgerLine, 'entryId' | 'kind' | 'cause'>;

/** Which documents of a contributor were sold, given back or taken back by the bank, by the ledger's entry. */
export async function findEntryTitles(
  db: Db,
  contributorId: string,
  entries: Entry[],
): Promise<Map<string, string[]>> {
  const titles = new Map<string, string[]>();
  const payments = entries.filter(({ kind }) => kind === 'sale' || kind === 'dispute-lost');
  const refunds = entries.filter(({ kind }) => kind === 'refund');
  const ofPayments = await findPaid(db, contributorId, payments.map(paymentOf));
  for (const entry of payments) titles.set(entry.entryId, ofPayments.get(paymentOf(entry)) ?? []);
  for (const { entryId, cause } of refunds)
    titles.set(entryId, await findGivenBack(db, contributorId, cause));
  return titles;
}

/** A dispute's cause is its payment and which dispute of it it is. */
function paymentOf({ cause }: Entry): string {
  return cause.split(' ')[0] ?? cause;
}

async function findPaid(db: Db, owner: string, paymentIds: string[]): Promise<Map<string, string[]>> {
  if (paymentIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('payments')
    .innerJoin('order_lines', 'order_lines.order_id', 'payments.order_id')
    .select(['payments.id', 'order_lines.title'])
    .where('payments.id', 'in', paymentIds)
    .where('order_lines.owner_id', '=', owner)
    .orderBy('order_lines.position')
    .execute();
  const groups = Map.groupBy(rows, ({ id }) => id);
  return new Map([...groups].map(([id, lines]) => [id, lines.map(({ title }) => title)]));
}

async function findGivenBack(db: Db, owner: string, refundId: string): Promise<string[]> {
  const refund = await db.selectFrom('refunds').select('lines').where('id', '=', refundId).executeTakeFirst();
  const ids = refund ? (JSON.parse(refund.lines) as string[]) : [];
  if (ids.length === 0) return [];
  const lines = await db
    .selectFrom('order_lines')
    .select('title')
    .where('id', 'in', ids)
    .where('owner_id', '=', owner)
    .orderBy('position')
    .execute();
  return lines.map(({ title }) => title);
}
