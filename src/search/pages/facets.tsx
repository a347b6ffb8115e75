import { type Category, categoryName } from '../../catalog/categories.ts';
import { formatNumber, languageName } from '../../ui/format.ts';
import { links } from '../../ui/links.ts';
import { nameIn } from '../../ui/messages/index.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { type FacetCount, type FacetName, facetNames, lengthClasses } from '../engine.ts';
import { facetParameters, isNarrowed, type SearchFormQuery } from '../request.ts';

export interface FacetNames {
  page: PageContext;
  categories: Category[];
  contributors: Map<string, string>;
}

export interface FacetsProps extends FacetNames {
  query: SearchFormQuery;
  facets: Record<FacetName, FacetCount[]>;
}

const MOST_VALUES = 8;

/** Where the results can be narrowed, with how many there are; a column, or folded away on a phone. */
export function Facets({ facets, ...props }: FacetsProps) {
  const { page, query } = props;
  const groups = facetNames.flatMap((name) => {
    const values = shownValues(name, facets[name], props);
    const isChosen = query[facetParameters[name]] !== undefined;
    return values.length > 1 || (values.length === 1 && isChosen) ? [{ name, values }] : [];
  });
  if (groups.length === 0) return <div />;
  const lists = groups.map(({ name, values }) => <Facet {...props} name={name} values={values} />);
  return (
    <aside aria-label={page.t.search.filters}>
      <details class="mb-6 rounded-box border border-base-300 lg:hidden">
        <summary class="px-4 py-3 font-medium">
          {page.t.search.filters}
          {isNarrowed(query) && <span class="muted font-normal text-sm"> · {page.t.find.narrowed}</span>}
        </summary>
        <div class="grid gap-6 px-4 pb-4 sm:grid-cols-2">{lists}</div>
      </details>
      <div class="hidden gap-7 lg:grid">{lists}</div>
    </aside>
  );
}

interface FacetProps extends FacetNames {
  query: SearchFormQuery;
  name: FacetName;
  values: FacetCount[];
}

function Facet({ name, values, query, ...names }: FacetProps) {
  const { t, language } = names.page;
  const parameter = facetParameters[name];
  return (
    <div>
      <p class="mb-1 font-medium text-sm">{t.find.facets[name]}</p>
      <ul class="text-sm" aria-label={t.find.facets[name]}>
        {values.map(({ value, count }) => {
          const address = addressValue(name, value, names.categories);
          const isChosen = query[parameter] === address;
          return (
            <li>
              <a
                href={links.search({ ...query, [parameter]: isChosen ? undefined : address })}
                aria-current={isChosen ? 'true' : undefined}
                class={`-mx-2 flex items-baseline justify-between gap-3 rounded-field px-2 py-1 hover:bg-base-200 ${isChosen ? 'bg-base-200 font-medium' : ''}`}
              >
                <span class="min-w-0 truncate">{facetWords(name, value, names)}</span>
                <span class="muted text-xs tabular-nums">{formatNumber(count, language)}</span>
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The filters chosen, each with a link that takes it off. */
export function ChosenFilters({ query, ...names }: FacetNames & { query: SearchFormQuery }) {
  if (!isNarrowed(query)) return null;
  const { t } = names.page;
  return (
    <ul class="mt-4 flex flex-wrap gap-2" aria-label={t.find.chosen}>
      {facetNames.flatMap((name) => {
        const address = query[facetParameters[name]];
        if (address === undefined) return [];
        const value = name === 'category' ? categoryId(address, names.categories) : address;
        // A category that there is not narrows nothing; whatever else is unknown is called as the address calls it.
        const words = facetWords(name, value, names) || (name === 'category' ? '' : address);
        if (words === '') return [];
        return [
          <li>
            <a
              href={links.search({ ...query, [facetParameters[name]]: undefined })}
              class="btn btn-sm font-normal"
              aria-label={t.find.takeOff(words)}
            >
              {words} <span aria-hidden="true">×</span>
            </a>
          </li>,
        ];
      })}
    </ul>
  );
}

function shownValues(
  name: FacetName,
  counts: FacetCount[],
  props: Omit<FacetsProps, 'facets'>,
): FacetCount[] {
  const named = counts.filter(({ value }) => facetWords(name, value, props) !== '');
  if (name === 'year')
    return named.toSorted((a, b) => Number(b.value) - Number(a.value)).slice(0, MOST_VALUES);
  if (name !== 'length') return named.slice(0, MOST_VALUES);
  return lengthClasses.flatMap((value) => named.find((count) => count.value === value) ?? []);
}

function facetWords(name: FacetName, value: string, { page, categories, contributors }: FacetNames): string {
  const { t, language } = page;
  if (name === 'category') {
    const category = categories.find(({ id }) => id === value);
    return category ? categoryName(category, language) : '';
  }
  if (name === 'format') return nameIn(t.formats, value);
  if (name === 'language') return languageName(value, language) ?? t.common.unknownLanguage;
  if (name === 'price') return nameIn(t.find.prices, value);
  if (name === 'length') return nameIn(t.find.lengths, value);
  if (name === 'contributor') return contributors.get(value) ?? '';
  return value;
}

function addressValue(name: FacetName, value: string, categories: Category[]): string {
  if (name !== 'category') return value;
  return categories.find(({ id }) => id === value)?.slug ?? value;
}

function categoryId(slug: string, categories: Category[]): string {
  return categories.find((category) => category.slug === slug)?.id ?? '';
}
