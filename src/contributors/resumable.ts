import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { Hono } from 'hono';
import { mayUpload } from '../access/index.ts';
import { DuplicateFileError, receiveFile } from '../catalog/index.ts';
import { AppError, InvalidInputError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { links } from '../ui/links.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { type ContributorContext, libraryCurrency } from './context.ts';
import { readDefaults, type UploadFields } from './defaults.ts';

const EXPIRY_MS = 7 * 24 * 60 * 60_000;

type Metadata = Record<string, string | null>;

/**
 * Resumable uploads (the tus protocol). An upload's identifier starts with its owner's, so that
 * nobody continues, inspects or ends another's.
 */
export function resumableUploads(context: ContributorContext): Hono<PageEnv> {
  const folder = join(context.config.storageDir, 'uploads');
  const store = new FileStore({ directory: folder, expirationPeriodInMilliseconds: EXPIRY_MS });
  const pages = new WeakMap<object, PageContext>();
  const pageOf = (request: object): PageContext => {
    const page = pages.get(request);
    if (!page) throw new Error('a request without its page');
    return page;
  };
  const server = new Server({
    path: links.tus,
    datastore: store,
    maxSize: context.config.maxUploadBytes,
    relativeLocation: true,
    namingFunction: (request) => `${pageOf(request).account?.id}-${newId()}`,
    onUploadCreate: async (request, upload) => {
      await refuseBadFields(context, pageOf(request), upload.metadata ?? {});
      return {};
    },
    onUploadFinish: async (request, upload) => {
      await keep(context, pageOf(request), join(folder, upload.id), upload.metadata ?? {});
      await rm(join(folder, `${upload.id}.json`), { force: true });
      return {};
    },
  });
  void server.cleanUpExpiredUploads().catch(() => {});

  const app = new Hono<PageEnv>();
  app.on(['POST', 'PATCH', 'DELETE', 'OPTIONS', 'GET'], [links.tus, `${links.tus}/:id`], (c) => {
    const page = c.get('page');
    if (!page.account) return c.text(page.t.upload.signInFirst, 401);
    if (!mayUpload(page.account)) return c.text(page.t.upload.notAllowed, 403);
    const id = c.req.param('id');
    if (id !== undefined && !id.startsWith(`${page.account.id}-`)) return c.notFound();
    // A finished or unfinished file is not served from here, only its progress.
    if (c.req.method === 'GET') return c.notFound();
    const request = c.req.raw;
    pages.set(request, page);
    return server.handleWeb(request);
  });
  return app;
}

async function refuseBadFields(
  { db }: ContributorContext,
  page: PageContext,
  metadata: Metadata,
): Promise<void> {
  try {
    await readDefaults(db, fieldsOf(metadata), await libraryCurrency(db));
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    throw refusal(
      422,
      Object.values(error.fields)
        .map((code) => fieldError(page, code))
        .join(' '),
    );
  }
}

async function keep(
  { db, storage }: ContributorContext,
  page: PageContext,
  path: string,
  metadata: Metadata,
): Promise<void> {
  const { account } = page;
  if (!account) throw new AppError('sign-in-required');
  const currency = await libraryCurrency(db);
  const defaults = await readDefaults(db, fieldsOf(metadata), currency);
  const fileName = metadata['filename'] ?? '';
  try {
    await receiveFile(db, storage, { ...defaults, path, fileName, ownerId: account.id, currency });
  } catch (error) {
    if (error instanceof DuplicateFileError) throw refusal(409, page.t.upload.duplicate);
    throw error;
  }
}

function fieldsOf(metadata: Metadata): UploadFields {
  const field = (name: string) => metadata[name] ?? undefined;
  return {
    price: field('price'),
    previewPages: field('previewPages'),
    categoryId: field('categoryId'),
    licence: field('licence'),
    publish: field('publish'),
  };
}

function fieldError(page: PageContext, code: string): string {
  const texts: Record<string, string> = page.t.fieldErrors;
  return texts[code] ?? code;
}

/** What the protocol's server sends to the browser, whose script shows the sentence to the reader. */
function refusal(status: number, body: string): Error {
  return Object.assign(new Error(body), { status_code: status, body });
}
