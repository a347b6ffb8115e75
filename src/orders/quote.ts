import { createHash } from 'node:crypto';
import { findHeldDocuments, mayManage, type Reader } from '../access/index.ts';
import { type CartItem, listCart } from '../cart/index.ts';
import type { Document } from '../catalog/index.ts';
import {
  creditFor,
  findMembership,
  getPlan,
  includes,
  listTerms,
  type Membership,
  planName,
} from '../membership/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { Money } from '../platform/money.ts';
import {
  type Coupon,
  CouponError,
  type CouponProblem,
  discountOf,
  findTaxRule,
  getUsableCoupon,
  isFor,
  type PricedOrder,
  priceOrder,
  readTerms,
  type TaxRule,
} from '../pricing/index.ts';
import './tables.ts';

export interface QuoteRequest {
  reader: Reader;
  coupon?: string | undefined;
  /** Where the buyer lives; the store's own country where they have not said. */
  country?: string | undefined;
}

/** Why something in the cart is not in the order. */
export type LeftOutReason = 'not-for-sale' | 'owned' | 'waiting' | 'free' | 'currency';

export interface QuoteLine {
  kind: 'document' | 'membership';
  goodsId: string;
  title: string;
  ownerId: string | null;
  priceMinor: number;
  /** What the buyer saw last. */
  seenMinor: number;
}

export interface Quote {
  lines: QuoteLine[];
  leftOut: Array<{ document: Document; reason: LeftOutReason }>;
  priced: PricedOrder;
  currency: string;
  country: string;
  tax: TaxRule;
  coupon?: Coupon | undefined;
  couponProblem?: CouponProblem | undefined;
  /** When it was reckoned, milliseconds since 1970: credit is by the day. */
  at: number;
  /** Changes with anything that the buyer agrees to. */
  agreement: string;
}

/** What the cart would cost now, and what of it cannot be ordered. */
export async function quoteCart(db: Db, request: QuoteRequest): Promise<Quote> {
  const items = (await listCart(db, request.reader.id)).filter(({ later }) => !later);
  const { currency } = await readTerms(db);
  const reasons = await findReasons(db, request.reader, items, currency);
  const leftOut = items.flatMap(({ document }) => {
    const reason = reasons.get(document.id);
    return reason ? [{ document, reason }] : [];
  });
  const membership = items.length === 0 ? undefined : await findMembership(db, request.reader.id);
  const lines = items
    .filter(({ document }) => !reasons.has(document.id))
    .map(({ document, seenMinor }) => ({
      kind: 'document' as const,
      goodsId: document.id,
      title: document.title || document.fileName,
      ownerId: document.ownerId,
      priceMinor: memberPrice(membership, document.price),
      seenMinor: memberPrice(membership, { ...document.price, minor: seenMinor }),
    }));
  return { ...(await quoteLines(db, request, lines)), leftOut };
}

/** What a member pays for a document that the plan leaves out. */
function memberPrice(membership: Membership | undefined, price: Money): number {
  const { minor } = price;
  if (!membership || includes(membership, price)) return minor;
  return minor - Math.floor((minor * membership.discount_percent) / 100);
}

/** What a plan would cost this person now: its price less the unused part of what they have. */
export async function quotePlan(
  db: Db,
  request: QuoteRequest,
  planId: string,
  language: string,
): Promise<Omit<Quote, 'leftOut'>> {
  const plan = await getPlan(db, planId);
  const at = Date.now();
  const credit = creditFor(plan, await listTerms(db, request.reader.id), at);
  const priceMinor = plan.price_minor - credit;
  const line = {
    kind: 'membership' as const,
    goodsId: plan.id,
    title: planName(plan, language),
    ownerId: null,
    priceMinor,
    seenMinor: priceMinor,
  };
  return { ...(await quoteLines(db, { ...request, coupon: undefined }, [line])), at };
}

/** Prices lines that are for sale. */
async function quoteLines(
  db: Db,
  request: QuoteRequest,
  lines: QuoteLine[],
): Promise<Omit<Quote, 'leftOut'>> {
  const { currency, country: home } = await readTerms(db);
  const country = request.country ?? home;
  const tax = await findTaxRule(db, country);
  const { coupon, couponProblem } = await readCoupon(db, request.coupon, currency);
  const goods = lines.map(({ kind, goodsId, priceMinor }) => ({
    priceMinor,
    discountable: kind === 'document' && isFor(coupon, goodsId),
  }));
  const priced = priceOrder(goods, coupon && discountOf(coupon), tax);
  const agreed = [currency, country, tax, lines.map(({ goodsId }) => goodsId), priced];
  const agreement = createHash('sha256').update(JSON.stringify(agreed)).digest('base64url');
  return { lines, priced, currency, country, tax, coupon, couponProblem, at: Date.now(), agreement };
}

async function readCoupon(db: Db, code: string | undefined, currency: string) {
  if (!code) return {};
  try {
    return { coupon: await getUsableCoupon(db, code, currency) };
  } catch (error) {
    if (!(error instanceof CouponError)) throw error;
    return { couponProblem: error.problem };
  }
}

async function findReasons(
  db: Db,
  reader: Reader,
  items: CartItem[],
  currency: string,
): Promise<Map<string, LeftOutReason>> {
  const ids = items.map(({ document }) => document.id);
  const [held, waiting] = await Promise.all([
    findHeldDocuments(db, reader.id, ids),
    findOrdered(db, reader.id, ids),
  ]);
  const reasonFor = (document: Document): LeftOutReason | undefined => {
    if (document.visibility !== 'published' || document.stage !== 'ready') return 'not-for-sale';
    if (held.has(document.id) || mayManage(reader, document)) return 'owned';
    if (document.price.minor === 0) return 'free';
    if (document.price.currency !== currency) return 'currency';
    return waiting.has(document.id) ? 'waiting' : undefined;
  };
  const reasons = items.map(({ document }) => [document.id, reasonFor(document)] as const);
  return new Map(reasons.flatMap(([id, reason]) => (reason ? [[id, reason] as const] : [])));
}

/** Documents that stand in an order of the holder's that waits to be paid. */
async function findOrdered(db: Db, holderId: string, documentIds: string[]): Promise<Set<string>> {
  if (documentIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('orders')
    .innerJoin('order_lines', 'order_lines.order_id', 'orders.id')
    .select('goods_id')
    .where('holder_id', '=', holderId)
    .where('orders.state', '=', 'awaiting')
    .where('goods_id', 'in', documentIds)
    .execute();
  return new Set(rows.map((row) => row.goods_id));
}

/** The amounts of a quote as pages show them. */
export function amountsOf({ priced, currency, tax }: Omit<Quote, 'leftOut'>) {
  const { subtotalMinor, discountMinor, taxMinor, totalMinor } = priced;
  return { subtotalMinor, discountMinor, taxMinor, totalMinor, currency, ...tax };
}
