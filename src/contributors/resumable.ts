import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Metadata, Server } from '@tus/server';
import { type Context, Hono } from 'hono';
import { mayUpload } from '../access/index.ts';
import { DuplicateFileError } from '../catalog/index.ts';
import { InvalidInputError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { links } from '../ui/links.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { createArrivals, fieldsOf, ownerOf } from './arrivals.ts';
import { type ContributorContext, libraryCurrency } from './context.ts';
import { readDefaults, type UploadFields } from './defaults.ts';

const EXPIRY_MS = 7 * 24 * 60 * 60_000;

/**
 * Resumable uploads (the tus protocol). An upload's identifier starts with its owner's, so that
 * nobody continues, inspects or ends another's. Success is answered once the library has the file.
 */
export function resumableUploads(context: ContributorContext): Hono<PageEnv> {
  const folder = join(context.config.storageDir, 'uploads');
  const store = new FileStore({ directory: folder, expirationPeriodInMilliseconds: EXPIRY_MS });
  const arrivals = createArrivals(context, store, folder);
  const owners = new WeakMap<object, string>();
  const server = new Server({
    path: links.tus,
    datastore: store,
    maxSize: context.config.maxUploadBytes,
    relativeLocation: true,
    namingFunction: (request) => `${owners.get(request)}-${newId()}`,
  });
  void arrivals
    .recover()
    .then(() => server.cleanUpExpiredUploads())
    .catch(() => {});

  const app = new Hono<PageEnv>();
  app.on(['POST', 'PATCH', 'DELETE', 'OPTIONS', 'GET'], [links.tus, `${links.tus}/:id`], async (c) => {
    const page = c.get('page');
    if (!page.account) return c.text(page.t.upload.signInFirst, 401);
    if (!mayUpload(page.account)) return c.text(page.t.upload.notAllowed, 403);
    const id = c.req.param('id');
    if (id !== undefined && ownerOf(id) !== page.account.id) return c.notFound();
    // A finished or unfinished file is not served from here, only its progress.
    if (c.req.raw.method === 'GET') return c.notFound();
    owners.set(c.req.raw, page.account.id);
    try {
      const fields = readFields(c);
      await refuseBadFields(context, fields ?? metadataFields(c));
      const response = await server.handleWeb(c.req.raw);
      const uploadId = id ?? response.headers.get('location')?.split('/').at(-1);
      if (response.ok && uploadId && c.req.raw.method !== 'DELETE')
        await arrivals.keepIfWhole(uploadId, fields);
      return response;
    } catch (error) {
      return refusal(c, page, error);
    }
  });
  return app;
}

/**
 * What the form says now. It comes with every request, for someone may go on with a file days later
 * and want another price for it than when they began; a program may leave it to the upload's metadata.
 */
function readFields(c: Context<PageEnv>): UploadFields | undefined {
  const header = c.req.header('Upload-Fields');
  if (header === undefined) return undefined;
  try {
    return fieldsOf(JSON.parse(decodeURIComponent(header)) as Record<string, string>);
  } catch {
    throw new InvalidInputError({ fields: 'unknown' }, 'Upload-Fields is percent-encoded JSON');
  }
}

function metadataFields(c: Context<PageEnv>): UploadFields {
  const metadata = c.req.header('Upload-Metadata');
  try {
    return metadata === undefined ? {} : fieldsOf(Metadata.parse(metadata));
  } catch {
    throw new InvalidInputError({ metadata: 'unknown' }, 'Upload-Metadata is not as the tus protocol says');
  }
}

/** Before the first byte is sent, not after the last. */
async function refuseBadFields({ db }: ContributorContext, fields: UploadFields): Promise<void> {
  await readDefaults(db, fields, await libraryCurrency(db));
}

/** A sentence that the browser's script shows to the reader. */
function refusal(c: Context<PageEnv>, page: PageContext, error: unknown): Response {
  if (error instanceof DuplicateFileError) return c.text(page.t.upload.duplicate, 409);
  if (!(error instanceof InvalidInputError)) throw error;
  const texts: Record<string, string> = page.t.fieldErrors;
  const words = Object.values(error.fields).map((code) => texts[code] ?? code);
  return c.text(words.join(' '), 422);
}
