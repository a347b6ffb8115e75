import type { Child } from '#jsx/jsx-runtime';
import { EmptyState, PageTitle } from '../../ui/blocks.tsx';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { Pagination } from '../../ui/pagination.tsx';
import { type Category, categoryName } from '../categories.ts';
import type { DocumentSummary } from '../documents.ts';
import { CategoryLinks } from './category-links.tsx';
import { DocumentGrid } from './document-card.tsx';

const orders = ['newest', 'popular'] as const;

export interface CategoryPageProps {
  page: PageContext;
  category: Category;
  categories: Category[];
  documents: DocumentSummary[];
  total: number;
  order: (typeof orders)[number];
  /** What can be done about the category. */
  tools?: Child;
  pageNumber: number;
  pageSize: number;
}

export function CategoryPage(props: CategoryPageProps) {
  const { page, category, categories, documents, total, order, pageNumber, pageSize } = props;
  const { t } = page;
  const name = categoryName(category, page.language);
  return (
    <Layout page={page} title={name} description={`${name}: ${t.common.documents(total)}`}>
      <nav class="mb-8" aria-label={t.category.others}>
        <CategoryLinks page={page} categories={categories} current={category.id} />
      </nav>
      <PageTitle title={name} lead={t.common.documents(total)}>
        <div class="flex flex-wrap items-center gap-x-6 gap-y-3">
          {total > 1 && <OrderLinks page={page} slug={category.slug} order={order} />}
          {props.tools}
        </div>
      </PageTitle>
      {documents.length === 0 ? (
        <EmptyState title={t.category.emptyTitle} text={t.category.empty} />
      ) : (
        <DocumentGrid page={page} documents={documents} heading={2} first />
      )}
      <Pagination
        {...{ page, total, pageNumber, pageSize }}
        href={(number) => links.category(category.slug, { order, page: number })}
      />
    </Layout>
  );
}

function OrderLinks({ page: { t }, slug, order }: { page: PageContext; slug: string; order: string }) {
  return (
    <nav aria-label={t.category.order} class="flex gap-4">
      {orders.map((candidate) => (
        <a
          href={links.category(slug, { order: candidate })}
          aria-current={candidate === order ? 'true' : undefined}
          class={
            candidate === order
              ? 'border-primary border-b-2'
              : 'muted border-transparent border-b-2 hover:border-base-300'
          }
        >
          {t.category[candidate]}
        </a>
      ))}
    </nav>
  );
}
