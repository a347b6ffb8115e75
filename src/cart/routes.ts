import { type Context, Hono } from 'hono';
import { whoReads } from '../access/index.ts';
import type { Visitors } from '../accounts/index.ts';
import type { Db } from '../platform/db/index.ts';
import { refererPath } from '../platform/return-path.ts';
import { links } from '../ui/links.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { addToCart, CartError, countCart, removeFromCart, setAside, setCartCoupon } from './cart.ts';

export interface CartContext {
  db: Db;
  visitors: Visitors;
}

/** What is done to a cart. The page that shows it belongs to the orders, which know what it costs. */
export function cartRoutes(context: CartContext): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.post(links.cartItems, (c) => add(c, context));
  const actions: Record<string, (holder: string, id: string) => Promise<void>> = {
    remove: (holder, id) => removeFromCart(context.db, holder, [id]),
    later: (holder, id) => setAside(context.db, holder, id, true),
    back: (holder, id) => setAside(context.db, holder, id, false),
  };
  for (const [name, act] of Object.entries(actions)) {
    app.post(`/cart/items/:id/${name}`, async (c) => {
      const reader = whoReads(c.get('page'));
      if (!reader) return c.redirect(links.cart, 303);
      return await orProblem(c, async () => {
        await act(reader.id, c.req.param('id'));
        return c.redirect(links.cart, 303);
      });
    });
  }
  app.post(links.cartCoupon, async (c) => {
    const reader = whoReads(c.get('page'));
    const { code } = await c.req.parseBody();
    const text = typeof code === 'string' ? code.toWellFormed().trim().slice(0, 40) : '';
    if (reader) await setCartCoupon(context.db, reader.id, text === '' ? undefined : text);
    return c.redirect(refererPath(c.req.raw.headers, links.cart), 303);
  });
  return app;
}

async function add(c: Context<PageEnv>, { db, visitors }: CartContext): Promise<Response> {
  const page = c.get('page');
  const { documentId, next, quantity = '1' } = await c.req.parseBody();
  const id = typeof documentId === 'string' ? documentId : '';
  const reader = page.account ?? { id: visitors.ensure(c), role: 'reader' as const };
  const wantsJson = c.req.header('accept') === 'application/json';
  return await orProblem(
    c,
    async () => {
      if (quantity !== '1') throw new CartError('once');
      await addToCart(db, reader, id);
      const count = await countCart(db, reader.id);
      if (wantsJson) return c.json({ count, label: page.t.cart.link(count) });
      const back = refererPath(c.req.raw.headers, links.cart);
      return c.redirect(next === 'checkout' ? links.checkout() : back, 303);
    },
    wantsJson,
  );
}

/** Says why a thing cannot be in the cart, on the cart's page or to the script that asked. */
async function orProblem(
  c: Context<PageEnv>,
  act: () => Promise<Response>,
  wantsJson = false,
): Promise<Response> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof CartError)) throw error;
    if (wantsJson) return c.json({ problem: c.get('page').t.cart.problems[error.problem] });
    return c.redirect(`${links.cart}?problem=${error.problem}`, 303);
  }
}
