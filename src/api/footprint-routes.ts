import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Account } from '../accounts/index.ts';
import { listCategories } from '../catalog/index.ts';
import {
  accountTrail,
  exportFootprint,
  listFootprints,
  type Recorder,
  removeAllFootprints,
  removeFootprint,
  removeFootprintsWithin,
} from '../footprints/index.ts';
import type { Db } from '../platform/db/index.ts';
import { findProgress } from '../reader/index.ts';
import { AppError } from '../platform/errors.ts';
import { nextPage } from './next-page.ts';
import type { ApiEnv } from './env.ts';
import { footprintListSchema, pagingSchema, problemSchema } from './schemas.ts';

export interface FootprintApiContext {
  db: Db;
  footprints: Recorder;
  config: { baseUrl: string };
}

const PATH = '/api/v1/footprints';
const security = [{ bearer: [] }];
const times = { from: z.iso.datetime().optional(), to: z.iso.datetime().optional() };
const needsToken = {
  description: 'a bearer token is needed',
  content: { 'application/problem+json': { schema: problemSchema } },
};

/** The token's own footprints: listed with the filters of the page, and removed one, within a span, or all. */
export function footprintRoutes(api: OpenAPIHono<ApiEnv>, context: FootprintApiContext): void {
  listRoute(api, context);
  removeRoute(api, context);
}

function listRoute(api: OpenAPIHono<ApiEnv>, { db, footprints, config }: FootprintApiContext): void {
  const list = createRoute({
    method: 'get',
    path: PATH,
    security,
    request: {
      query: pagingSchema.extend({
        q: z.string().max(200).optional(),
        category: z.string().optional(),
        ...times,
      }),
    },
    responses: {
      200: {
        description: 'documents opened, the latest first; `from` is inside, `to` outside',
        content: { 'application/json': { schema: footprintListSchema } },
      },
      401: needsToken,
    },
  });
  api.openapi(list, async (c) => {
    const account = bearer(c.get('bearer'));
    const { page, limit, ...query } = c.req.valid('query');
    await footprints.flush();
    const filter = {
      words: query.q,
      categoryId: await categoryIdOf(db, query.category),
      start: timeOf(query.from),
      end: timeOf(query.to),
    };
    const part = { limit, offset: (page - 1) * limit };
    const found = await listFootprints(
      db,
      { trail: accountTrail(account.id), reader: account },
      filter,
      part,
    );
    const progress = await findProgress(
      db,
      { account: account.id },
      found.footprints.map(({ documentId }) => documentId),
    );
    const results = found.footprints.map((footprint) => exportFootprint(footprint, progress, config.baseUrl));
    const next = nextPage(config.baseUrl + PATH, c.req.query(), { page, limit, total: found.total });
    return c.json({ results, total: found.total, next }, 200);
  });
}

function removeRoute(api: OpenAPIHono<ApiEnv>, { db, footprints }: FootprintApiContext): void {
  const remove = createRoute({
    method: 'delete',
    path: PATH,
    security,
    description: 'Removes that of one document, those within a span, or, without a query, all.',
    request: { query: z.strictObject({ document: z.string().optional(), ...times }) },
    responses: { 204: { description: 'removed' }, 401: needsToken },
  });
  api.openapi(remove, async (c) => {
    const trail = accountTrail(bearer(c.get('bearer')).id);
    const { document, from, to } = c.req.valid('query');
    await footprints.flush();
    if (document !== undefined) await removeFootprint(db, trail, document);
    else if (from !== undefined || to !== undefined) {
      const span = { start: timeOf(from) ?? 0, end: timeOf(to) ?? Number.MAX_SAFE_INTEGER };
      await removeFootprintsWithin(db, trail, span);
    } else await removeAllFootprints(db, trail);
    return c.body(null, 204);
  });
}

function bearer(account: Account | undefined): Account {
  if (!account) throw new AppError('sign-in-required', 'a bearer token is needed');
  return account;
}

/** An unknown category holds nothing. */
async function categoryIdOf(db: Db, slug: string | undefined): Promise<string | undefined> {
  if (slug === undefined) return undefined;
  return (await listCategories(db)).find((category) => category.slug === slug)?.id ?? 'none';
}

function timeOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}
