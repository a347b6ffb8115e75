import { type Context, Hono } from 'hono';
import { mayUpload } from '../access/index.ts';
import {
  DEFAULT_PREVIEW_PAGES,
  DuplicateFileError,
  LICENCES,
  listCategories,
  listManaged,
  receiveFile,
} from '../catalog/index.ts';
import { AppError, ForbiddenError, InvalidInputError } from '../platform/errors.ts';
import { links } from '../ui/links.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { type ContributorContext, incomingFolder, libraryCurrency } from './context.ts';
import { readDefaults } from './defaults.ts';
import { discardFiles, type MultipartForm, readMultipart } from './multipart.ts';
import { UploadPage } from './pages/upload.tsx';
import { UploadRows } from './pages/upload-rows.tsx';

const RECENT = 50;
const UNSET = {
  price: '0',
  previewPages: String(DEFAULT_PREVIEW_PAGES),
  categoryId: '',
  licence: '',
  publish: false,
};

export function uploadRoutes(context: ContributorContext): Hono<PageEnv> {
  const { db, config } = context;
  const app = new Hono<PageEnv>();
  app.use(links.upload, requireContributor);
  app.use(links.uploadProgress, requireContributor);

  app.get(links.upload, (c) => renderUpload(c, context));

  app.get(links.uploadProgress, async (c) => {
    const page = c.get('page');
    const { documents } = await listManaged(db, { ownerId: page.account?.id ?? '', limit: RECENT });
    return c.html(<UploadRows page={page} documents={documents} />);
  });

  app.post(links.upload, async (c) => {
    let form: MultipartForm | undefined;
    const again = (problem: string) => renderUpload(c, context, problem, form?.fields);
    try {
      form = await readMultipart(c.req.raw, incomingFolder(config), config.maxUploadBytes);
      const problem = await keepFiles(context, c, form);
      return problem ? again(problem) : c.redirect(links.upload, 303);
    } catch (error) {
      if (form) await discardFiles(form);
      if (!(error instanceof AppError)) throw error;
      return again(describe(c, error));
    }
  });

  return app;
}

export async function requireContributor(
  c: Context<PageEnv>,
  next: () => Promise<void>,
): Promise<Response | undefined> {
  const { account } = c.get('page');
  if (!account) return c.redirect(links.signIn(c.get('page').url), 303);
  if (!mayUpload(account)) throw new ForbiddenError('contributors add documents');
  await next();
  return undefined;
}

/** Keeps every file it can; what is wrong with the others comes back as one text. */
async function keepFiles(
  { db, storage }: ContributorContext,
  c: Context<PageEnv>,
  form: MultipartForm,
): Promise<string | undefined> {
  const { account, t } = c.get('page');
  if (!account) throw new AppError('sign-in-required');
  if (form.files.length === 0) return t.upload.noFile;
  const currency = await libraryCurrency(db);
  const defaults = await readDefaults(db, form.fields, currency);
  const problems: string[] = [];
  for (const { path, fileName } of form.files) {
    try {
      await receiveFile(db, storage, { ...defaults, path, fileName, ownerId: account.id, currency });
    } catch (error) {
      if (!(error instanceof DuplicateFileError)) throw error;
      problems.push(`${fileName}: ${t.upload.duplicate}`);
    }
  }
  return problems.join('\n') || undefined;
}

function describe(c: Context<PageEnv>, error: AppError): string {
  const { t } = c.get('page');
  if (error.code === 'too-large') return t.upload.tooLargeAny;
  if (error instanceof InvalidInputError) {
    const texts: Record<string, string> = t.fieldErrors;
    return (
      Object.values(error.fields)
        .map((code) => texts[code] ?? code)
        .join(' ') || t.upload.noFile
    );
  }
  throw error;
}

/** What was typed stays, so that sending again means the same. */
function asTyped({ price, previewPages, categoryId, licence, publish }: Record<string, string>) {
  return {
    price: price ?? UNSET.price,
    previewPages: previewPages ?? UNSET.previewPages,
    categoryId: categoryId ?? '',
    licence: licence ?? '',
    publish: publish !== undefined,
  };
}

async function renderUpload(
  c: Context<PageEnv>,
  { db, config }: ContributorContext,
  error?: string,
  typed?: Record<string, string>,
): Promise<Response> {
  const page = c.get('page');
  const [{ documents }, categories, currency] = await Promise.all([
    listManaged(db, { ownerId: page.account?.id ?? '', limit: RECENT }),
    listCategories(db),
    libraryCurrency(db),
  ]);
  return c.html(
    <UploadPage
      page={page}
      {...{ documents, categories, licences: LICENCES, maxUploadBytes: config.maxUploadBytes }}
      defaults={{ ...UNSET, ...(typed && asTyped(typed)), currency }}
      {...(error ? { error } : {})}
    />,
    error ? 422 : 200,
  );
}
