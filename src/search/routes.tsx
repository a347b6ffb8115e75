import { type Context, Hono } from 'hono';
import type { Child } from '#jsx/jsx-runtime';
import { clientAddress } from '../accounts/index.ts';
import { listCategories } from '../catalog/index.ts';
import type { Config } from '../platform/config.ts';
import type { Db } from '../platform/db/index.ts';
import type { Log } from '../platform/log.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { adviseOn } from './advice.ts';
import { nameContributors } from './contributor-names.ts';
import type { SearchEngine } from './engine.ts';
import { findResults, type SearchAnswer, type SearchRequest } from './find.ts';
import { SearchPage } from './pages/search.tsx';
import { splitQuery } from './query-language.ts';
import { QueryLog } from './query-log.ts';
import { filtersOf, MAX_QUERY, readPage, readQuery } from './request.ts';
import { findSuggestions } from './suggestions.ts';

const PAGE_SIZE = 20;

export interface SearchContext {
  db: Db;
  search: SearchEngine;
  log: Log;
  config: Pick<Config, 'trustedProxies'>;
  secret: string;
  /** What can be done about a query, beside what it found. */
  queryTools?(page: PageContext, q: string): Promise<Child>;
}

export function searchRoutes(context: SearchContext): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const queries = new QueryLog(context.db, context.secret);
  app.get('/search', async (c) => {
    const page = c.get('page');
    const categories = await listCategories(context.db);
    const query = readQuery((name) => c.req.query(name));
    const number = readPage(c.req.query('page'));
    const isCut = (c.req.query('q') ?? '').trim().length > MAX_QUERY;
    const explain = page.account?.role === 'operator' && c.req.query('explain') === '1';
    const request: SearchRequest = {
      q: query.q,
      filters: filtersOf(query, categories),
      sort: query.sort,
      limit: PAGE_SIZE,
      offset: (number - 1) * PAGE_SIZE,
      facets: true,
      explain,
      exact: query.exact === '1',
    };
    const answer = await answerQuery(context, request);
    if (answer) noteQuestion(queries, request, answer, whoAsks(c, context));
    const contributors = await nameContributors(
      context.db,
      answer?.facets.contributor ?? [],
      query.contributor,
    );
    const meant = answer?.respelling?.meant ?? query.q;
    const tools = splitQuery(meant).length > 0 ? await context.queryTools?.(page, meant) : undefined;
    return c.html(
      <SearchPage
        tools={tools}
        {...{ page, query, categories, contributors, explain, isCut }}
        answer={answer}
        pageNumber={number}
        pageSize={PAGE_SIZE}
      />,
    );
  });
  app.get('/search/suggestions', async (c) => {
    const q = c.req.query('q') ?? '';
    const suggestions = await findSuggestions(context.db, context.search, q).catch(() => []);
    return c.json({ suggestions }, 200, { 'Cache-Control': 'private, max-age=30' });
  });
  return app;
}

/** An account, or the network of somebody without one. */
function whoAsks(c: Context<PageEnv>, { config }: SearchContext): string {
  return c.get('page').account?.id ?? clientAddress(c, config.trustedProxies);
}

/** What was asked and meant; pages and filters come after it, and what is asked as typed was asked before. */
function noteQuestion(queries: QueryLog, request: SearchRequest, answer: SearchAnswer, asker: string): void {
  if (request.offset > 0 || request.exact || Object.keys(request.filters).length > 0) return;
  queries.note(answer.respelling?.meant ?? request.q, answer.total, asker);
}

/** Undefined while the index cannot be used; the page says so, and everything else goes on. */
async function answerQuery({ db, search, log }: SearchContext, request: SearchRequest) {
  try {
    const started = performance.now();
    const answer = await findResults(db, search, request);
    const took = performance.now() - started;
    const advice = answer.total === 0 && request.q !== '' ? await adviseOn(db, search, request) : undefined;
    return { ...answer, advice, took };
  } catch (error) {
    log.error({ err: error }, 'search failed');
    return undefined;
  }
}
