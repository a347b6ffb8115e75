import { type Context, Hono } from 'hono';
import { type Reader, whoReads } from '../access/index.ts';
import { findUser, type Visitors } from '../accounts/index.ts';
import { findCartCoupon, listCart, noteSeenPrices } from '../cart/index.ts';
import { getPlan, mayRenew } from '../membership/index.ts';
import { InvalidInputError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { localPath } from '../platform/return-path.ts';
import { CouponError, readTerms } from '../pricing/index.ts';
import { isCountry } from '../ui/countries.ts';
import { links } from '../ui/links.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { settleFreeOrder } from './attempts.ts';
import type { OrderContext } from './context.ts';
import { CheckoutError } from './errors.ts';
import { findOrder } from './orders.ts';
import { CartPage } from './pages/cart.tsx';
import { CheckoutPage, type CheckoutPageProps } from './pages/checkout.tsx';
import { type OrderRequest, placeCartOrder, placeOrder } from './place.ts';
import { quoteCart, quotePlan } from './quote.ts';

export interface CheckoutContext extends OrderContext {
  visitors: Visitors;
}

/** Nobody has put anything in a cart. */
const NOBODY: Reader = { id: '', role: 'reader' };
const PROBLEMS = ['free', 'owned', 'full', 'currency', 'not-for-sale', 'once'] as const;

export function checkoutRoutes(context: CheckoutContext): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const { db } = context;
  app.get(links.cart, async (c) => {
    const page = c.get('page');
    const reader = whoReads(page) ?? NOBODY;
    const [items, code] = await Promise.all([listCart(db, reader.id), findCartCoupon(db, reader.id)]);
    const quote = await quoteCart(db, { reader, coupon: code });
    const problem = PROBLEMS.find((known) => known === c.req.query('problem'));
    await noteSeenPrices(db, reader.id, items);
    c.header('Cache-Control', 'no-store');
    return c.html(<CartPage page={page} {...{ items, quote, code, problem }} />);
  });
  app.get('/checkout', async (c) => {
    const { plan, return: returnTo } = c.req.query();
    // A membership belongs to an account; a guest could lose theirs with the browser's cookies.
    if (plan && !c.get('page').account) return c.redirect(links.signIn(c.get('page').url), 303);
    return await showCheckout(c, context, { plan, returnTo }, 200);
  });
  app.post('/checkout', (c) => place(c, context));
  return app;
}

interface Form {
  email?: string;
  country?: string | undefined;
  /** What is bought instead of what is in the cart. */
  plan?: string | undefined;
  renews?: boolean;
  returnTo?: string | undefined;
}

async function showCheckout(
  c: Context<PageEnv>,
  context: CheckoutContext,
  form: Form,
  status: 200 | 409 | 422,
  more: Pick<CheckoutPageProps, 'changed' | 'errors'> = {},
): Promise<Response> {
  const page = c.get('page');
  const reader = whoReads(page) ?? NOBODY;
  const code = await findCartCoupon(context.db, reader.id);
  const request = { reader, coupon: code, country: form.country };
  const quote = form.plan
    ? { ...(await quotePlan(context.db, request, form.plan, page.language)), leftOut: [] }
    : await quoteCart(context.db, request);
  if (quote.lines.length === 0) return c.redirect(links.cart, 303);
  const refundRule = await readTerms(context.db);
  const email = form.email ?? (await emailOf(c, context));
  const requestKey = `${newId()}${newId()}`;
  const { plan } = form;
  const renewal = plan ? await renewalChoice(context, reader.id, plan, form.renews) : undefined;
  const returnTo = form.returnTo ? localPath(form.returnTo, links.home) : undefined;
  c.header('Cache-Control', 'no-store');
  return c.html(
    <CheckoutPage
      page={page}
      {...{ quote, code, requestKey, email, plan, renewal, refundRule, returnTo }}
      {...more}
    />,
    status,
  );
}

/** Whether renewal is offered, and was chosen before; nothing where no way to pay that is switched on renews. */
async function renewalChoice(
  { db, providers }: CheckoutContext,
  holderId: string,
  planId: string,
  chosen = false,
): Promise<CheckoutPageProps['renewal']> {
  const isAble = providers.list.some(({ capabilities }) => capabilities.renewals);
  if (!isAble || !(await mayRenew(db, holderId))) return undefined;
  return { months: (await getPlan(db, planId)).months, chosen };
}

async function emailOf(c: Context<PageEnv>, { db }: CheckoutContext): Promise<string> {
  const { account } = c.get('page');
  return account ? ((await findUser(db, account.id))?.email ?? '') : '';
}

async function place(c: Context<PageEnv>, context: CheckoutContext): Promise<Response> {
  const page = c.get('page');
  const body = await c.req.parseBody();
  const text = (name: string) => (typeof body[name] === 'string' ? body[name].toWellFormed() : '');
  const country = isCountry(text('country')) ? text('country') : undefined;
  const plan = text('plan') || undefined;
  const renews = plan !== undefined && text('renews') === 'yes';
  const form: Form = {
    email: text('email'),
    country,
    plan,
    renews,
    returnTo: text('return') || undefined,
  };
  if (plan && !page.account) return c.redirect(links.signIn(links.checkout(plan)), 303);
  if (text('only') === 'quote') return await showCheckout(c, context, form, 200);
  const reader = page.account ?? { id: context.visitors.ensure(c), role: 'reader' as const };
  const request: OrderRequest = {
    reader,
    country,
    coupon: await findCartCoupon(context.db, reader.id),
    requestKey: text('request'),
    email: text('email'),
    language: page.language,
    agreement: text('agreement'),
    returnTo: text('return') === '' ? undefined : localPath(text('return'), links.home),
    renews,
  };
  try {
    return c.redirect(links.order(await placeAndSettle(context, request, plan)), 303);
  } catch (error) {
    if (error instanceof InvalidInputError)
      return await showCheckout(c, context, form, 422, { errors: error.fields });
    if (error instanceof CheckoutError || error instanceof CouponError)
      return await showCheckout(c, context, form, 409, { changed: true });
    throw error;
  }
}

/** Places an order for the plan or for what is in the cart; one that costs nothing is paid with that. */
async function placeAndSettle(context: OrderContext, request: OrderRequest, plan?: string): Promise<string> {
  const { db } = context;
  const id = plan
    ? await placeOrder(db, request, (tx) => quotePlan(tx, request, plan, request.language))
    : await placeCartOrder(db, request);
  if ((await findOrder(db, id))?.total_minor === 0) await settleFreeOrder(context, id);
  return id;
}
