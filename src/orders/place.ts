import { setCartCoupon, removeFromCart } from '../cart/index.ts';
import { mayRenew } from '../membership/index.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import { InvalidInputError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { enqueueJob } from '../platform/jobs/index.ts';
import { parseMailAddress } from '../platform/mail/index.ts';
import { readTerms, takeCoupon } from '../pricing/index.ts';
import { CheckoutError } from './errors.ts';
import { EXPIRE_ORDER } from './job-kinds.ts';
import { type Quote, quoteCart, type QuoteRequest } from './quote.ts';

export interface OrderRequest extends QuoteRequest {
  /** Made with the page: the same form sent twice makes one order. */
  requestKey: string;
  email: string;
  language: 'zh-Hans' | 'en';
  /** `Quote.agreement` of what the buyer was shown. */
  agreement: string;
  returnTo?: string | undefined;
  /** Whether the plan ordered renews by itself. */
  renews?: boolean | undefined;
}

export const PAY_WITHIN_MS = 30 * 60_000;
const REQUEST_KEY = /^[\w-]{10,60}$/;

/**
 * Orders what is in the cart, at the prices read now; they must be those agreed to. Answers with the
 * order's identifier. Throws `CheckoutError`, `CouponError`, and `InvalidInputError` for the form's fields.
 */
export async function placeCartOrder(db: Db, request: OrderRequest): Promise<string> {
  return await placeOrder(db, request, (tx) => quoteCart(tx, request));
}

/** Orders what `quote` finds within the transaction. */
export async function placeOrder(
  db: Db,
  request: OrderRequest,
  quote: (tx: Tx) => Promise<Omit<Quote, 'leftOut'>>,
): Promise<string> {
  const email = parseMailAddress(request.email);
  if (email === undefined) throw new InvalidInputError({ email: 'email' });
  if (!REQUEST_KEY.test(request.requestKey)) throw new InvalidInputError({ request: 'invalid' });
  try {
    return await db.transaction().execute(async (tx) => {
      const known = await findOrderByRequest(tx, request.requestKey, request.reader.id);
      if (known) return known;
      const quoted = await quote(tx);
      if (quoted.lines.length === 0) throw new CheckoutError('empty');
      if (quoted.agreement !== request.agreement) throw new CheckoutError('changed');
      if (request.renews && !(await mayRenew(tx, request.reader.id))) throw new CheckoutError('changed');
      return await insertOrder(tx, { ...request, email }, quoted);
    });
  } catch (error) {
    // Twice at once on PostgreSQL: the other has ordered meanwhile, and emptied the cart.
    const placed = await findOrderByRequest(db, request.requestKey, request.reader.id);
    if (placed) return placed;
    throw error;
  }
}

/** The order that this form has made already. */
export async function findOrderByRequest(
  db: Db,
  requestKey: string,
  holderId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('orders')
    .select('id')
    .where('request_key', '=', requestKey)
    .where('holder_id', '=', holderId)
    .executeTakeFirst();
  return row?.id;
}

async function insertOrder(tx: Tx, request: OrderRequest, quote: Omit<Quote, 'leftOut'>): Promise<string> {
  const { priced, coupon } = quote;
  const id = newId();
  const now = quote.at;
  const expiresAt = now + PAY_WITHIN_MS;
  await tx
    .insertInto('orders')
    .values({
      id,
      request_key: request.requestKey,
      holder_id: request.reader.id,
      email: request.email,
      language: request.language,
      state: 'awaiting',
      currency: quote.currency,
      subtotal_minor: priced.subtotalMinor,
      discount_minor: priced.discountMinor,
      tax_minor: priced.taxMinor,
      total_minor: priced.totalMinor,
      coupon_id: coupon?.id ?? null,
      country: quote.country,
      tax_rate_bp: quote.tax.rateBp,
      tax_inclusive: quote.tax.inclusive ? 1 : 0,
      return_to: request.returnTo ?? null,
      renews: request.renews ? 1 : 0,
      renewal_id: null,
      revision: 0,
      created_at: now,
      expires_at: expiresAt,
      paid_at: null,
    })
    .execute();
  await insertLines(tx, id, quote);
  if (coupon)
    await takeCoupon(tx, coupon, { orderId: id, email: request.email, holderId: request.reader.id });
  await emptyCart(tx, request.reader.id, quote);
  await enqueueJob(tx, EXPIRE_ORDER, { orderId: id }, expiresAt);
  return id;
}

async function insertLines(tx: Tx, orderId: string, quote: Omit<Quote, 'leftOut'>): Promise<void> {
  const { shareBp } = await readTerms(tx);
  const rows = quote.lines.map((line, position) => {
    const amounts = quote.priced.lines[position] ?? { discountMinor: 0, taxMinor: 0, totalMinor: 0 };
    const net = amounts.totalMinor - amounts.taxMinor;
    return {
      id: newId(),
      order_id: orderId,
      position,
      kind: line.kind,
      goods_id: line.goodsId,
      title: line.title,
      owner_id: line.ownerId,
      price_minor: line.priceMinor,
      discount_minor: amounts.discountMinor,
      tax_minor: amounts.taxMinor,
      total_minor: amounts.totalMinor,
      share_minor: line.ownerId === null ? 0 : Math.floor((net * shareBp) / 10_000),
      state: 'ordered' as const,
    };
  });
  await tx.insertInto('order_lines').values(rows).execute();
}

async function emptyCart(tx: Tx, holderId: string, { lines }: Omit<Quote, 'leftOut'>): Promise<void> {
  const documents = lines.filter(({ kind }) => kind === 'document').map(({ goodsId }) => goodsId);
  if (documents.length === 0) return;
  await removeFromCart(tx, holderId, documents);
  await setCartCoupon(tx, holderId, undefined);
}
