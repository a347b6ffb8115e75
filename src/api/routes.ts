import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { findRights, mayUpload } from '../access/index.ts';
import { findTokenAccount } from '../accounts/index.ts';
import {
  type Category,
  countPublished,
  type Document,
  findDocuments,
  getDocument,
  listCategories,
  listPublished,
  listTags,
  receiveFile,
} from '../catalog/index.ts';
import {
  discardFiles,
  incomingFolder,
  libraryCurrency,
  readDefaults,
  readMultipart,
} from '../contributors/index.ts';
import type { OrderContext } from '../orders/index.ts';
import type { Recorder } from '../footprints/index.ts';
import type { Config } from '../platform/config.ts';
import type { Db } from '../platform/db/index.ts';
import { AppError, ForbiddenError, InvalidInputError, NotFoundError } from '../platform/errors.ts';
import { filtersOf, findResults, readQuery, type SearchEngine } from '../search/index.ts';
import type { Storage } from '../storage/index.ts';
import type { ApiEnv } from './env.ts';
import { footprintRoutes } from './footprint-routes.ts';
import { nextPage } from './next-page.ts';
import { presentDocument, presentFacets, statusOf } from './present.ts';
import { storeApi } from './store-routes.ts';
import {
  documentListSchema,
  documentSchema,
  pagingSchema,
  problemSchema,
  searchAnswerSchema,
  searchSchema,
  statusSchema,
} from './schemas.ts';

export interface ApiContext extends OrderContext {
  db: Db;
  storage: Storage;
  search: SearchEngine;
  footprints: Recorder;
  config: Config;
}

const idParameter = z.object({ id: z.string() });
const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});
const notFound = {
  description: 'no such document',
  content: { 'application/problem+json': { schema: problemSchema } },
};

export function apiRoutes(context: ApiContext): OpenAPIHono<ApiEnv> {
  const api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (!result.success) throw new InvalidInputError({}, z.prettifyError(result.error));
    },
  });
  api.use('/api/*', async (c, next) => {
    const token = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
    const account = token === undefined ? undefined : await findTokenAccount(context.db, token);
    if (token !== undefined && !account) throw new AppError('sign-in-required', 'this token is not known');
    c.set('bearer', account);
    await next();
  });
  listRoutes(api, context);
  documentRoutes(api, context);
  uploadRoute(api, context);
  storeApi(api, context);
  footprintRoutes(api, context);
  api.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  api.doc31('/api/v1/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Wenyuan', version: '1', description: 'Documents, their state and search.' },
    servers: [{ url: context.config.baseUrl }],
  });
  return api;
}

function listRoutes(api: OpenAPIHono<ApiEnv>, { db, search, config }: ApiContext): void {
  const present = presenter(db, config.baseUrl);
  const list = createRoute({
    method: 'get',
    path: '/api/v1/documents',
    request: { query: pagingSchema },
    responses: { 200: json(documentListSchema, 'published documents, newest first') },
  });
  api.openapi(list, async (c) => {
    const { page, limit } = c.req.valid('query');
    const [listed, total] = await Promise.all([
      listPublished(db, { order: 'newest', limit, offset: (page - 1) * limit }),
      countPublished(db),
    ]);
    const documents = await findDocuments(
      db,
      listed.map(({ id }) => id),
    );
    const categories = await listCategories(db);
    const results = await Promise.all(documents.map((document) => present(document, categories)));
    const next = nextPage(config.baseUrl + list.path, {}, { page, limit, total });
    return c.json({ results, total, next }, 200);
  });
  const find = createRoute({
    method: 'get',
    path: '/api/v1/search',
    request: { query: pagingSchema.extend(searchSchema.shape) },
    responses: { 200: json(searchAnswerSchema, 'documents that the query finds, and where to narrow it') },
  });
  api.openapi(find, async (c) => {
    const { page, limit } = c.req.valid('query');
    const query = readQuery((name) => c.req.query(name));
    const categories = await listCategories(db);
    const found = await findResults(db, search, {
      q: query.q,
      filters: filtersOf(query, categories),
      sort: query.sort,
      exact: query.exact === '1',
      facets: true,
      limit,
      offset: (page - 1) * limit,
    });
    const results = await Promise.all(
      found.results.map(async ({ document, pages, lockedPages, snippet }) => ({
        ...(await present(document, categories)),
        snippet: snippet.map(({ text }) => text).join(''),
        foundOnPages: pages,
        foundOnLockedPages: lockedPages,
      })),
    );
    const given = Object.fromEntries(
      Object.entries(c.req.query()).filter(([name]) => name !== 'page' && name !== 'limit'),
    );
    const { total, complete, correction = null, respelling, unquoted } = found;
    return c.json(
      {
        results,
        total,
        next: nextPage(config.baseUrl + find.path, given, { page, limit, total }),
        facets: presentFacets(found.facets, categories),
        complete,
        correction,
        searchedFor: respelling?.meant ?? null,
        unquoted,
      },
      200,
    );
  });
}

function documentRoutes(api: OpenAPIHono<ApiEnv>, { db, config }: ApiContext): void {
  const present = presenter(db, config.baseUrl);
  const show = createRoute({
    method: 'get',
    path: '/api/v1/documents/{id}',
    request: { params: idParameter },
    responses: { 200: json(documentSchema, 'the document'), 404: notFound },
  });
  api.openapi(show, async (c) => {
    const document = await getDocument(db, c.req.valid('param').id);
    if (!(await findRights(db, c.get('bearer'), document)).maySee) throw new NotFoundError();
    return c.json(await present(document), 200);
  });
  const status = createRoute({
    method: 'get',
    path: '/api/v1/documents/{id}/status',
    request: { params: idParameter },
    responses: { 200: json(statusSchema, 'how far processing is'), 404: notFound },
  });
  api.openapi(status, async (c) => {
    const document = await getDocument(db, c.req.valid('param').id);
    const rights = await findRights(db, c.get('bearer'), document);
    if (!rights.maySee) throw new NotFoundError();
    const error = rights.mayManage ? document.failureCode : null;
    const { id, stage, pagesDone, pageCount: pages } = document;
    return c.json({ id, status: statusOf(document), stage, pagesDone, pages, error }, 200);
  });
}

function uploadRoute(api: OpenAPIHono<ApiEnv>, { db, storage, config }: ApiContext): void {
  const present = presenter(db, config.baseUrl);
  const upload = createRoute({
    method: 'post',
    path: '/api/v1/documents',
    description: 'Multipart: `file`, and optionally price, previewPages, categoryId, licence, publish.',
    security: [{ bearer: [] }],
    responses: {
      201: json(documentSchema, 'received; its processing has begun'),
      409: { ...notFound, description: 'the library has this file already' },
    },
  });
  api.openapi(upload, async (c) => {
    const account = c.get('bearer');
    if (!account) throw new AppError('sign-in-required', 'a bearer token is needed');
    if (!mayUpload(account)) throw new ForbiddenError('contributors add documents');
    const form = await readMultipart(c.req.raw, incomingFolder(config), config.maxUploadBytes);
    try {
      const [file] = form.files;
      if (!file) throw new InvalidInputError({ file: 'required' }, 'the field `file` is missing');
      const currency = await libraryCurrency(db);
      const defaults = await readDefaults(db, form.fields, currency);
      const document = await receiveFile(db, storage, {
        ...defaults,
        ...file,
        ownerId: account.id,
        currency,
      });
      return c.json(await present(document), 201, { Location: `/api/v1/documents/${document.id}` });
    } finally {
      await discardFiles(form);
    }
  });
}

function presenter(db: Db, baseUrl: string) {
  return async (document: Document, categories?: Category[]) =>
    presentDocument(
      document,
      await listTags(db, document.id),
      categories ?? (await listCategories(db)),
      baseUrl,
    );
}
