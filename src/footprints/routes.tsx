import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { whoReads } from '../access/index.ts';
import type { Visitors } from '../accounts/index.ts';
import { listCategories, pageNumber } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import { InvalidInputError } from '../platform/errors.ts';
import { localPath } from '../platform/return-path.ts';
import { findProgress, type ReaderIdentity } from '../reader/index.ts';
import { links } from '../ui/links.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { readTimeZone, spanOfDay } from './days.ts';
import { exportFootprint, toCsv } from './export.ts';
import { type FootprintList, listFootprints } from './list.ts';
import type { Openings } from './openings.ts';
import { FootprintsPage } from './pages/footprints.tsx';
import { isPaused, pauseTrail, resumeTrail } from './pause.ts';
import { readFootprintQuery, toFilter } from './query.ts';
import type { Recorder } from './recorder.ts';
import { removeAllFootprints, removeFootprint, removeFootprintsWithin } from './remove.ts';
import { footprintDays } from './retention.ts';
import { trailOf, visitorTrail } from './trail.ts';

export interface FootprintContext {
  db: Db;
  visitors: Visitors;
  recorder: Recorder;
  openings: Openings;
}

const PAGE_SIZE = 50;
const EVERYTHING = { limit: 100_000, offset: 0 };

export function footprintRoutes(context: FootprintContext): Hono<PageEnv> {
  const { recorder, openings } = context;
  const app = new Hono<PageEnv>();
  const prepare = async (c: Context<PageEnv>, next: () => Promise<void>) => {
    c.header('Cache-Control', 'private, no-store');
    await openings.settle(c);
    await recorder.flush();
    await next();
  };
  app.use(links.footprints(), prepare);
  app.use(`${links.footprints()}/*`, prepare);
  app.get(links.footprints(), (c) => showFootprints(c, context));
  exportRoutes(app, context);
  removalRoutes(app, context);
  pauseRoutes(app, context);
  return app;
}

async function showFootprints(c: Context<PageEnv>, context: FootprintContext): Promise<Response> {
  const { db } = context;
  const page = c.get('page');
  const timeZone = timeZoneOf(c);
  const categories = await listCategories(db);
  const query = readFootprintQuery((name) => c.req.query(name), categories, timeZone);
  const number = pageNumber(c.req.query('page'));
  const trail = trailOf(page);
  const [list, paused, days] = await Promise.all([
    findFootprints(c, db, toFilter(query, categories, timeZone), {
      limit: PAGE_SIZE,
      offset: (number - 1) * PAGE_SIZE,
    }),
    trail ? isPaused(db, trail) : false,
    footprintDays(db),
  ]);
  const documents = list.footprints.flatMap(({ document }) => document ?? []);
  const progress = await findProgress(
    db,
    readerOf(page),
    documents.map(({ id }) => id),
  );
  const props = { query, categories, timeZone, paused, days, progress, ...list };
  return c.html(<FootprintsPage page={page} {...props} pageNumber={number} pageSize={PAGE_SIZE} />);
}

function exportRoutes(app: Hono<PageEnv>, { db }: FootprintContext): void {
  const exported = async (c: Context<PageEnv>) => {
    const page = c.get('page');
    const { footprints } = await findFootprints(c, db, {}, EVERYTHING);
    const progress = await findProgress(db, readerOf(page));
    return footprints.map((footprint) => exportFootprint(footprint, progress, page.baseUrl));
  };
  app.get(links.footprintsExport('json'), async (c) =>
    c.body(`${JSON.stringify({ footprints: await exported(c) }, null, 2)}\n`, 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="footprints.json"',
    }),
  );
  app.get(links.footprintsExport('csv'), async (c) =>
    c.body(toCsv(await exported(c)), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="footprints.csv"',
    }),
  );
}

function removalRoutes(app: Hono<PageEnv>, { db }: FootprintContext): void {
  app.post('/footprints/documents/:id/remove', async (c) => {
    const trail = trailOf(c.get('page'));
    if (trail) await removeFootprint(db, trail, c.req.param('id'));
    return goBack(c);
  });
  app.post('/footprints/days/:day/remove', async (c) => {
    const trail = trailOf(c.get('page'));
    const span = spanOfDay(c.req.param('day'), timeZoneOf(c));
    if (!span) throw new InvalidInputError({ day: 'invalid' }, 'a day is written as 2026-11-22');
    if (trail) await removeFootprintsWithin(db, trail, span);
    return goBack(c);
  });
  app.post(links.footprintsRemove, async (c) => {
    const trail = trailOf(c.get('page'));
    if (trail) await removeAllFootprints(db, trail);
    return goBack(c);
  });
}

function pauseRoutes(app: Hono<PageEnv>, { db, visitors }: FootprintContext): void {
  app.post(links.footprintsPause, async (c) => {
    await pauseTrail(db, trailOf(c.get('page')) ?? visitorTrail(visitors.ensure(c)));
    return goBack(c);
  });
  app.post(links.footprintsResume, async (c) => {
    const trail = trailOf(c.get('page'));
    if (trail) await resumeTrail(db, trail);
    return goBack(c);
  });
}

async function goBack(c: Context<PageEnv>): Promise<Response> {
  const { return: back } = await c.req.parseBody();
  return c.redirect(localPath(back, links.footprints()), 303);
}

async function findFootprints(
  c: Context<PageEnv>,
  db: Db,
  filter: Parameters<typeof listFootprints>[2],
  part: { limit: number; offset: number },
): Promise<FootprintList> {
  const page = c.get('page');
  const trail = trailOf(page);
  if (!trail) return { footprints: [], total: 0 };
  return await listFootprints(db, { trail, reader: whoReads(page) }, filter, part);
}

function readerOf({ account, visitor }: PageContext): ReaderIdentity {
  return { account: account?.id, visitor };
}

function timeZoneOf(c: Context<PageEnv>): string {
  return readTimeZone(getCookie(c, 'timezone'));
}
