import { Hono } from 'hono';
import { findRights, type Rights, whoReads } from '../access/index.ts';
import { listPageSizes } from '../ingest/index.ts';
import type { Db } from '../platform/db/index.ts';
import { NotFoundError } from '../platform/errors.ts';
import { links } from '../ui/links.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { getCategory, listCategories } from './categories.ts';
import { type Document, findDocument, listTags } from './documents.ts';
import type { CatalogExtras } from './extras.ts';
import { createLately } from './lately.ts';
import { countByCategory, countPublished, listPublished } from './listing.ts';
import { ArrivingProgress } from './pages/arriving-version.tsx';
import { CategoryPage } from './pages/category.tsx';
import { DocumentPage } from './pages/document.tsx';
import { DocumentProgress } from './pages/document-progress.tsx';
import { HomePage } from './pages/home.tsx';
import { pageNumber } from './page-number.ts';
import { slugify } from './slug.ts';
import { findArrivingVersion } from './versions/versions.ts';

const HOME_SHELF = 12;
const PAGE_SIZE = 24;
export interface CatalogContext {
  db: Db;
  extras?: CatalogExtras;
}

/** Pictures shown on the document page; the reader shows the rest. */
const MAX_PICTURES = 20;

export function catalogRoutes({ db, extras = {} }: CatalogContext): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const lately = createLately(db);
  const findSimilar = async (document: Document) => {
    const similar = (await extras.similar?.(document)) ?? [];
    // What is new and of no category is not like it.
    return similar.length > 0 || !document.categoryId ? similar : await lately.neighbours(document);
  };

  app.get('/', async (c) => {
    const [newest, popular, categories, counts, total] = await Promise.all([
      listPublished(db, { order: 'newest', limit: HOME_SHELF }),
      listPublished(db, { order: 'popular', limit: HOME_SHELF }),
      listCategories(db),
      countByCategory(db),
      countPublished(db),
    ]);
    const sections = await extras.homeSections?.(c.get('page'));
    const counted = categories.map((category) => ({ category, count: counts.get(category.id) ?? 0 }));
    return c.html(
      <HomePage page={c.get('page')} {...{ newest, popular, total, sections }} categories={counted} />,
    );
  });

  app.get('/categories/:slug', async (c) => {
    const category = await getCategory(db, c.req.param('slug'));
    const order = c.req.query('order') === 'popular' ? 'popular' : 'newest';
    const number = pageNumber(c.req.query('page'));
    const [categories, documents, total] = await Promise.all([
      listCategories(db),
      listPublished(db, {
        categoryId: category.id,
        order,
        limit: PAGE_SIZE,
        offset: (number - 1) * PAGE_SIZE,
      }),
      countPublished(db, category.id),
    ]);
    const tools = await extras.categoryTools?.(c.get('page'), category);
    const props = { category, categories, documents, total, order, tools } as const;
    return c.html(<CategoryPage page={c.get('page')} {...props} pageNumber={number} pageSize={PAGE_SIZE} />);
  });

  app.get('/documents/:id', async (c) => {
    const { document } = await findVisible(db, c.get('page'), c.req.param('id'));
    return c.redirect(links.document(document.id, slugify(document.title)), 301);
  });

  app.get('/documents/:id/progress', async (c) => {
    const page = c.get('page');
    const { document, rights } = await findVisible(db, page, c.req.param('id'));
    if (!rights.mayManage) throw new NotFoundError();
    const arriving = await findArrivingVersion(db, document.id);
    if (arriving) return c.html(<ArrivingProgress {...{ page, document, arriving }} />);
    return c.html(<DocumentProgress page={page} document={document} />);
  });

  app.get('/documents/:id/:slug', async (c) => {
    const page = c.get('page');
    const { document, rights } = await findVisible(db, page, c.req.param('id'));
    const slug = slugify(document.title);
    if (c.req.param('slug') !== slug) return c.redirect(links.document(document.id, slug), 301);
    await extras.opened?.(c, document);
    const [tags, categories, contributor, pages, similar] = await Promise.all([
      listTags(db, document.id),
      document.categoryId ? lately.categories() : [],
      lately.contributorName(document.ownerId),
      listPageSizes(db, document.sha256, picturesShown(document, rights.visiblePages)),
      findSimilar(document),
    ]);
    const [offers, tools, sections] = await Promise.all([
      extras.offers?.(page, document),
      extras.tools?.(page, document),
      extras.sections?.(page, document),
    ]);
    const arriving = rights.mayManage ? await findArrivingVersion(db, document.id) : undefined;
    const category = categories.find(({ id }) => id === document.categoryId);
    return c.html(
      <DocumentPage
        page={page}
        {...{ document, slug, tags, pages, similar, offers, tools, sections, arriving }}
        {...(category ? { category } : {})}
        contributor={contributor}
        visiblePages={rights.visiblePages}
        mayDownload={rights.mayDownload}
        mayManage={rights.mayManage}
      />,
    );
  });

  return app;
}

/** The preview is the same for everyone: its free pages; a document page is not the reader. */
function picturesShown(document: Document, visible: number): number {
  return Math.min(visible, MAX_PICTURES, Math.max(1, document.previewPages));
}

async function findVisible(
  db: Db,
  page: PageContext,
  id: string,
): Promise<{ document: Document; rights: Rights }> {
  const document = await findDocument(db, id);
  const rights = document && (await findRights(db, whoReads(page), document));
  if (!document || !rights?.maySee) throw new NotFoundError();
  return { document, rights };
}
