import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Account } from '../accounts/index.ts';
import { addToCart, listCart, removeFromCart } from '../cart/index.ts';
import {
  CheckoutError,
  findOrder,
  findOrderByRequest,
  listLines,
  type OrderContext,
  placeCartOrder,
  quoteCart,
  settleFreeOrder,
} from '../orders/index.ts';
import { AppError, ConflictError, NotFoundError } from '../platform/errors.ts';
import { links } from '../ui/links.ts';
import type { ApiEnv } from './env.ts';
import { problemSchema } from './schemas.ts';
import { cartSchema, newItemSchema, newOrderSchema, orderSchema } from './store-schemas.ts';

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});
const security = [{ bearer: [] }];

/** The cart and the orders of the account whose token it is. */
export function storeApi(api: OpenAPIHono<ApiEnv>, context: OrderContext): void {
  cartApi(api, context);
  placeApi(api, context);
  orderApi(api, context);
}

function getBuyer(account: Account | undefined): Account {
  if (!account) throw new AppError('sign-in-required', 'a bearer token is needed');
  return account;
}

function cartApi(api: OpenAPIHono<ApiEnv>, { db }: OrderContext): void {
  const path = '/api/v1/cart/items';
  const present = async (holderId: string) => {
    const items = await listCart(db, holderId);
    const results = items.map(({ document, later }) => ({
      documentId: document.id,
      title: document.title,
      price: document.price,
      later,
    }));
    return { results, total: results.length, next: null };
  };
  const responses = {
    200: json(cartSchema, 'what is in the cart'),
    409: problem('the document cannot be put in the cart'),
  };
  api.openapi(createRoute({ method: 'get', path, security, responses }), async (c) =>
    c.json(await present(getBuyer(c.get('bearer')).id), 200),
  );
  const body = { content: { 'application/json': { schema: newItemSchema } }, required: true };
  api.openapi(createRoute({ method: 'post', path, security, request: { body }, responses }), async (c) => {
    const buyer = getBuyer(c.get('bearer'));
    await addToCart(db, buyer, c.req.valid('json').documentId);
    return c.json(await present(buyer.id), 200);
  });
  const query = z.object({ documentId: z.string().optional() });
  const remove = createRoute({
    method: 'delete',
    path,
    security,
    description: 'One document, or without `documentId` all.',
    request: { query },
    responses,
  });
  api.openapi(remove, async (c) => {
    const buyer = getBuyer(c.get('bearer'));
    const { documentId } = c.req.valid('query');
    const all = (await listCart(db, buyer.id)).map(({ document }) => document.id);
    await removeFromCart(db, buyer.id, documentId === undefined ? all : [documentId]);
    return c.json(await present(buyer.id), 200);
  });
}

function placeApi(api: OpenAPIHono<ApiEnv>, context: OrderContext): void {
  const { db } = context;
  const place = createRoute({
    method: 'post',
    path: '/api/v1/orders',
    security,
    description: 'Orders what is in the cart. It is then paid on its page.',
    request: { body: { content: { 'application/json': { schema: newOrderSchema } }, required: true } },
    responses: {
      201: json(orderSchema, 'the order'),
      409: problem('it would cost something else, or there is nothing to order'),
    },
  });
  api.openapi(place, async (c) => {
    const reader = getBuyer(c.get('bearer'));
    const { total, country, coupon, requestKey, ...given } = c.req.valid('json');
    const quote = await quoteCart(db, { reader, country, coupon });
    const known = await findOrderByRequest(db, requestKey, reader.id);
    const cost = { minor: quote.priced.totalMinor, currency: quote.currency };
    const agrees = cost.minor === total.minor && cost.currency === total.currency && !quote.couponProblem;
    if (!known && quote.lines.length === 0) throw new CheckoutError('empty');
    if (!known && !agrees)
      throw new ConflictError(
        `it would cost ${cost.minor} ${cost.currency}${quote.couponProblem ? `; the coupon is ${quote.couponProblem}` : ''}`,
      );
    const id = await placeCartOrder(db, {
      reader,
      country,
      coupon,
      requestKey,
      email: given.email ?? reader.email,
      language: given.language ?? 'zh-Hans',
      agreement: quote.agreement,
    });
    if (!known && cost.minor === 0) await settleFreeOrder(context, id);
    return c.json(await presentOrder(context, id, reader.id), 201, { Location: `/api/v1/orders/${id}` });
  });
}

function orderApi(api: OpenAPIHono<ApiEnv>, context: OrderContext): void {
  const show = createRoute({
    method: 'get',
    path: '/api/v1/orders/{id}',
    security,
    request: { params: z.object({ id: z.string() }) },
    responses: { 200: json(orderSchema, 'the order'), 404: problem('no such order of yours') },
  });
  api.openapi(show, async (c) =>
    c.json(await presentOrder(context, c.req.valid('param').id, getBuyer(c.get('bearer')).id), 200),
  );
}

async function presentOrder({ db, config }: OrderContext, id: string, holderId: string) {
  const order = await findOrder(db, id);
  if (order?.holder_id !== holderId) throw new NotFoundError();
  const lines = await listLines(db, id);
  const money = (minor: number) => ({ minor, currency: order.currency });
  return {
    id,
    url: config.baseUrl + links.order(id),
    state: order.state,
    subtotal: money(order.subtotal_minor),
    discount: money(order.discount_minor),
    tax: money(order.tax_minor),
    total: money(order.total_minor),
    lines: lines.map((line) => ({
      kind: line.kind,
      documentId: line.kind === 'document' ? line.goods_id : null,
      title: line.title,
      price: money(line.price_minor),
      state: line.state,
      download:
        line.kind === 'document' && line.state === 'granted'
          ? config.baseUrl + links.orderDownload(id, line.goods_id)
          : null,
    })),
    createdAt: new Date(order.created_at).toISOString(),
    paidAt: order.paid_at === null ? null : new Date(order.paid_at).toISOString(),
  };
}
