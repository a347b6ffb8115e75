import { type Context, type Env, Hono, type Next } from 'hono';
import { findRights, isPublicPage, whoReads } from '../access/index.ts';
import { findGuardedFile, type GuardedFile } from '../catalog/index.ts';
import { findSource, PICTURE_WIDTHS, type Pictures, type PictureWidth } from '../ingest/index.ts';
import type { Db } from '../platform/db/index.ts';
import { ForbiddenError, InvalidInputError, NotFoundError } from '../platform/errors.ts';
import type { Storage } from '../storage/index.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { sendOriginal } from './send-original.ts';

export interface ReaderContext {
  db: Db;
  storage: Storage;
  pictures: Pictures;
}

const COVER_WIDTH = 480;
const ONE_YEAR_S = 31_536_000;

/**
 * Pictures that everyone may see, answered before anybody is asked who they are: most requests are for
 * these. All others go on to `readerRoutes`.
 */
export function publicPictureRoutes(context: ReaderContext): Hono {
  const app = new Hono();
  onPictures(app, async (c, asked, next) => {
    const document = await findGuardedFile(context.db, c.req.param('id') ?? '');
    if (!document || !asked.width || !isPublicPage(document, asked.page)) return await next();
    return await sendPicture(c, context, document, { page: asked.page, width: asked.width });
  });
  return app;
}

export function readerRoutes(context: ReaderContext): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  onPictures(app, async (c, { page, width }) => {
    if (!width) throw new InvalidInputError({ w: 'unknown' }, `w is one of ${PICTURE_WIDTHS.join(', ')}`);
    const document = await findGuardedFile(context.db, c.req.param('id') ?? '');
    const rights = document && (await findRights(context.db, whoReads(c.get('page')), document));
    if (!document || !rights?.maySee) throw new NotFoundError();
    if (page < 1 || page > rights.visiblePages) throw refusal(document, page);
    return await sendPicture(c, context, document, { page, width });
  });
  app.get('/documents/:id/download', (c) =>
    sendOriginal(c, context, c.req.param('id'), whoReads(c.get('page'))),
  );
  return app;
}

interface AskedPicture {
  page: number;
  /** Undefined if it is none of those that are drawn. */
  width: PictureWidth | undefined;
}

type PictureHandler<E extends Env> = (
  c: Context<E>,
  asked: AskedPicture,
  next: Next,
) => Promise<Response | void>;

function onPictures<E extends Env>(app: Hono<E>, answer: PictureHandler<E>): void {
  app.get('/documents/:id/cover.webp', (c, next) => answer(c, { page: 1, width: COVER_WIDTH }, next));
  app.get('/documents/:id/pages/:file{[0-9]+\\.webp}', (c, next) => {
    const width = PICTURE_WIDTHS.find((candidate) => String(candidate) === (c.req.query('w') ?? '800'));
    return answer(c, { page: Number.parseInt(c.req.param('file'), 10), width }, next);
  });
}

async function sendPicture(
  c: Context,
  { db, pictures }: ReaderContext,
  document: GuardedFile,
  { page, width }: { page: number; width: PictureWidth },
): Promise<Response> {
  const etag = `"${document.sha256.slice(0, 16)}-${page}-${width}"`;
  const headers = {
    ETag: etag,
    'Cache-Control': cachePolicy(document, page, c.req.query('v')),
    'X-Content-Type-Options': 'nosniff',
  };
  if (c.req.header('if-none-match')?.split(/,\s*/).includes(etag)) return c.body(null, 304, headers);
  const source = { sha256: document.sha256, shownKey: () => shownKey(db, document.sha256) };
  const picture = await pictures.find(source, page, width);
  // Made without Hono's help, which would copy the headers into a slow object of their own first.
  return new Response(picture as Uint8Array<ArrayBuffer>, {
    headers: { ...headers, 'Content-Type': 'image/webp' },
  });
}

function refusal(document: GuardedFile, number: number): Error {
  const exists = document.stage === 'ready' && number >= 1 && number <= document.pageCount;
  return exists ? new ForbiddenError('this page is locked') : new NotFoundError('there is no such page');
}

/** An address that names the file's version never changes its answer; one without is asked about again. */
function cachePolicy(document: GuardedFile, number: number, version: string | undefined): string {
  const scope = isPublicPage(document, number) ? 'public' : 'private';
  return version === document.sha256.slice(0, 8)
    ? `${scope}, max-age=${ONE_YEAR_S}, immutable`
    : `${scope}, max-age=0, must-revalidate`;
}

async function shownKey(db: Db, sha256: string): Promise<string> {
  const source = await findSource(db, sha256);
  if (!source) throw new NotFoundError('the file has not been read');
  return source.shownKey;
}
