import { type Category, categoryName } from '../../catalog/categories.ts';
import { commonLanguages, languageName } from '../../ui/format.ts';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { SearchButton, SearchInput } from '../../ui/search-box.tsx';

export interface SearchFormQuery {
  q: string;
  /** A category's slug. */
  category?: string | undefined;
  format?: string | undefined;
  language?: string | undefined;
  price?: string | undefined;
  sort: string;
}

export interface SearchFormProps {
  page: PageContext;
  query: SearchFormQuery;
  categories: Category[];
}

export function isNarrowed(query: SearchFormQuery): boolean {
  return [query.category, query.format, query.language, query.price].some(Boolean);
}

export function SearchForm({ page, query, categories }: SearchFormProps) {
  const { t } = page;
  return (
    <form action={links.search()} role="search">
      <div class="relative">
        <SearchInput label={t.site.searchLibrary} placeholder={t.site.searchHint} value={query.q} large />
        <SearchButton label={t.site.search} large />
      </div>
      <Filters page={page} query={query} categories={categories} />
    </form>
  );
}

function Filters({ page, query, categories }: SearchFormProps) {
  const { t } = page;
  return (
    <fieldset class="mt-4 grid grid-cols-2 gap-3 sm:grid-cols-3 md:flex md:items-center">
      <legend class="sr-only">{t.search.filters}</legend>
      <Filter
        name="category"
        label={t.search.category}
        value={query.category}
        choices={[
          ['', t.search.anyCategory],
          ...categories.map((category) => [category.slug, categoryName(category, page.language)]),
        ]}
      />
      <Filter
        name="format"
        label={t.search.format}
        value={query.format}
        choices={[['', t.search.anyFormat], ...Object.entries(t.formats)]}
      />
      <Filter
        name="language"
        label={t.search.language}
        value={query.language}
        choices={[
          ['', t.search.anyLanguage],
          ...commonLanguages.map((tag) => [tag, languageName(tag, page.language) ?? tag]),
        ]}
      />
      <Filter
        name="price"
        label={t.search.price}
        value={query.price}
        choices={[['', t.search.anyPrice], ...Object.entries(t.search.prices)]}
      />
      <Filter name="sort" label={t.search.sort} value={query.sort} choices={Object.entries(t.search.sorts)} />
      <button type="submit" class="btn">
        {t.search.apply}
      </button>
    </fieldset>
  );
}

interface FilterProps {
  name: string;
  label: string;
  value: string | undefined;
  /** Values and what they are called. */
  choices: string[][];
}

function Filter({ name, label, value, choices }: FilterProps) {
  return (
    <select
      name={name}
      aria-label={label}
      class={`select min-w-0 ${value && name !== 'sort' ? 'border-primary' : ''}`}
    >
      {choices.map(([choice = '', words = '']) => (
        <option value={choice} selected={choice === (value ?? '')}>
          {words}
        </option>
      ))}
    </select>
  );
}
