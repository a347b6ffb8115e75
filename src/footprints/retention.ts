import type { Db } from '../platform/db/index.ts';
import { daily, type JobHandler } from '../platform/jobs/index.ts';
import { readCachedSetting, readSetting } from '../platform/settings.ts';
import { forgetVisitorReading } from '../reader/index.ts';
import './tables.ts';

/** For how many days footprints are kept; 0 keeps none. */
export const FOOTPRINT_DAYS = 'footprint-days';
export const DEFAULT_FOOTPRINT_DAYS = 365;
export const MOST_FOOTPRINT_DAYS = 3_650;

const DAY_MS = 24 * 60 * 60_000;
export const FORGET_FOOTPRINTS = 'footprints.forget-old';

export async function footprintDays(db: Db): Promise<number> {
  return (await readCachedSetting<number>(db, FOOTPRINT_DAYS)) ?? DEFAULT_FOOTPRINT_DAYS;
}

export function footprintJobs(db: Db): Record<string, JobHandler> {
  return { [FORGET_FOOTPRINTS]: daily(db, FORGET_FOOTPRINTS, () => forgetOldFootprints(db)) };
}

/** Deletes what is older than the library keeps, and how far visitors had read with it. */
export async function forgetOldFootprints(db: Db, now = Date.now()): Promise<void> {
  const days = (await readSetting<number>(db, FOOTPRINT_DAYS)) ?? DEFAULT_FOOTPRINT_DAYS;
  const before = now - days * DAY_MS;
  await db.deleteFrom('footprints').where('last_at', '<=', before).execute();
  await forgetVisitorReading(db, before);
}
