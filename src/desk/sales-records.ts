import { findUser } from '../accounts/index.ts';
import { listPayouts, type Payout } from '../ledger/index.ts';
import {
  type DeskRefund,
  listRecentOrders,
  listRecentPayments,
  listRecentRefunds,
  type Order,
  type Payment,
} from '../orders/index.ts';
import type { Db } from '../platform/db/index.ts';

export const RECORDS = ['orders', 'payments', 'refunds', 'payouts'] as const;
export type RecordKind = (typeof RECORDS)[number];
export type NamedPayout = Payout & { name: string };

/** One page of what there is of a kind, the newest first. */
export type Records =
  | { kind: 'orders'; rows: Order[] }
  | { kind: 'payments'; rows: Payment[] }
  | { kind: 'refunds'; rows: DeskRefund[] }
  | { kind: 'payouts'; rows: NamedPayout[] };

export async function listRecords(
  db: Db,
  kind: RecordKind,
  range: { limit: number; offset: number },
): Promise<Records> {
  if (kind === 'payments') return { kind, rows: await listRecentPayments(db, range) };
  if (kind === 'refunds') return { kind, rows: await listRecentRefunds(db, range) };
  if (kind === 'payouts') return { kind, rows: await nameThem(db, await listPayouts(db, {}, range)) };
  return { kind, rows: await listRecentOrders(db, range) };
}

export async function nameThem(db: Db, payouts: Payout[]): Promise<NamedPayout[]> {
  return await Promise.all(
    payouts.map(async (payout) => ({
      ...payout,
      name: (await findUser(db, payout.contributor_id))?.name ?? '',
    })),
  );
}
