import { Hono } from 'hono';
import { listCategories, pageNumber } from '../catalog/index.ts';
import { formats } from '../ingest/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { Log } from '../platform/log.ts';
import type { PageEnv } from '../ui/page-env.ts';
import type { SearchEngine, SearchSort } from './engine.ts';
import { findResults } from './find.ts';
import { SearchPage } from './pages/search.tsx';

const PAGE_SIZE = 20;
const SORTS: SearchSort[] = ['relevance', 'newest', 'popular'];
const PRICES = ['free', 'paid'] as const;

export interface SearchContext {
  db: Db;
  search: SearchEngine;
  log: Log;
}

export function searchRoutes({ db, search, log }: SearchContext): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.get('/search', async (c) => {
    const categories = await listCategories(db);
    const query = readQuery((name) => c.req.query(name));
    const number = pageNumber(c.req.query('page'));
    const categoryId = categories.find(({ slug }) => slug === query.category)?.id;
    const found = await findResults(db, search, {
      text: query.q,
      sort: query.sort,
      ...(query.format ? { format: query.format } : {}),
      ...(query.language ? { language: query.language } : {}),
      ...(query.price ? { price: query.price } : {}),
      ...(categoryId ? { categoryId } : {}),
      limit: PAGE_SIZE,
      offset: (number - 1) * PAGE_SIZE,
    }).catch((error: unknown) => {
      log.error({ err: error }, 'search failed');
      return { results: [], total: 0, unavailable: true };
    });
    return c.html(
      <SearchPage
        page={c.get('page')}
        {...{ query, categories }}
        {...found}
        pageNumber={number}
        pageSize={PAGE_SIZE}
      />,
    );
  });
  return app;
}

/** Unknown values are left out, so that any address gives a sensible page. */
export function readQuery(parameter: (name: string) => string | undefined) {
  const format = formats.find((candidate) => candidate === parameter('format'));
  const price = PRICES.find((candidate) => candidate === parameter('price'));
  const category = parameter('category');
  const language = parameter('language');
  return {
    q: (parameter('q') ?? '').trim(),
    sort: SORTS.find((candidate) => candidate === parameter('sort')) ?? 'relevance',
    ...(format ? { format } : {}),
    ...(price ? { price } : {}),
    ...(category ? { category } : {}),
    ...(language ? { language } : {}),
  };
}
