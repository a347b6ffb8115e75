import { categoryName } from '../../catalog/categories.ts';
import type { Category } from '../../catalog/index.ts';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { type FootprintQuery, isFiltered } from '../query.ts';

export interface FootprintFiltersProps {
  page: PageContext;
  query: FootprintQuery;
  categories: Category[];
  total: number;
}

export function FootprintFilters({ page, query, categories, total }: FootprintFiltersProps) {
  const { t } = page;
  return (
    <form action={links.footprints()} role="search" aria-label={t.footprints.filter} class="mb-10">
      <div class="grid grid-cols-2 items-end gap-3 md:grid-cols-[minmax(12rem,1fr)_auto_auto_auto_auto]">
        <Labelled label={t.footprints.words} class="col-span-2 md:col-span-1">
          <input
            type="search"
            name="q"
            value={query.q}
            maxlength={200}
            autocomplete="off"
            class="input w-full"
          />
        </Labelled>
        <Labelled label={t.footprints.category} class="col-span-2 sm:col-span-1">
          <select name="category" class="select w-full">
            <option value="">{t.footprints.anyCategory}</option>
            {categories.map((category) => (
              <option value={category.slug} selected={category.slug === query.category}>
                {categoryName(category, page.language)}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled label={t.footprints.from} class="max-sm:col-start-1">
          <input type="date" name="from" value={query.from ?? ''} class="input w-full" />
        </Labelled>
        <Labelled label={t.footprints.to}>
          <input type="date" name="to" value={query.to ?? ''} class="input w-full" />
        </Labelled>
        <button type="submit" class="btn max-md:col-span-2">
          {t.footprints.apply}
        </button>
      </div>
      {isFiltered(query) && (
        <p class="muted mt-3 text-sm">
          {t.common.documents(total)}
          <span aria-hidden="true"> · </span>
          <a href={links.footprints()} class="text-link">
            {t.footprints.clear}
          </a>
        </p>
      )}
    </form>
  );
}

function Labelled(props: { label: string; class?: string; children?: unknown }) {
  return (
    <label class={`block min-w-0 text-sm ${props.class ?? ''}`}>
      <span class="muted mb-1 block">{props.label}</span>
      {props.children}
    </label>
  );
}
