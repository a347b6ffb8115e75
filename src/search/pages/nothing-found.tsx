import type { Category } from '../../catalog/categories.ts';
import { CategoryLinks } from '../../catalog/pages/category-links.tsx';
import { EmptyState } from '../../ui/blocks.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { isNarrowed, type SearchFormQuery } from './search-form.tsx';

export interface NothingFoundProps {
  page: PageContext;
  query: SearchFormQuery;
  categories: Category[];
}

export function NothingFound({ page, query, categories }: NothingFoundProps) {
  const { t } = page;
  const asked = query.q !== '' || isNarrowed(query);
  if (!asked) {
    return (
      <EmptyState title={t.search.emptyQueryTitle} text={t.search.emptyQuery}>
        <CategoryLinks page={page} categories={categories} />
      </EmptyState>
    );
  }
  return (
    <div class="mx-auto max-w-lg py-12">
      <div role="status">
        <h2 class="font-semibold font-serif text-2xl">{t.search.nothingTitle(query.q)}</h2>
      </div>
      <ul class="muted mt-4 list-disc space-y-1 pl-5">
        {query.q && <li>{t.search.adviceWords}</li>}
        {query.q && <li>{t.search.adviceSpelling}</li>}
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
