import type { Context, Hono } from 'hono';
import type { Tx } from '../platform/db/index.ts';
import { InvalidInputError } from '../platform/errors.ts';
import { links } from '../ui/links.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { listItems, moveItem, removeItem, writeNote } from './list-items.ts';
import { changeList, createList, getOwnList, type List, type ListDetails, removeList } from './lists.ts';
import { EditListPage } from './pages/edit-list.tsx';
import { accountOf, type ShelfContext } from './context.ts';
import { findShownDocuments } from './shelf.ts';

/** Making and arranging one's own lists. */
export function listRoutes(app: Hono<PageEnv>, context: ShelfContext): void {
  const { db } = context;
  app.post(links.shelfLists, async (c) => {
    const { id: accountId } = accountOf(c.get('page'));
    const id = await createList(db, accountId, text(await c.req.parseBody(), 'title'));
    return c.redirect(links.shelfList(id), 303);
  });
  app.get('/shelf/lists/:id', async (c) => renderList(c, context, await ownList(c, context)));
  app.post('/shelf/lists/:id', async (c) => {
    const list = await ownList(c, context);
    const body = await c.req.parseBody();
    const values = {
      title: text(body, 'title'),
      description: text(body, 'description'),
      visibility: text(body, 'visibility'),
    };
    try {
      await changeList(db, list, values);
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      return renderList(c, context, list, { values, errors: error.fields });
    }
    return c.redirect(`${links.shelfList(list.id)}?saved`, 303);
  });
  app.post('/shelf/lists/:id/remove', async (c) => {
    await removeList(db, (await ownList(c, context)).id);
    return c.redirect(links.shelf({ part: 'lists' }), 303);
  });
  itemRoutes(app, context);
}

function itemRoutes(app: Hono<PageEnv>, context: ShelfContext): void {
  const actions: Record<string, (tx: Tx, listId: string, documentId: string) => Promise<void>> = {
    remove: removeItem,
    up: (tx, listId, documentId) => moveItem(tx, listId, documentId, -1),
    down: (tx, listId, documentId) => moveItem(tx, listId, documentId, 1),
  };
  const act = async (c: Context<PageEnv>, action: (typeof actions)[string]) => {
    const list = await ownList(c, context);
    const documentId = c.req.param('document') ?? '';
    await context.db.transaction().execute((tx) => action(tx, list.id, documentId));
    return c.redirect(`${links.shelfList(list.id)}#${documentId}`, 303);
  };
  for (const [name, action] of Object.entries(actions)) {
    app.post(`/shelf/lists/:id/items/:document/${name}`, (c) => act(c, action));
  }
  app.post('/shelf/lists/:id/items/:document/note', async (c) => {
    const note = text(await c.req.parseBody(), 'note');
    return act(c, (tx, listId, documentId) => writeNote(tx, listId, documentId, note));
  });
}

function ownList(c: Context<PageEnv>, { db }: ShelfContext): Promise<List> {
  return getOwnList(db, accountOf(c.get('page')).id, c.req.param('id') ?? '');
}

async function renderList(
  c: Context<PageEnv>,
  { db }: ShelfContext,
  list: List,
  refused?: { values: ListDetails; errors: Record<string, string> },
): Promise<Response> {
  const page = c.get('page');
  const items = await listItems(db, list.id);
  const ids = items.map(({ documentId }) => documentId);
  const shown = await findShownDocuments(db, accountOf(page), ids);
  const entries = items.map((item) => ({ ...item, document: shown.get(item.documentId) }));
  const { values, errors } = refused ?? { values: list, errors: {} };
  const saved = c.req.query('saved') !== undefined;
  return c.html(
    <EditListPage page={page} {...{ list, entries, values, errors, saved }} />,
    refused ? 422 : 200,
  );
}

function text(body: Record<string, unknown>, name: string): string {
  return typeof body[name] === 'string' ? body[name].toWellFormed() : '';
}
