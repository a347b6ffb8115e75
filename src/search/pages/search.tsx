import { CategoryLinks } from '../../catalog/pages/category-links.tsx';
import type { Category } from '../../catalog/categories.ts';
import { EmptyState } from '../../ui/blocks.tsx';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { Pagination } from '../../ui/pagination.tsx';
import { NothingFound } from './nothing-found.tsx';
import { isNarrowed, SearchForm, type SearchFormQuery } from './search-form.tsx';
import { SearchResults, type ShownResult } from './search-results.tsx';

export interface SearchPageProps {
  page: PageContext;
  query: SearchFormQuery;
  results: ShownResult[];
  total: number;
  pageNumber: number;
  pageSize: number;
  categories: Category[];
  /** Milliseconds. */
  took?: number | undefined;
  unavailable?: boolean | undefined;
}

export function SearchPage(props: SearchPageProps) {
  const { page, query, categories, total } = props;
  const { t } = page;
  return (
    <Layout
      page={page}
      title={query.q ? t.search.titleFor(query.q) : t.search.title}
      head={<meta name="robots" content="noindex" />}
      search={false}
    >
      <div class="mx-auto max-w-4xl">
        <h1 class="sr-only">{t.search.title}</h1>
        <SearchForm page={page} query={query} categories={categories} />
        {props.unavailable ? (
          <EmptyState title={t.search.unavailableTitle} text={t.search.unavailable}>
            <CategoryLinks page={page} categories={categories} />
          </EmptyState>
        ) : total > 0 ? (
          <Found {...props} />
        ) : (
          <NothingFound page={page} query={query} categories={categories} />
        )}
      </div>
    </Layout>
  );
}

function Found({ page, query, results, total, pageNumber, pageSize, took }: SearchPageProps) {
  const { t } = page;
  return (
    <>
      <p class="muted mt-8 mb-2" role="status">
        {t.search.results(total, query.q)}
        {took !== undefined && <span class="text-sm"> · {t.search.took(took)}</span>}
        {isNarrowed(query) && (
          <a href={links.search({ q: query.q })} class="text-link ml-3 whitespace-nowrap text-sm">
            {t.search.clear}
          </a>
        )}
      </p>
      <SearchResults page={page} query={query.q} results={results} />
      <Pagination
        {...{ page, total, pageNumber, pageSize }}
        href={(number) => links.search({ ...query, page: number })}
      />
    </>
  );
}
