import type { Child } from '#jsx/jsx-runtime';
import { CategoryLinks } from '../../catalog/pages/category-links.tsx';
import type { Category } from '../../catalog/categories.ts';
import { EmptyState, Notice } from '../../ui/blocks.tsx';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { Pagination } from '../../ui/pagination.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import type { Advice } from '../advice.ts';
import { searchSorts } from '../engine.ts';
import type { SearchAnswer } from '../find.ts';
import { briefly, isNarrowed, type SearchFormQuery } from '../request.ts';
import { ChosenFilters, Facets } from './facets.tsx';
import { NothingFound } from './nothing-found.tsx';
import { QueryNotes } from './query-notes.tsx';
import { SearchResults } from './search-results.tsx';

export interface SearchPageProps {
  page: PageContext;
  query: SearchFormQuery;
  categories: Category[];
  /** Names of accounts by identifier. */
  contributors: Map<string, string>;
  /** Undefined while the index cannot be used. `took` is in milliseconds. */
  answer: (SearchAnswer & { advice?: Advice | undefined; took: number; isRebuilding: boolean }) | undefined;
  pageNumber: number;
  pageSize: number;
  explain: boolean;
  /** Only the beginning of the query was read. */
  isCut: boolean;
  /** What can be done about the query. */
  tools?: Child;
}

export function SearchPage(props: SearchPageProps) {
  const { page, query, categories, answer } = props;
  const { t } = page;
  return (
    <Layout
      page={page}
      title={query.q ? t.search.titleFor(briefly(query.q)) : t.search.title}
      head={<meta name="robots" content="noindex" />}
      search={false}
    >
      <h1 class="sr-only">{t.search.title}</h1>
      <SearchBox page={page} value={query.q} large class="mx-auto max-w-3xl lg:mx-0 lg:max-w-none">
        <KeptFilters query={query} />
      </SearchBox>
      {answer?.isRebuilding && (
        <div class="mt-6">
          <Notice kind="done">
            <p class="font-medium">{t.find.rebuildingTitle}</p>
            <p class="muted">{t.find.rebuilding}</p>
          </Notice>
        </div>
      )}
      {answer === undefined ? (
        <EmptyState title={t.search.unavailableTitle} text={t.search.unavailable}>
          <CategoryLinks page={page} categories={categories} />
        </EmptyState>
      ) : answer.total > 0 ? (
        <Found {...props} answer={answer} />
      ) : (
        <>
          <NothingFound {...props} answer={answer} />
          {props.tools && <div class="flex justify-center">{props.tools}</div>}
        </>
      )}
    </Layout>
  );
}

/** A new query keeps the filters that are chosen. */
function KeptFilters({ query }: { query: SearchFormQuery }) {
  const { q: _, exact: __, sort, ...filters } = query;
  const kept = Object.entries({ ...filters, ...(sort === 'relevance' ? {} : { sort }) });
  return <>{kept.map(([name, value]) => value && <input type="hidden" name={name} value={value} />)}</>;
}

interface FoundProps extends SearchPageProps {
  answer: NonNullable<SearchPageProps['answer']>;
}

function Found({ explain, ...props }: FoundProps) {
  const { page, query, answer, pageNumber, pageSize } = props;
  const { t } = page;
  const { total, took, respelling, complete, results, marks } = answer;
  return (
    <div class="mt-8 gap-12 lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <Facets {...props} facets={answer.facets} />
      <div class="min-w-0">
        <div class="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-3 border-base-300 border-b pb-3">
          <p class="muted wrap-anywhere min-w-0" role="status">
            {t.search.results(total, briefly(respelling?.meant ?? query.q))}
            <span class="text-sm"> · {t.search.took(took)}</span>
          </p>
          <div class="flex flex-wrap items-center gap-x-6 gap-y-3">
            <Sorts page={page} query={query} />
            {props.tools}
          </div>
        </div>
        <ChosenFilters {...props} />
        <QueryNotes {...props} />
        {!complete && <p class="muted mt-4 text-sm">{t.find.partial}</p>}
        <SearchResults page={page} query={query} results={results} marks={marks} explain={explain} />
        {results.length === 0 && (
          <p class="py-8">
            <a href={links.search(query)} class="text-link">
              {t.find.beyondEnd}
            </a>
          </p>
        )}
        {results.length > 0 && (
          <Pagination
            {...{ page, total, pageNumber, pageSize }}
            href={(number) => links.search({ ...query, page: number })}
          />
        )}
        {isNarrowed(query) && (
          <p class="mt-8 text-center">
            <a href={links.search({ q: query.q })} class="text-link text-sm">
              {t.search.clear}
            </a>
          </p>
        )}
      </div>
    </div>
  );
}

function Sorts({ page: { t }, query }: { page: PageContext; query: SearchFormQuery }) {
  return (
    <nav aria-label={t.search.sort}>
      <ul class="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {searchSorts.map((sort) => (
          <li>
            <a
              href={links.search({ ...query, sort })}
              aria-current={sort === query.sort ? 'true' : undefined}
              class={
                sort === query.sort
                  ? 'border-primary border-b-2 pb-0.5 font-medium'
                  : 'muted hover:text-base-content hover:underline hover:underline-offset-4'
              }
            >
              {t.find.sorts[sort]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
