import type { Selectable } from 'kysely';
import type { Db } from '../platform/db/index.ts';
import { InvalidInputError, NotFoundError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { readTerms } from '../pricing/index.ts';
import type { PlanTable } from './tables.ts';
import './tables.ts';

export type Plan = Selectable<PlanTable>;

export interface NewPlan {
  nameZh: string;
  nameEn: string;
  months: number;
  priceMinor: number | undefined;
  currency: string;
  /** Null without limit. */
  downloads: number | null;
  highestPriceMinor: number | null;
  discountPercent: number;
}

/** Plans that have not been ended, the shortest first. */
export async function listPlans(db: Db): Promise<Plan[]> {
  return await db
    .selectFrom('plans')
    .selectAll()
    .where('active', '=', 1)
    .orderBy('months')
    .orderBy('price_minor')
    .execute();
}

/** Those of them that can be joined: a plan made for another currency than the store's by now cannot. */
export async function listJoinable(db: Db): Promise<Plan[]> {
  const [plans, { currency }] = await Promise.all([listPlans(db), readTerms(db)]);
  return plans.filter((plan) => plan.currency === currency);
}

const LIFETIME_MS = 2_000;
const caches = new WeakMap<Db, { readAt: number; plans: Promise<Plan[]> }>();

/** For what every document page needs: at most two seconds old. */
export async function listPlansLately(db: Db): Promise<Plan[]> {
  const cached = caches.get(db);
  if (cached && Date.now() - cached.readAt < LIFETIME_MS) return await cached.plans;
  const plans = listJoinable(db);
  caches.set(db, { readAt: Date.now(), plans });
  return await plans;
}

/** Any plan, also one that was bought while it could be joined. */
export async function readPlan(db: Db, id: string): Promise<Plan> {
  return await db.selectFrom('plans').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** A plan that can be joined. */
export async function getPlan(db: Db, id: string): Promise<Plan> {
  const plan = (await listJoinable(db)).find((candidate) => candidate.id === id);
  if (!plan) throw new NotFoundError(`no plan ${id} can be joined`);
  return plan;
}

/** Throws `InvalidInputError` naming the fields that are wrong. */
export async function addPlan(db: Db, plan: NewPlan): Promise<string> {
  const fields: Record<string, string> = {};
  if (plan.nameZh.trim() === '') fields['nameZh'] = 'required';
  if (plan.nameEn.trim() === '') fields['nameEn'] = 'required';
  if (![1, 3, 6, 12, 24, 36].includes(plan.months)) fields['months'] = 'unknown';
  if (plan.priceMinor === undefined || plan.priceMinor <= 0) fields['price'] = 'amount';
  if (plan.downloads !== null && !isWhole(plan.downloads, 1, 100_000)) fields['downloads'] = 'number';
  if (!isWhole(plan.discountPercent, 0, 100)) fields['discount'] = 'number';
  if (Object.keys(fields).length > 0) throw new InvalidInputError(fields);
  const id = newId();
  await db
    .insertInto('plans')
    .values({
      id,
      name_zh: plan.nameZh.trim().slice(0, 60),
      name_en: plan.nameEn.trim().slice(0, 60),
      months: plan.months,
      price_minor: plan.priceMinor ?? 0,
      currency: plan.currency,
      downloads: plan.downloads,
      highest_price_minor: plan.highestPriceMinor,
      discount_percent: plan.discountPercent,
      active: 1,
      created_at: Date.now(),
    })
    .execute();
  caches.delete(db);
  return id;
}

/** Nobody can join any more; running terms stay. */
export async function endPlan(db: Db, id: string): Promise<void> {
  await db.updateTable('plans').set({ active: 0 }).where('id', '=', id).execute();
  caches.delete(db);
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

export function planName(plan: Pick<Plan, 'name_zh' | 'name_en'>, language: string): string {
  return language === 'en' ? plan.name_en : plan.name_zh;
}
