import { type Context, Hono } from 'hono';
import { findUser } from '../accounts/index.ts';
import { pageNumber } from '../catalog/index.ts';
import { links } from '../ui/links.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { accountOf, type ShelfContext } from './context.ts';
import { keepRoutes } from './keep-routes.tsx';
import { listItems } from './list-items.ts';
import { listRoutes } from './list-routes.tsx';
import { getReadableList } from './lists.ts';
import { ListPage } from './pages/list.tsx';
import { SHELF_PARTS, ShelfPage } from './pages/shelf.tsx';
import { findShelf, findShownDocuments } from './shelf.ts';

const LONGEST_QUERY = 200;

export function shelfRoutes(context: ShelfContext): Hono<PageEnv> {
  const { db } = context;
  const app = new Hono<PageEnv>();
  app.use(links.shelf(), keepPrivate);
  app.use(`${links.shelf()}/*`, keepPrivate);
  app.get(links.shelf(), async (c) => {
    const account = accountOf(c.get('page'));
    const part = SHELF_PARTS.find((candidate) => candidate === c.req.query('part')) ?? 'favourites';
    const q = (c.req.query('q') ?? '').toWellFormed().trim().slice(0, LONGEST_QUERY);
    const shelf = await findShelf(db, account, q);
    const props = { part, q, shelf, pageNumber: pageNumber(c.req.query('page')) };
    return c.html(<ShelfPage page={c.get('page')} {...props} />);
  });
  keepRoutes(app, context);
  listRoutes(app, context);
  app.get('/lists/:id', (c) => showList(c, context));
  return app;
}

/** A list as others see it, at an address that can be passed on. */
async function showList(c: Context<PageEnv>, { db }: ShelfContext): Promise<Response> {
  const page = c.get('page');
  const { account } = page;
  const reader = { accountId: account?.id, key: c.req.query('key') };
  const list = await getReadableList(db, c.req.param('id') ?? '', reader);
  const items = await listItems(db, list.id);
  const ids = items.map(({ documentId }) => documentId);
  // What only this reader may see has no place in what is read together.
  const [owner, shown] = await Promise.all([
    findUser(db, list.ownerId),
    findShownDocuments(db, undefined, ids),
  ]);
  const entries = items.flatMap(({ documentId, note }) => {
    const document = shown.get(documentId);
    return document ? [{ document, note }] : [];
  });
  const props = { list, entries, ownerName: owner?.name ?? '', isOwn: list.ownerId === account?.id };
  return c.html(<ListPage page={page} {...props} />);
}

async function keepPrivate(c: Context<PageEnv>, next: () => Promise<void>): Promise<void> {
  c.header('Cache-Control', 'private, no-store');
  accountOf(c.get('page'));
  await next();
}
