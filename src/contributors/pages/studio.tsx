import type { DocumentSummary } from '../../catalog/documents.ts';
import { EmptyState, PageTitle } from '../../ui/blocks.tsx';
import { UploadIcon } from '../../ui/icons.tsx';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { Pagination } from '../../ui/pagination.tsx';
import { DocumentRow } from './document-row.tsx';

export interface StudioPageProps {
  page: PageContext;
  documents: DocumentSummary[];
  total: number;
  pageNumber: number;
  pageSize: number;
}

export function StudioPage({ page, documents, total, pageNumber, pageSize }: StudioPageProps) {
  const { t } = page;
  return (
    <Layout page={page} title={t.studio.title}>
      {total === 0 ? (
        <EmptyState level={1} title={t.studio.emptyTitle} text={t.studio.empty}>
          <UploadLink page={page} />
        </EmptyState>
      ) : (
        <>
          <PageTitle title={t.studio.title} lead={t.common.documents(total)}>
            <UploadLink page={page} />
          </PageTitle>
          <h2 class="sr-only">{t.common.documents(total)}</h2>
          <ul class="divide-y divide-base-300 border-base-300 border-y">
            {documents.map((document) => (
              <DocumentRow page={page} document={document} returnTo={page.url} />
            ))}
          </ul>
        </>
      )}
      <Pagination {...{ page, total, pageNumber, pageSize }} href={links.studioPage} />
    </Layout>
  );
}

function UploadLink({ page: { t } }: { page: PageContext }) {
  return (
    <a href={links.upload} class="btn btn-primary">
      <UploadIcon />
      {t.upload.title}
    </a>
  );
}
