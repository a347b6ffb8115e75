import type { Child } from '#jsx/jsx-runtime';
import { EmptyState } from '../../ui/blocks.tsx';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { SearchBox } from '../../ui/search-box.tsx';
import type { DocumentSummary } from '../documents.ts';
import { CountedCategories, type CountedCategory } from './category-links.tsx';
import { DocumentGrid } from './document-card.tsx';

const POPULAR_SHELF = 6;

export interface HomePageProps {
  page: PageContext;
  newest: DocumentSummary[];
  popular: DocumentSummary[];
  categories: CountedCategory[];
  total: number;
  sections?: Child;
}

export function HomePage({ page, newest, popular, categories, total, sections }: HomePageProps) {
  return (
    <Layout
      page={page}
      title={page.libraryName}
      description={page.t.site.footerAbout}
      wide
      search={total === 0}
    >
      {total === 0 ? (
        <EmptyLibrary page={page} />
      ) : (
        <>
          <Opening page={page} total={total} />
          <div class="frame grid gap-14 pt-10">
            {sections}
            <CountedCategories page={page} categories={categories} />
            <Shelf page={page} title={page.t.home.newest} documents={newest} first />
            {isWorthShowing(popular, newest) && (
              <Shelf page={page} title={page.t.home.popular} documents={popular.slice(0, POPULAR_SHELF)} />
            )}
          </div>
        </>
      )}
    </Layout>
  );
}

function Opening({ page, total }: { page: PageContext; total: number }) {
  const { t } = page;
  return (
    <section class="border-base-300 border-b bg-base-200">
      <div class="frame py-14 text-center md:py-20">
        <h1 class="font-semibold font-serif text-3xl tracking-wide md:text-5xl">{t.home.welcome}</h1>
        <p class="muted mt-4">{t.home.lead(total)}</p>
        <SearchBox page={page} large class="mx-auto mt-8 max-w-xl" />
      </div>
    </section>
  );
}

function Shelf(props: { page: PageContext; title: string; documents: DocumentSummary[]; first?: boolean }) {
  return (
    <section class="max-sm:[&_li:nth-child(n+7)]:hidden">
      <h2 class="mb-5 font-semibold font-serif text-2xl">{props.title}</h2>
      <DocumentGrid page={props.page} documents={props.documents} first={props.first ?? false} />
    </section>
  );
}

/** In a small library both shelves would hold the same documents. */
function isWorthShowing(popular: DocumentSummary[], newest: DocumentSummary[]): boolean {
  const shown = new Set(newest.map(({ id }) => id));
  return popular.some(({ id }) => !shown.has(id));
}

function EmptyLibrary({ page: { account, t } }: { page: PageContext }) {
  const role = account?.role ?? 'visitor';
  const text = {
    visitor: t.home.emptyVisitor,
    reader: t.home.emptyReader,
    contributor: t.home.emptyContributor,
    operator: t.home.emptyOperator,
  }[role];
  const mayUpload = role === 'contributor' || role === 'operator';
  return (
    <div class="frame py-16">
      <EmptyState level={1} title={t.home.emptyTitle} text={text}>
        {mayUpload && (
          <a href={links.upload} class="btn btn-primary">
            {t.home.uploadFirst}
          </a>
        )}
        {role === 'operator' && (
          <a href={links.deskCategories} class="btn">
            {t.home.arrangeSubjects}
          </a>
        )}
        {role === 'visitor' && (
          <a href={links.signIn()} class="btn">
            {t.site.signIn}
          </a>
        )}
      </EmptyState>
    </div>
  );
}
