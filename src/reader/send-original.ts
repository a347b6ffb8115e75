import { Readable } from 'node:stream';
import { create as contentDisposition } from 'content-disposition';
import type { Context } from 'hono';
import { findRights, noteUse, type Reader } from '../access/index.ts';
import { downloadName, findDocument } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import { ForbiddenError, NotFoundError } from '../platform/errors.ts';
import { originalKey, type Storage } from '../storage/index.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { chooseFile } from './chosen-file.ts';
import { countDownload } from './downloads.ts';
import { MEDIA_TYPES } from './media-types.ts';
import { parseRange } from './range.ts';

/**
 * Sends a document's file, or that of an earlier `?version=`, whole or in the part asked for, to `reader` where they may have it; throws
 * `NotFoundError` or `ForbiddenError` otherwise.
 */
export async function sendOriginal(
  c: Context<PageEnv>,
  { db, storage }: { db: Db; storage: Storage },
  documentId: string,
  reader: Reader | undefined,
): Promise<Response> {
  const document = await findDocument(db, documentId);
  const rights = document && (await findRights(db, reader, document));
  if (!document || !rights?.maySee) throw new NotFoundError();
  if (!rights.mayDownload) throw new ForbiddenError('this document has a price');
  const file = await chooseFile(db, document, reader, c.req.query('version'));
  const headers = {
    'Content-Type': MEDIA_TYPES[file.format ?? 'unknown'],
    'Content-Disposition': contentDisposition(downloadName(file)),
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-cache',
    // Whatever a file holds, a browser that opens it must not run it as a page of ours.
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    ETag: `"${file.sha256}"`,
  };
  const key = originalKey(file.sha256);
  const range = parseRange(c.req.header('range'), file.bytes);
  if (range === 'unsatisfiable') return c.body(null, 416, { 'Content-Range': `bytes */${file.bytes}` });
  if (c.req.method !== 'HEAD') {
    // A download that goes on where it broke off is one; but any part of the file is use made of it.
    if (!range || range.start === 0) await countDownload(db, document.id);
    if (reader && !rights.mayManage && document.priceMinor > 0) await noteUse(db, reader.id, document.id);
  }
  if (!range) {
    return c.body(webStream(storage.stream(key)), 200, {
      ...headers,
      'Content-Length': String(file.bytes),
    });
  }
  return c.body(webStream(storage.stream(key, range)), 206, {
    ...headers,
    'Content-Length': String(range.end - range.start + 1),
    'Content-Range': `bytes ${range.start}-${range.end}/${file.bytes}`,
  });
}

function webStream(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}
