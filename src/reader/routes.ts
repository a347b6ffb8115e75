import { type Context, Hono } from 'hono';
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

export function readerRoutes(context: ReaderContext): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  app.get('/documents/:id/cover.webp', async (c) => sendPicture(c, context, 1, COVER_WIDTH));

  app.get('/documents/:id/pages/:file{[0-9]+\\.webp}', (c) => {
    const width = PICTURE_WIDTHS.find((candidate) => String(candidate) === (c.req.query('w') ?? '800'));
    if (!width) throw new InvalidInputError({ w: 'unknown' }, `w is one of ${PICTURE_WIDTHS.join(', ')}`);
    return sendPicture(c, context, Number.parseInt(c.req.param('file'), 10), width);
  });

  app.get('/documents/:id/download', (c) =>
    sendOriginal(c, context, c.req.param('id'), whoReads(c.get('page'))),
  );

  return app;
}

async function sendPicture(
  c: Context<PageEnv>,
  { db, pictures }: ReaderContext,
  number: number,
  width: PictureWidth,
): Promise<Response> {
  const document = await findGuardedFile(db, c.req.param('id') ?? '');
  const rights = document && (await findRights(db, whoReads(c.get('page')), document));
  if (!document || !rights?.maySee) throw new NotFoundError();
  if (number < 1 || number > rights.visiblePages) throw refusal(document, number);
  const etag = `"${document.sha256.slice(0, 16)}-${number}-${width}"`;
  const headers = {
    ETag: etag,
    'Cache-Control': cachePolicy(document, number, c.req.query('v')),
    'X-Content-Type-Options': 'nosniff',
  };
  if (c.req.header('if-none-match')?.split(/,\s*/).includes(etag)) return c.body(null, 304, headers);
  const source = { sha256: document.sha256, shownKey: () => shownKey(db, document.sha256) };
  const picture = await pictures.find(source, number, width);
  return c.body(picture as Uint8Array<ArrayBuffer>, 200, { ...headers, 'Content-Type': 'image/webp' });
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
