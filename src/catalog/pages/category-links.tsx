import { formatNumber } from '../../ui/format.ts';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { type Category, categoryName } from '../categories.ts';

export interface CountedCategory {
  category: Category;
  count: number;
}

export function CountedCategories({
  page,
  categories,
}: {
  page: PageContext;
  categories: CountedCategory[];
}) {
  if (categories.length === 0) return null;
  return (
    <nav aria-labelledby="categories">
      <h2 id="categories" class="mb-4 font-semibold font-serif text-2xl">
        {page.t.home.categories}
      </h2>
      <ul class="grid grid-cols-1 gap-x-8 sm:grid-cols-2 lg:grid-cols-4">
        {categories.map(({ category, count }) => (
          <li class="border-base-300 border-b">
            <a
              href={links.category(category.slug)}
              class="flex items-baseline justify-between gap-3 py-3 underline-offset-4 hover:text-primary hover:underline"
            >
              <span>{categoryName(category, page.language)}</span>
              <span class="muted text-sm tabular-nums">{formatNumber(count, page.language)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export interface CategoryLinksProps {
  page: PageContext;
  categories: Category[];
  current?: string;
}

/** All subjects in a line that wraps, the one being looked at marked. */
export function CategoryLinks({ page, categories, current }: CategoryLinksProps) {
  return (
    <ul class="flex flex-wrap gap-2">
      {categories.map((category) => (
        <li>
          <a
            href={links.category(category.slug)}
            aria-current={category.id === current ? 'page' : undefined}
            class={`btn btn-sm font-normal text-sm ${category.id === current ? 'btn-primary' : 'btn-ghost border-base-300'}`}
          >
            {categoryName(category, page.language)}
          </a>
        </li>
      ))}
    </ul>
  );
}
