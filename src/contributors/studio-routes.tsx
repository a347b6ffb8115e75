import { type Context, Hono } from 'hono';
import {
  cancelVersion,
  type Document,
  type DocumentForm,
  EditedMeanwhileError,
  editDocument,
  findArrivingVersion,
  getManagedDocument,
  LICENCES,
  listCategories,
  listManaged,
  listTags,
  pageNumber,
  publishDocument,
  removeDocument,
  retryDocument,
  retryVersion,
  unpublishDocument,
} from '../catalog/index.ts';
import { InvalidInputError } from '../platform/errors.ts';
import { localPath } from '../platform/return-path.ts';
import { links } from '../ui/links.ts';
import type { PageEnv } from '../ui/page-env.ts';
import type { ContributorContext } from './context.ts';
import { type FieldDifference, formOf, mergeForms, readForm, readOpened } from './edit-form.ts';
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
    const current = formOf(document, await listTags(db, document.id));
    const { form, differences } = mergeForms(readForm(body), readOpened(body['opened']), current);
    const revision = Number(body['revision']);
    if (revision !== document.revision) return renderEdit(c, context, document, form, { differences });
    try {
      await editDocument(db, document.id, form, revision);
      if (body['publish']) await publishDocument(db, document.id);
    } catch (error) {
      if (error instanceof EditedMeanwhileError)
        return renderEdit(c, context, document, form, { differences });
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
    'version/retry': (id) => retryVersion(db, id),
    'version/cancel': (id) => cancelVersion(db, id),
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

async function renderEdit(
  c: Context<PageEnv>,
  { db }: ContributorContext,
  document: Document,
  form: DocumentForm,
  outcome: { errors?: Record<string, string>; differences?: FieldDifference[]; saved?: boolean },
): Promise<Response> {
  const [tags, categories, arriving] = await Promise.all([
    listTags(db, document.id),
    listCategories(db),
    findArrivingVersion(db, document.id),
  ]);
  const props = {
    document,
    tags,
    categories,
    arriving,
    licences: LICENCES,
    values: { ...form },
    opened: { ...formOf(document, tags) },
    errors: {},
    ...outcome,
  };
  const status = outcome.differences ? 409 : outcome.errors ? 422 : 200;
  return c.html(<EditPage page={c.get('page')} {...props} />, status);
}
