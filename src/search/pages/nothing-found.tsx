import type { Category } from '../../catalog/categories.ts';
import { CategoryLinks } from '../../catalog/pages/category-links.tsx';
import { EmptyState } from '../../ui/blocks.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { Advice } from '../advice.ts';
import { isNarrowed, type SearchFormQuery } from '../request.ts';
import { ChosenFilters } from './facets.tsx';

export interface NothingFoundProps {
  page: PageContext;
  query: SearchFormQuery;
  categories: Category[];
  contributors: Map<string, string>;
  advice?: Advice | undefined;
}

export function NothingFound(props: NothingFoundProps) {
  const { page, query, categories, advice } = props;
  const { t } = page;
  if (query.q === '') {
    return (
      <EmptyState title={t.search.emptyQueryTitle} text={t.search.emptyQuery}>
        <CategoryLinks page={page} categories={categories} />
      </EmptyState>
    );
  }
  return (
    <div class="mx-auto max-w-2xl py-10">
      <div role="status">
        <h2 class="font-semibold font-serif text-2xl">{t.search.nothingTitle(query.q)}</h2>
      </div>
      <ChosenFilters {...props} />
      <OtherQueries query={query} title={t.find.nearest} queries={advice?.spellings ?? []} />
      <OtherQueries query={query} title={t.find.oneLess} queries={advice?.shorter ?? []} />
      <ul class="muted mt-6 list-disc space-y-1 pl-5">
        <li>{t.search.adviceWords}</li>
        <li>{t.search.adviceSpelling}</li>
        {isNarrowed(query) && (
          <li>
            <a href={links.search({ q: query.q })} class="text-link">
              {t.search.adviceFilters}
            </a>
          </li>
        )}
        {categories.length > 0 && <li>{t.search.adviceBrowse}</li>}
      </ul>
      <div class="mt-4">
        <CategoryLinks page={page} categories={categories} />
      </div>
    </div>
  );
}

function OtherQueries(props: { query: SearchFormQuery; title: string; queries: string[] }) {
  if (props.queries.length === 0) return null;
  return (
    <section class="mt-6">
      <h3 class="muted text-sm">{props.title}</h3>
      <ul class="mt-1 flex flex-wrap gap-x-5 gap-y-1">
        {props.queries.map((q) => (
          <li>
            <a href={links.search({ ...props.query, q })} class="text-link">
              {q}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
