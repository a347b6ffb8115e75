import { Readable } from 'node:stream';
import { create as contentDisposition } from 'content-disposition';
import { type Context, Hono } from 'hono';
import { isPublicPage, mayDownload, maySee, mayViewPage } from '../access/index.ts';
import { findDocument, findGuardedFile, type GuardedFile } from '../catalog/index.ts';
import { findSource, PICTURE_WIDTHS, type Pictures, type PictureWidth } from '../ingest/index.ts';
import type { Db } from '../platform/db/index.ts';
import { ForbiddenError, InvalidInputError, NotFoundError } from '../platform/errors.ts';
import { originalKey, type Storage } from '../storage/index.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { countDownload } from './downloads.ts';
import { MEDIA_TYPES } from './media-types.ts';
import { parseRange } from './range.ts';

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

  app.get('/documents/:id/download', (c) => sendOriginal(c, context));

  return app;
}

async function sendPicture(
  c: Context<PageEnv>,
  { db, pictures }: ReaderContext,
  number: number,
  width: PictureWidth,
): Promise<Response> {
  const { account } = c.get('page');
  const document = await findGuardedFile(db, c.req.param('id') ?? '');
  if (!document || !maySee(account, document)) throw new NotFoundError();
  if (!mayViewPage(account, document, number)) throw refusal(document, number);
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

async function sendOriginal(c: Context<PageEnv>, { db, storage }: ReaderContext): Promise<Response> {
  const { account } = c.get('page');
  const document = await findDocument(db, c.req.param('id') ?? '');
  if (!document || !maySee(account, document)) throw new NotFoundError();
  if (!mayDownload(account, document)) throw new ForbiddenError('this document has a price');
  const headers = {
    'Content-Type': MEDIA_TYPES[document.format ?? 'unknown'],
    'Content-Disposition': contentDisposition(document.fileName),
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-cache',
    // Whatever a file holds, a browser that opens it must not run it as a page of ours.
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    ETag: `"${document.sha256}"`,
  };
  const key = originalKey(document.sha256);
  const range = parseRange(c.req.header('range'), document.bytes);
  if (range === 'unsatisfiable') return c.body(null, 416, { 'Content-Range': `bytes */${document.bytes}` });
  if (c.req.method !== 'HEAD' && (!range || range.start === 0)) await countDownload(db, document.id);
  if (!range) {
    return c.body(webStream(storage.stream(key)), 200, {
      ...headers,
      'Content-Length': String(document.bytes),
    });
  }
  return c.body(webStream(storage.stream(key, range)), 206, {
    ...headers,
    'Content-Length': String(range.end - range.start + 1),
    'Content-Range': `bytes ${range.start}-${range.end}/${document.bytes}`,
  });
}

function webStream(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}
