import { type Context, Hono } from 'hono';
import {
  type Document,
  type DocumentForm,
  EditedMeanwhileError,
  editDocument,
  getManagedDocument,
  LICENCES,
  listCategories,
  listManaged,
  listTags,
  pageNumber,
  publishDocument,
  removeDocument,
  retryDocument,
  unpublishDocument,
} from '../catalog/index.ts';
import { InvalidInputError } from '../platform/errors.ts';
import { minorDigits } from '../platform/money.ts';
import { localPath } from '../platform/return-path.ts';
import { links } from '../ui/links.ts';
import type { PageEnv } from '../ui/page-env.ts';
import type { ContributorContext } from './context.ts';
import { EditPage } from './pages/edit.tsx';
import { StudioPage } from './pages/studio.tsx';
import { replaceRoutes } from './replace-routes.tsx';
import { requireContributor } from './upload-routes.tsx';

const PAGE_SIZE = 50;

export function studioRoutes(context: ContributorContext): Hono<PageEnv> {
  const { db } = context;
  const app = new Hono<PageEnv>();
  app.use('/studio/*', requireContributor);
  app.use(links.studio, requireContributor);

  app.get(links.studio, async (c) => {
    const page = c.get('page');
    const number = pageNumber(c.req.query('page'));
    const query = { ownerId: page.account?.id ?? '', limit: PAGE_SIZE, offset: (number - 1) * PAGE_SIZE };
    const { documents, total } = await listManaged(db, query);
    return c.html(
      <StudioPage page={page} {...{ documents, total }} pageNumber={number} pageSize={PAGE_SIZE} />,
    );
  });

  app.get('/studio/documents/:id', async (c) => {
    const document = await managed(c, context);
    const tags = await listTags(db, document.id);
    const saved = c.req.query('saved') !== undefined;
    return renderEdit(c, context, document, formOf(document, tags), { saved });
  });

  app.post('/studio/documents/:id', async (c) => {
    const document = await managed(c, context);
    const body = await c.req.parseBody();
    const form = readForm(body);
    try {
      await editDocument(db, document.id, form, Number(body['revision']));
      if (body['publish']) await publishDocument(db, document.id);
    } catch (error) {
      if (error instanceof EditedMeanwhileError)
        return renderEdit(c, context, document, form, { conflict: true });
      if (!(error instanceof InvalidInputError)) throw error;
      return renderEdit(c, context, document, form, { errors: error.fields });
    }
    return c.redirect(`${links.studioDocument(document.id)}?saved`, 303);
  });

  actionRoutes(app, context);
  return app;
}

function actionRoutes(app: Hono<PageEnv>, context: ContributorContext): void {
  const { db } = context;
  const actions: Record<string, (id: string) => Promise<void>> = {
    publish: (id) => publishDocument(db, id),
    unpublish: (id) => unpublishDocument(db, id),
    retry: (id) => retryDocument(db, id),
    remove: (id) => removeDocument(db, id),
  };
  for (const [name, act] of Object.entries(actions)) {
    app.post(`/studio/documents/:id/${name}`, async (c) => {
      const document = await managed(c, context);
      await act(document.id);
      const { return: back } = await c.req.parseBody();
      return c.redirect(
        localPath(back, name === 'remove' ? links.studio : links.studioDocument(document.id)),
        303,
      );
    });
  }
  app.route('/', replaceRoutes(context));
}

function managed(c: Context<PageEnv>, { db }: ContributorContext): Promise<Document> {
  return getManagedDocument(db, c.get('page').account, c.req.param('id') ?? '');
}

function readForm(body: Record<string, unknown>): DocumentForm {
  const text = (name: string) => (typeof body[name] === 'string' ? body[name].toWellFormed() : '');
  return {
    title: text('title'),
    author: text('author'),
    summary: text('summary'),
    language: text('language'),
    categoryId: text('categoryId'),
    tags: text('tags'),
    licence: text('licence'),
    price: text('price'),
    previewPages: text('previewPages'),
  };
}

function formOf(document: Document, tags: string[]): DocumentForm {
  const digits = minorDigits(document.price.currency);
  return {
    title: document.title,
    author: document.author,
    summary: document.summary,
    language: document.language,
    categoryId: document.categoryId ?? '',
    tags: tags.join(', '),
    licence: document.licence,
    price: (document.price.minor / 10 ** digits).toFixed(digits),
    previewPages: String(document.previewPages),
  };
}

async function renderEdit(
  c: Context<PageEnv>,
  { db }: ContributorContext,
  document: Document,
  form: DocumentForm,
  outcome: { errors?: Record<string, string>; conflict?: boolean; saved?: boolean },
): Promise<Response> {
  const [tags, categories] = await Promise.all([listTags(db, document.id), listCategories(db)]);
  const props = {
    document,
    tags,
    categories,
    licences: LICENCES,
    values: { ...form },
    errors: {},
    ...outcome,
  };
  const status = outcome.conflict ? 409 : outcome.errors ? 422 : 200;
  return c.html(<EditPage page={c.get('page')} {...props} />, status);
}
