import { type Context, Hono } from 'hono';
import type { Child } from '#jsx/jsx-runtime';
import type { Db } from '../platform/db/index.ts';
import { ForbiddenError, InvalidInputError } from '../platform/errors.ts';
import { links } from '../ui/links.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { addPin, addSynonyms, describePins, listSynonyms, removePin, removeSynonyms } from './guidance.ts';
import { DeskSearchPage, type ReturnedForm } from './pages/desk-search.tsx';
import { listFruitless } from './query-log.ts';

const MOST_FRUITLESS = 100;

/** What stands around a page of the desk. */
export type DeskFrame = (props: { page: PageContext; children: Child }) => Child;

/** The operator's page of search: queries that found nothing, synonyms and pinned results. */
export function deskSearchRoutes({ db }: { db: Db }, frame: DeskFrame): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  for (const path of [links.deskSearch, `${links.deskSearch}/*`]) {
    app.use(path, async (c, next) => {
      if (c.get('page').account?.role !== 'operator') throw new ForbiddenError('the desk is for operators');
      await next();
    });
  }
  app.get(links.deskSearch, (c) => render(c, db, frame));
  app.post(links.deskSynonyms, async (c) => {
    const words = await readField(c, 'words');
    return await save(c, db, frame, { form: 'synonyms', values: { words } }, () => addSynonyms(db, words));
  });
  app.post(links.deskPins, async (c) => {
    const values = { query: await readField(c, 'query'), document: await readField(c, 'document') };
    return await save(c, db, frame, { form: 'pins', values }, () =>
      addPin(db, values.query, values.document),
    );
  });
  app.post('/desk/search/synonyms/:id/remove', async (c) => {
    await removeSynonyms(db, c.req.param('id'));
    return c.redirect(links.deskSearch, 303);
  });
  app.post('/desk/search/pins/:id/remove', async (c) => {
    await removePin(db, c.req.param('id'));
    return c.redirect(links.deskSearch, 303);
  });
  return app;
}

async function readField(c: Context<PageEnv>, name: string): Promise<string> {
  const value = (await c.req.parseBody())[name];
  return typeof value === 'string' ? value : '';
}

async function save(
  c: Context<PageEnv>,
  db: Db,
  frame: DeskFrame,
  form: Omit<ReturnedForm, 'errors'>,
  work: () => Promise<void>,
): Promise<Response> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return await render(c, db, frame, { ...form, errors: error.fields });
  }
  return c.redirect(links.deskSearch, 303);
}

async function render(
  c: Context<PageEnv>,
  db: Db,
  frame: DeskFrame,
  returned?: ReturnedForm,
): Promise<Response> {
  const page = c.get('page');
  const [fruitless, synonyms, pins] = await Promise.all([
    listFruitless(db, MOST_FRUITLESS),
    listSynonyms(db),
    describePins(db),
  ]);
  const children = <DeskSearchPage {...{ page, fruitless, synonyms, pins, returned }} />;
  return c.html(<>{frame({ page, children })}</>, returned ? 422 : 200);
}
