import { createMiddleware } from 'hono/factory';
import { whoReads } from '../access/index.ts';
import { countCart } from '../cart/index.ts';
import type { PageEnv } from '../ui/page-env.ts';
import type { Library } from './library.ts';

/** How much is in the cart, for the top of every page; nobody's is not asked for. */
export function countTheCart({ db }: Pick<Library, 'db'>) {
  return createMiddleware<PageEnv>(async (c, next) => {
    const page = c.get('page');
    const reader = c.req.method === 'GET' ? whoReads(page) : undefined;
    if (reader) page.cartCount = await countCart(db, reader.id);
    await next();
  });
}
