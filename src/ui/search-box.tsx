import type { Child } from '#jsx/jsx-runtime';
import { SearchIcon } from './icons.tsx';
import { links } from './links.ts';
import type { PageContext } from './page-context.ts';

export interface SearchBoxProps {
  page: PageContext;
  value?: string;
  large?: boolean;
  class?: string;
  /** Hidden fields that the form sends along. */
  children?: Child;
}

/** A plain form; where scripts run, `search-suggestions` adds a list of what the reader may mean. */
export function SearchBox({
  page,
  value = '',
  large = false,
  class: className = '',
  children,
}: SearchBoxProps) {
  const { t } = page;
  return (
    <form action={links.search()} role="search" class={`relative ${className}`}>
      {children}
      <SearchInput
        label={t.site.searchLibrary}
        placeholder={large ? t.site.searchHint : t.site.searchLibrary}
        value={value}
        large={large}
      />
      <SearchButton label={t.site.search} large={large} />
      <search-suggestions
        data-src={links.searchSuggestions()}
        data-search={links.search()}
        data-category={links.categories}
        data-label={t.find.suggestions}
        data-kinds={JSON.stringify(t.find.suggestionKinds)}
      />
    </form>
  );
}

/** More than is read of a query, so that what was pasted is not cut without a word; addresses must stay short. */
const MOST_TYPED = 1_000;

function SearchInput(props: { label: string; placeholder: string; value: string; large: boolean }) {
  return (
    <>
      <SearchIcon
        class={`muted pointer-events-none absolute z-1 ${props.large ? 'top-4 left-4 size-6' : 'top-2.5 left-3 size-5'}`}
      />
      <input
        type="search"
        name="q"
        value={props.value}
        aria-label={props.label}
        placeholder={props.placeholder}
        autocomplete="off"
        maxlength={MOST_TYPED}
        class={`input w-full placeholder:text-base-content/65 ${props.large ? 'h-14 pr-24 pl-13 text-lg' : 'pr-3 pl-10'}`}
      />
    </>
  );
}

function SearchButton({ label, large }: { label: string; large: boolean }) {
  return (
    <button
      type="submit"
      class={
        large
          ? 'btn btn-primary absolute top-2 right-2'
          : 'btn btn-sm btn-primary sr-only focus:not-sr-only focus:absolute focus:top-1 focus:right-1'
      }
    >
      {label}
    </button>
  );
}
