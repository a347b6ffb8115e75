import type { Context, Hono } from 'hono';
import { type Document, slugify } from '../catalog/index.ts';
import { InvalidInputError, NotFoundError } from '../platform/errors.ts';
import { localPath } from '../platform/return-path.ts';
import { links } from '../ui/links.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { addFavourite, isFavourite, removeFavourite } from './favourites.ts';
import { addItem, findListsWith, removeItem } from './list-items.ts';
import { createList, listLists } from './lists.ts';
import { KeepPage } from './pages/keep.tsx';
import { accountOf, type ShelfContext } from './context.ts';
import { findShownDocuments } from './shelf.ts';

/** Putting a document on the shelf: as a favourite, and into lists. */
export function keepRoutes(app: Hono<PageEnv>, context: ShelfContext): void {
  const { db } = context;
  app.post('/shelf/favourites/:id/add', async (c) => {
    const document = await getShown(c, context);
    await addFavourite(db, accountOf(c.get('page')).id, document.id);
    return goBack(c, document);
  });
  app.post('/shelf/favourites/:id/remove', async (c) => {
    const { id } = c.req.param();
    await removeFavourite(db, accountOf(c.get('page')).id, id);
    const { return: back } = await c.req.parseBody();
    return c.redirect(localPath(back, links.shelf()), 303);
  });
  app.get('/shelf/keep/:id', async (c) => renderKeep(c, context, await getShown(c, context)));
  app.post('/shelf/keep/:id', async (c) => {
    const document = await getShown(c, context);
    const body = await c.req.parseBody({ all: true });
    const chosen = new Set([body['list'] ?? []].flat().filter((value) => typeof value === 'string'));
    const name = typeof body['newList'] === 'string' ? body['newList'].toWellFormed() : '';
    try {
      await keepInLists(c, context, document, chosen, name);
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      return renderKeep(c, context, document, { name, errors: error.fields });
    }
    return c.redirect(links.document(document.id, slugify(document.title)), 303);
  });
}

/** The document is in the chosen lists afterwards, in a new one where a name is given, and in no others. */
async function keepInLists(
  c: Context<PageEnv>,
  { db }: ShelfContext,
  document: Document,
  chosen: Set<string>,
  name: string,
): Promise<void> {
  const { id: accountId } = accountOf(c.get('page'));
  const [own, holding] = await Promise.all([
    listLists(db, accountId),
    findListsWith(db, accountId, document.id),
  ]);
  const made = name.trim() === '' ? undefined : await createList(db, accountId, name);
  await db.transaction().execute(async (tx) => {
    for (const { id } of own) {
      if (chosen.has(id) && !holding.has(id)) await addItem(tx, id, document.id);
      else if (!chosen.has(id) && holding.has(id)) await removeItem(tx, id, document.id);
    }
    if (made) await addItem(tx, made, document.id);
  });
}

async function renderKeep(
  c: Context<PageEnv>,
  { db }: ShelfContext,
  document: Document,
  refused: { name: string; errors: Record<string, string> } = { name: '', errors: {} },
): Promise<Response> {
  const page = c.get('page');
  const { id } = accountOf(page);
  const [lists, holding, favourite] = await Promise.all([
    listLists(db, id),
    findListsWith(db, id, document.id),
    isFavourite(db, id, document.id),
  ]);
  const status = Object.keys(refused.errors).length > 0 ? 422 : 200;
  return c.html(<KeepPage page={page} {...{ document, lists, holding, favourite, ...refused }} />, status);
}

async function getShown(c: Context<PageEnv>, { db }: ShelfContext): Promise<Document> {
  const id = c.req.param('id') ?? '';
  const document = (await findShownDocuments(db, accountOf(c.get('page')), [id])).get(id);
  if (!document) throw new NotFoundError(`there is no document ${id}`);
  return document;
}

async function goBack(c: Context<PageEnv>, document: Document): Promise<Response> {
  const { return: back } = await c.req.parseBody();
  return c.redirect(localPath(back, links.document(document.id, slugify(document.title))), 303);
}
