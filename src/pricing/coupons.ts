import type { Selectable } from 'kysely';
import type { Db, Tx } from '../platform/db/index.ts';
import { AppError, InvalidInputError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import type { CouponTable } from './tables.ts';
import './tables.ts';
import type { Discount } from './total.ts';

export interface Coupon {
  id: string;
  code: string;
  percent: number | null;
  amountMinor: number | null;
  currency: string;
  startsAt: number | null;
  endsAt: number | null;
  mostUses: number | null;
  mostPerPerson: number | null;
  documents: string[] | null;
  uses: number;
  active: boolean;
}

export type NewCoupon = Omit<Coupon, 'id' | 'uses' | 'active'>;
export type CouponProblem = 'unknown' | 'early' | 'expired' | 'used-up' | 'used-by-you' | 'currency';

/** Why a coupon cannot be used, in a word that pages have a sentence for. */
export class CouponError extends AppError {
  override name = 'CouponError';
  readonly problem: CouponProblem;
  constructor(problem: CouponProblem) {
    super('conflict', `the coupon cannot be used: ${problem}`);
    this.problem = problem;
  }
}

/** The coupon with this code; throws `CouponError` where it cannot be used now. */
export async function getUsableCoupon(db: Db, code: string, currency: string): Promise<Coupon> {
  const row = await db
    .selectFrom('coupons')
    .selectAll()
    .where('code', '=', normalCode(code))
    .where('active', '=', 1)
    .executeTakeFirst();
  if (!row) throw new CouponError('unknown');
  const coupon = toCoupon(row);
  const now = Date.now();
  if (coupon.startsAt !== null && now < coupon.startsAt) throw new CouponError('early');
  if (coupon.endsAt !== null && now >= coupon.endsAt) throw new CouponError('expired');
  if (coupon.amountMinor !== null && coupon.currency !== currency) throw new CouponError('currency');
  if (coupon.mostUses !== null && coupon.uses >= coupon.mostUses) throw new CouponError('used-up');
  return coupon;
}

export function discountOf({ percent, amountMinor }: Coupon): Discount {
  if (percent !== null) return { percent };
  return amountMinor === null ? undefined : { minor: amountMinor };
}

export function isFor(coupon: Coupon | undefined, documentId: string): boolean {
  return coupon !== undefined && (coupon.documents === null || coupon.documents.includes(documentId));
}

/** One person is whoever gives the same address, which a guest changes less easily than a cookie, or has the same account. */
export interface CouponUser {
  orderId: string;
  email: string;
  holderId: string;
}

/** Takes one use for an order, within the limits; throws `CouponError`. Once for each order. */
export async function takeCoupon(
  tx: Tx,
  coupon: { id: string; mostPerPerson: number | null },
  { orderId, email, holderId }: CouponUser,
): Promise<void> {
  const taken = await tx
    .updateTable('coupons')
    .set((eb) => ({ uses: eb('uses', '+', 1) }))
    .where('id', '=', coupon.id)
    .where((eb) => eb.or([eb('most_uses', 'is', null), eb('uses', '<', eb.ref('most_uses'))]))
    .executeTakeFirst();
  if (taken.numUpdatedRows === 0n) throw new CouponError('used-up');
  const person = email.toLowerCase();
  // The row above is locked until the transaction ends, so nobody else counts meanwhile.
  const { count } = await tx
    .selectFrom('coupon_uses')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('coupon_id', '=', coupon.id)
    .where((eb) => eb.or([eb('person', '=', person), eb('holder_id', '=', holderId)]))
    .executeTakeFirstOrThrow();
  if (coupon.mostPerPerson !== null && Number(count) >= coupon.mostPerPerson) {
    await countDown(tx, coupon.id);
    throw new CouponError('used-by-you');
  }
  await tx
    .insertInto('coupon_uses')
    .values({ coupon_id: coupon.id, order_id: orderId, person, holder_id: holderId })
    .execute();
}

/** Gives back the use of an order that came to nothing. */
export async function releaseCoupon(tx: Tx, couponId: string, orderId: string): Promise<void> {
  const released = await tx
    .deleteFrom('coupon_uses')
    .where('coupon_id', '=', couponId)
    .where('order_id', '=', orderId)
    .executeTakeFirst();
  if (released.numDeletedRows > 0n) await countDown(tx, couponId);
}

async function countDown(tx: Tx, couponId: string): Promise<void> {
  await tx
    .updateTable('coupons')
    .set((eb) => ({ uses: eb('uses', '-', 1) }))
    .where('id', '=', couponId)
    .execute();
}

/** Makes a coupon; throws `InvalidInputError`. */
export async function addCoupon(db: Db, coupon: NewCoupon): Promise<string> {
  const fields: Record<string, string> = {};
  const code = normalCode(coupon.code);
  if (!/^[\p{L}\p{N}-]{3,40}$/u.test(code)) fields['code'] = 'invalid';
  const { percent, amountMinor } = coupon;
  if ((percent === null) === (amountMinor === null)) fields['percent'] = 'required';
  if (percent !== null && !(Number.isInteger(percent) && percent >= 1 && percent <= 100))
    fields['percent'] = 'number';
  if (amountMinor !== null && !(Number.isSafeInteger(amountMinor) && amountMinor > 0))
    fields['amount'] = 'amount';
  const known = await db.selectFrom('coupons').select('id').where('code', '=', code).executeTakeFirst();
  if (known) fields['code'] = 'taken';
  if (Object.keys(fields).length > 0) throw new InvalidInputError(fields);
  const id = newId();
  await db
    .insertInto('coupons')
    .values({
      id,
      code,
      percent,
      amount_minor: amountMinor,
      currency: coupon.currency,
      starts_at: coupon.startsAt,
      ends_at: coupon.endsAt,
      most_uses: coupon.mostUses,
      most_per_person: coupon.mostPerPerson,
      documents: coupon.documents && JSON.stringify(coupon.documents),
      created_at: Date.now(),
      uses: 0,
      active: 1,
    })
    .execute();
  return id;
}

export async function endCoupon(db: Db, id: string): Promise<void> {
  await db.updateTable('coupons').set({ active: 0 }).where('id', '=', id).execute();
}

export async function listCoupons(db: Db): Promise<Coupon[]> {
  const rows = await db.selectFrom('coupons').selectAll().orderBy('id', 'desc').limit(500).execute();
  return rows.map(toCoupon);
}

export async function getCoupon(db: Db, id: string): Promise<Coupon> {
  return toCoupon(await db.selectFrom('coupons').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
}

function normalCode(code: string): string {
  return code.normalize('NFKC').trim().toUpperCase();
}

function toCoupon(row: Selectable<CouponTable>): Coupon {
  return {
    id: row.id,
    code: row.code,
    percent: row.percent,
    amountMinor: row.amount_minor,
    currency: row.currency,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    mostUses: row.most_uses,
    mostPerPerson: row.most_per_person,
    documents: row.documents === null ? null : (JSON.parse(row.documents) as string[]),
    uses: row.uses,
    active: row.active === 1,
  };
}
