import { type Context, Hono } from 'hono';
import { findUser, listUsers, nameUsers, type Role, setRole } from '../accounts/index.ts';
import {
  addCategory,
  type CategoryDetails,
  changeCategory,
  countByCategory,
  countManaged,
  listCategories,
  listManaged,
  moveCategory,
  pageNumber,
  removeCategory,
} from '../catalog/index.ts';
import type { OrderContext } from '../orders/index.ts';
import type { Db } from '../platform/db/index.ts';
import { ForbiddenError, InvalidInputError, NotFoundError } from '../platform/errors.ts';
import { LIBRARY_NAME, readSetting, writeSetting } from '../platform/settings.ts';
import { cleanLine } from '../platform/visible-text.ts';
import { links } from '../ui/links.ts';
import { DEFAULT_FOOTPRINT_DAYS, FOOTPRINT_DAYS, MOST_FOOTPRINT_DAYS } from '../footprints/index.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { letterRoutes } from './letter-routes.tsx';
import { DeskCategoriesPage } from './pages/categories.tsx';
import { DeskDocumentsPage } from './pages/documents.tsx';
import { DeskPeoplePage } from './pages/people.tsx';
import { reportRoutes } from './report-routes.tsx';
import { DeskSettingsPage } from './pages/settings.tsx';
import { salesRoutes } from './sales-routes.tsx';
import { storeRoutes } from './store-routes.tsx';

const PAGE_SIZE = 50;
const STAGES = ['working', 'ready', 'failed'] as const;
const ROLES: Role[] = ['reader', 'contributor', 'operator'];

export interface DeskContext extends OrderContext {
  config: { baseUrl: string; mailUrl: string | undefined };
}

export function deskRoutes(context: DeskContext): Hono<PageEnv> {
  const { db, config } = context;
  const app = new Hono<PageEnv>();
  app.use('/desk', requireOperator);
  app.use('/desk/*', requireOperator);
  app.get(links.desk, (c) => c.redirect(links.deskDocuments(), 303));
  documentRoutes(app, db);
  categoryRoutes(app, db);
  peopleRoutes(app, db);
  letterRoutes(app, db, config.mailUrl !== undefined);
  app.route('/', salesRoutes(context));
  app.route('/', storeRoutes(context));
  reportRoutes(app, db);
  settingRoutes(app, db);
  return app;
}

async function requireOperator(
  c: Context<PageEnv>,
  next: () => Promise<void>,
): Promise<Response | undefined> {
  const { account, url } = c.get('page');
  if (!account) return c.redirect(links.signIn(url), 303);
  if (account.role !== 'operator') throw new ForbiddenError('the desk is for operators');
  await next();
  return undefined;
}

function documentRoutes(app: Hono<PageEnv>, db: Db): void {
  app.get('/desk/documents', async (c) => {
    const number = pageNumber(c.req.query('page'));
    const stage = STAGES.find((candidate) => candidate === c.req.query('stage'));
    const [{ documents, total }, counts] = await Promise.all([
      listManaged(db, { ...(stage ? { stage } : {}), limit: PAGE_SIZE, offset: (number - 1) * PAGE_SIZE }),
      countManaged(db),
    ]);
    const owners = await nameUsers(
      db,
      documents.map(({ ownerId }) => ownerId),
    );
    const rows = documents.map((document) => ({ document, ownerName: owners.get(document.ownerId) ?? '' }));
    const props = { documents: rows, total, counts, pageNumber: number, pageSize: PAGE_SIZE };
    return c.html(<DeskDocumentsPage page={c.get('page')} {...props} {...(stage ? { stage } : {})} />);
  });
}

function categoryRoutes(app: Hono<PageEnv>, db: Db): void {
  app.get(links.deskCategories, (c) => renderCategories(c, db));
  app.post(links.deskCategories, (c) =>
    saveCategory(c, db, undefined, async (details) => void (await addCategory(db, details))),
  );
  app.post('/desk/categories/:id/change', (c) => {
    const id = c.req.param('id');
    return saveCategory(c, db, id, (details) => changeCategory(db, id, details));
  });
  const actions: Record<string, (id: string) => Promise<void>> = {
    remove: (id) => removeCategory(db, id),
    up: (id) => moveCategory(db, id, -1),
    down: (id) => moveCategory(db, id, 1),
  };
  for (const [name, act] of Object.entries(actions)) {
    app.post(`/desk/categories/:id/${name}`, async (c) => {
      await act(c.req.param('id'));
      return c.redirect(links.deskCategories, 303);
    });
  }
}

async function saveCategory(
  c: Context<PageEnv>,
  db: Db,
  id: string | undefined,
  save: (details: CategoryDetails) => Promise<void>,
): Promise<Response> {
  const body = await c.req.parseBody();
  const text = (name: string) => (typeof body[name] === 'string' ? body[name] : '');
  const values = {
    slug: text('slug'),
    nameZh: text('nameZh'),
    nameEn: text('nameEn'),
    keywords: text('keywords'),
  };
  try {
    await save({ ...values, keywords: values.keywords.split(/[\n,，、]/) });
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return renderCategories(c, db, { ...values, ...(id ? { id } : {}) }, error.fields);
  }
  return c.redirect(links.deskCategories, 303);
}

async function renderCategories(
  c: Context<PageEnv>,
  db: Db,
  values?: Record<string, string>,
  errors?: Record<string, string>,
): Promise<Response> {
  const [categories, counts] = await Promise.all([listCategories(db), countByCategory(db)]);
  const rows = categories.map((category) => ({ category, count: counts.get(category.id) ?? 0 }));
  return c.html(
    <DeskCategoriesPage
      page={c.get('page')}
      categories={rows}
      {...(values ? { values } : {})}
      {...(errors ? { errors } : {})}
    />,
    errors ? 422 : 200,
  );
}

function peopleRoutes(app: Hono<PageEnv>, db: Db): void {
  app.get(links.deskPeople, async (c) =>
    c.html(<DeskPeoplePage page={c.get('page')} people={await listUsers(db)} />),
  );
  app.post('/desk/people/:id', async (c) => {
    const { role: wanted } = await c.req.parseBody();
    const role = ROLES.find((candidate) => candidate === wanted);
    const person = await findUser(db, c.req.param('id'));
    if (!person) throw new NotFoundError();
    if (!role) throw new InvalidInputError({ role: 'unknown' });
    // Nobody may lock the last operator out, and nobody changes their own role by mistake.
    if (person.id === c.get('page').account?.id)
      throw new ForbiddenError('your own role is changed by another operator');
    await setRole(db, person.email, role);
    return c.redirect(links.deskPeople, 303);
  });
}

function settingRoutes(app: Hono<PageEnv>, db: Db): void {
  app.get(links.deskSettings, async (c) => {
    const values = {
      libraryName: (await readSetting<string>(db, LIBRARY_NAME)) ?? c.get('page').libraryName,
      footprintDays: String((await readSetting<number>(db, FOOTPRINT_DAYS)) ?? DEFAULT_FOOTPRINT_DAYS),
    };
    const saved = c.req.query('saved') !== undefined;
    return c.html(<DeskSettingsPage page={c.get('page')} {...{ values, saved }} />);
  });
  app.post(links.deskSettings, async (c) => {
    const body = await c.req.parseBody();
    const text = (name: string) => (typeof body[name] === 'string' ? body[name].trim() : '');
    const values = {
      libraryName: cleanLine(text('libraryName')).slice(0, 100),
      footprintDays: text('footprintDays'),
    };
    const days = Number(values.footprintDays);
    const errors = {
      ...(values.libraryName === '' ? { libraryName: 'required' } : {}),
      ...(isNumberOfDays(values.footprintDays, days) ? {} : { footprintDays: 'number' }),
    };
    if (Object.keys(errors).length > 0)
      return c.html(<DeskSettingsPage page={c.get('page')} {...{ values, errors }} />, 422);
    await writeSetting(db, LIBRARY_NAME, values.libraryName);
    await writeSetting(db, FOOTPRINT_DAYS, days);
    return c.redirect(`${links.deskSettings}?saved`, 303);
  });
}

function isNumberOfDays(text: string, days: number): boolean {
  return text !== '' && Number.isInteger(days) && days >= 0 && days <= MOST_FOOTPRINT_DAYS;
}
