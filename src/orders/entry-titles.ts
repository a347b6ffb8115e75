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
  const ofRefunds = await findGivenBack(
    db,
    contributorId,
    refunds.map(({ cause }) => cause),
  );
  for (const { entryId, cause } of refunds) titles.set(entryId, ofRefunds.get(cause) ?? []);
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

async function findGivenBack(db: Db, owner: string, refundIds: string[]): Promise<Map<string, string[]>> {
  if (refundIds.length === 0) return new Map();
  const refunds = await db
    .selectFrom('refunds')
    .select(['id', 'lines'])
    .where('id', 'in', refundIds)
    .execute();
  const linesOf = new Map(refunds.map(({ id, lines }) => [id, JSON.parse(lines) as string[]]));
  const lineIds = [...linesOf.values()].flat();
  if (lineIds.length === 0) return new Map();
  const lines = await db
    .selectFrom('order_lines')
    .select(['id', 'title'])
    .where('id', 'in', lineIds)
    .where('owner_id', '=', owner)
    .orderBy('position')
    .execute();
  return new Map(
    [...linesOf].map(([refund, ids]) => [
      refund,
      lines.filter(({ id }) => ids.includes(id)).map(({ title }) => title),
    ]),
  );
}
