import type { Category } from '../../catalog/categories.ts';
import { CategoryLinks } from '../../catalog/pages/category-links.tsx';
import { EmptyState } from '../../ui/blocks.tsx';
import { formatNumber } from '../../ui/format.ts';
import { links } from '../../ui/links.ts';
import { nameIn } from '../../ui/messages/index.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { Advice } from '../advice.ts';
import type { SearchAnswer } from '../find.ts';
import { splitQuery } from '../query-language.ts';
import { briefly, isNarrowed, type SearchFormQuery } from '../request.ts';
import { ChosenFilters } from './facets.tsx';
import { QueryNotes } from './query-notes.tsx';

export interface NothingFoundProps {
  page: PageContext;
  query: SearchFormQuery;
  categories: Category[];
  contributors: Map<string, string>;
  answer: SearchAnswer & { advice?: Advice | undefined };
  isCut: boolean;
}

export function NothingFound(props: NothingFoundProps) {
  const { page, query, categories, answer } = props;
  const { advice } = answer;
  const { t } = page;
  // Marks alone ask for nothing.
  if (splitQuery(query.q).length === 0 && !isNarrowed(query)) {
    return (
      <EmptyState title={t.search.emptyQueryTitle} text={t.search.emptyQuery}>
        <CategoryLinks page={page} categories={categories} />
      </EmptyState>
    );
  }
  return (
    <div class="mx-auto max-w-2xl py-10">
      <div role="status">
        <h2 class="wrap-anywhere font-semibold font-serif text-2xl">
          {t.search.nothingTitle(briefly(query.q))}
        </h2>
      </div>
      <ChosenFilters {...props} />
      <QueryNotes {...props} />
      <OtherQueries query={query} title={t.find.nearest} queries={advice?.spellings ?? []} />
      <OtherQueries query={query} title={t.find.anywhere} queries={advice?.anywhere ?? []} />
      <OtherQueries query={query} title={t.find.oneLess} queries={advice?.shorter ?? []} />
      {advice && <OtherFormats page={page} query={query} formats={advice.formats} />}
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
  const others = props.queries.map((q) => ({ href: links.search({ ...props.query, q }), words: q }));
  return <Ways title={props.title} ways={others} />;
}

function OtherFormats(props: { page: PageContext; query: SearchFormQuery; formats: Advice['formats'] }) {
  const { t, language } = props.page;
  const { rest, counts } = props.formats;
  const ways = counts.map(({ value, count }) => ({
    href: links.search({ ...props.query, q: rest, format: value }),
    words: `${nameIn(t.formats, value)} (${formatNumber(count, language)})`,
  }));
  return <Ways title={t.find.formats} ways={ways} />;
}

function Ways({ title, ways }: { title: string; ways: Array<{ href: string; words: string }> }) {
  if (ways.length === 0) return null;
  return (
    <section class="mt-6">
      <h3 class="muted text-sm">{title}</h3>
      <ul class="mt-1 flex flex-wrap gap-x-5 gap-y-1">
        {ways.map(({ href, words }) => (
          <li class="wrap-anywhere">
            <a href={href} class="text-link">
              {words}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
