import { createMiddleware } from 'hono/factory';
import { listHeldIds, whoReads } from '../access/index.ts';
import { listCartIds } from '../cart/index.ts';
import type { PageEnv } from '../ui/page-env.ts';
import type { Library } from './library.ts';

/** What is in the reader's cart and what is theirs, for every page and list; nobody is not asked for. */
export function markForReader({ db }: Pick<Library, 'db'>) {
  return createMiddleware<PageEnv>(async (c, next) => {
    const page = c.get('page');
    const reader = c.req.method === 'GET' ? whoReads(page) : undefined;
    if (reader) {
      const [inCart, held] = await Promise.all([listCartIds(db, reader.id), listHeldIds(db, reader.id)]);
      page.marks = { inCart, held };
    }
    await next();
  });
}
