import type { Db } from '../platform/db/index.ts';
import { type Remark, selectRemarks, toRemark } from './remarks.ts';
import './tables.ts';

export const LONGEST_REASON = 500;

/** Everybody reports a remark once. */
export async function reportRemark(
  db: Db,
  accountId: string,
  remarkId: string,
  reason: string,
): Promise<void> {
  await db
    .insertInto('remark_reports')
    .values({
      remark_id: remarkId,
      account_id: accountId,
      reason: reason.trim().slice(0, LONGEST_REASON),
      created_at: Date.now(),
    })
    .onConflict((conflict) => conflict.columns(['remark_id', 'account_id']).doNothing())
    .execute();
}

export interface ReportedRemark {
  remark: Remark;
  reasons: string[];
}

/** Remarks with open reports, and those that are hidden; the latest first. */
export async function listReported(db: Db, limit: number): Promise<ReportedRemark[]> {
  const rows = await selectRemarks(db)
    .where((eb) =>
      eb.or([
        eb('hidden_at', 'is not', null),
        eb.exists(
          eb
            .selectFrom('remark_reports')
            .select('remark_reports.remark_id')
            .whereRef('remark_reports.remark_id', '=', 'remarks.id'),
        ),
      ]),
    )
    .orderBy('remarks.created_at', 'desc')
    .limit(limit)
    .execute();
  if (rows.length === 0) return [];
  const reports = await db
    .selectFrom('remark_reports')
    .select(['remark_id', 'reason'])
    .where(
      'remark_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('created_at')
    .execute();
  const reasons = Map.groupBy(reports, (report) => report.remark_id);
  return rows.map((row) => ({
    remark: toRemark(row),
    reasons: (reasons.get(row.id) ?? []).map(({ reason }) => reason),
  }));
}

export async function hideRemark(db: Db, id: string): Promise<void> {
  await db.updateTable('remarks').set({ hidden_at: Date.now() }).where('id', '=', id).execute();
}

/** Shows a remark, or leaves it in sight: what was reported until now is settled. */
export async function acquitRemark(db: Db, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('remarks').set({ hidden_at: null }).where('id', '=', id).execute();
    await tx.deleteFrom('remark_reports').where('remark_id', '=', id).execute();
  });
}
