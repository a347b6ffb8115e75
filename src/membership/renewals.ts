import type { Selectable } from 'kysely';
import type { Db, Tx } from '../platform/db/index.ts';
import { newId } from '../platform/ids.ts';
import { enqueueJob } from '../platform/jobs/index.ts';
import { ANNOUNCE_RENEWAL, END_RENEWAL } from './job-kinds.ts';
import { listTerms } from './memberships.ts';
import { addMonths } from './months.ts';
import type { RenewalState, RenewalTable } from './tables.ts';
import './tables.ts';

export type Renewal = Selectable<RenewalTable>;

/** From one charge to the next, milliseconds since 1970. */
export interface Period {
  start: number;
  end: number;
}

const DAY_MS = 24 * 60 * 60_000;
/** Charges take hours to come through; until then nobody who pays is without what they pay for. */
export const GRACE_MS = DAY_MS;
/** Letters about the next charge go out so many days before it. */
const ANNOUNCE_DAYS = [7, 1] as const;

export async function findRunningRenewal(db: Db, holderId: string): Promise<Renewal | undefined> {
  return await db
    .selectFrom('renewals')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('state', '=', 'running')
    .executeTakeFirst();
}

export async function findRenewal(
  db: Db,
  key: { id: string } | { attempt: string },
): Promise<Renewal | undefined> {
  const query = db.selectFrom('renewals').selectAll();
  const found = 'id' in key ? query.where('id', '=', key.id) : query.where('attempt', '=', key.attempt);
  return await found.executeTakeFirst();
}

/** Whether a plan bought now may renew: its term begins at once, and nothing else renews. */
export async function mayRenew(db: Db, holderId: string): Promise<boolean> {
  const [terms, running] = await Promise.all([listTerms(db, holderId), findRunningRenewal(db, holderId)]);
  return terms.length === 0 && running === undefined;
}

export type NewRenewal = Pick<
  Renewal,
  | 'attempt'
  | 'provider'
  | 'reference'
  | 'holder_id'
  | 'plan_id'
  | 'months'
  | 'amount_minor'
  | 'currency'
  | 'language'
>;

/** A payment that renews has come in, once for each attempt. */
export async function beginRenewal(tx: Tx, renewal: NewRenewal): Promise<Renewal> {
  const now = Date.now();
  const nextAt = addMonths(now, renewal.months);
  const begun = await tx
    .insertInto('renewals')
    .values({
      id: newId(),
      ...renewal,
      state: 'running',
      began_at: now,
      charges: 0,
      period_at: now,
      next_at: nextAt,
      announced_days: null,
      ended_at: null,
      revision: 0,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await enqueueAnnouncements(tx, begun.id, nextAt);
  return begun;
}

/** The period that a charge is for: until what the provider says, or the same day so many months on. */
export function nextPeriod(renewal: Renewal, endsAt: number | undefined): Period {
  const end = endsAt ?? addMonths(renewal.began_at, renewal.months * (renewal.charges + 2));
  return { start: renewal.next_at, end };
}

/** It was charged: the next charge is at the period's end. */
export async function advanceRenewal(tx: Tx, id: string, period: Period): Promise<void> {
  await tx
    .updateTable('renewals')
    .set((eb) => ({
      charges: eb('charges', '+', 1),
      period_at: period.start,
      next_at: period.end,
      announced_days: null,
    }))
    .where('id', '=', id)
    .execute();
  await enqueueAnnouncements(tx, id, period.end);
}

async function enqueueAnnouncements(tx: Tx, renewalId: string, nextAt: number): Promise<void> {
  for (const days of ANNOUNCE_DAYS)
    await enqueueJob(tx, ANNOUNCE_RENEWAL, { renewalId, nextAt, days }, nextAt - days * DAY_MS);
}

/**
 * Ends a renewal that runs; the terms that were paid stay. Its provider is told, again and again until it
 * has heard. False if it had ended before.
 */
export async function endRenewal(
  tx: Tx,
  id: string,
  state: Exclude<RenewalState, 'running'>,
): Promise<boolean> {
  const ended = await tx
    .updateTable('renewals')
    .set({ state, ended_at: Date.now() })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst();
  if (!ended) return false;
  if (state !== 'finished') await enqueueJob(tx, END_RENEWAL, { renewalId: id });
  return true;
}
