import { type Context, Hono } from 'hono';
import { findRights } from '../access/index.ts';
import {
  cleanFileName,
  type Document,
  DuplicateFileError,
  findDocument,
  getManagedDocument,
  replaceFile,
} from '../catalog/index.ts';
import { AppError } from '../platform/errors.ts';
import { localPath, refererPath } from '../platform/return-path.ts';
import { formatBytes } from '../ui/format.ts';
import { links } from '../ui/links.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { type ContributorContext, incomingFolder } from './context.ts';
import { discardFiles, readMultipart } from './multipart.ts';
import { ReplaceProblemPage } from './pages/replace-problem.tsx';

/** Another file in the place of one that failed. */
export function replaceRoutes(context: ContributorContext): Hono<PageEnv> {
  const { db } = context;
  const app = new Hono<PageEnv>();
  app.post('/studio/documents/:id/replace', async (c) => {
    const document = await getManagedDocument(db, c.get('page').account, c.req.param('id'));
    const returnTo = links.studioDocument(document.id);
    try {
      return c.redirect(localPath(await replace(c, context, document), returnTo), 303);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return await explain(c, context, document, error);
    }
  });
  return app;
}

/** The address that the form asks to go back to. */
async function replace(
  c: Context<PageEnv>,
  { db, storage, config }: ContributorContext,
  document: Document,
): Promise<string | undefined> {
  const form = await readMultipart(c.req.raw, incomingFolder(config), config.maxUploadBytes);
  try {
    const [file] = form.files;
    if (!file) throw new AppError('invalid-input', 'no file was chosen');
    await replaceFile(db, storage, document.id, file.path, cleanFileName(file.fileName));
    return form.fields['return'];
  } finally {
    await discardFiles(form);
  }
}

async function explain(
  c: Context<PageEnv>,
  { db, config }: ContributorContext,
  document: Document,
  error: AppError,
): Promise<Response> {
  const page = c.get('page');
  const { rows, upload } = page.t;
  const returnTo = refererPath(c.req.raw.headers, links.studioDocument(document.id));
  const draw = (reason: string, status: 409 | 413 | 422, existing?: Document) =>
    c.html(<ReplaceProblemPage {...{ page, document, reason, returnTo, existing }} />, status);
  if (error instanceof DuplicateFileError) {
    const existing = await findDocument(db, error.documentId);
    const seen = existing && (await findRights(db, page.account, existing)).maySee;
    return draw(rows.replaceDuplicate, 409, seen ? existing : undefined);
  }
  if (error.code === 'too-large')
    return draw(rows.replaceTooLarge(formatBytes(config.maxUploadBytes, page.language)), 413);
  if (error.code === 'invalid-input') return draw(upload.noFile, 422);
  if (error.code === 'conflict') return draw(rows.replaceLate, 409);
  throw error;
}
