import type { DocumentSummary } from '../../catalog/documents.ts';
import { DocumentRow } from '../../contributors/pages/document-row.tsx';
import { EmptyState } from '../../ui/blocks.tsx';
import { formatNumber } from '../../ui/format.ts';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { Pagination } from '../../ui/pagination.tsx';
import { DeskLayout } from './desk-layout.tsx';

export interface DeskDocumentsPageProps {
  page: PageContext;
  documents: Array<{ document: DocumentSummary; ownerName: string }>;
  total: number;
  pageNumber: number;
  pageSize: number;
  /** One of the filters; undefined for all. */
  stage?: string | undefined;
  counts: { total: number; working: number; failed: number; drafts: number };
}

export function DeskDocumentsPage(props: DeskDocumentsPageProps) {
  const { page, documents, total, pageNumber, pageSize, stage, counts } = props;
  const { t } = page;
  return (
    <DeskLayout page={page} section="documents">
      <Counts page={page} counts={counts} />
      <Filters page={page} stage={stage} />
      {documents.length === 0 ? (
        <EmptyState title={t.desk.noDocumentsTitle} text={t.desk.noDocuments} />
      ) : (
        <>
          <h2 class="sr-only">{t.common.documents(total)}</h2>
          <ul class="divide-y divide-base-300 border-base-300 border-y">
            {documents.map(({ document, ownerName }) => (
              <DocumentRow
                {...{ page, document, ownerName }}
                returnTo={page.url}
                extra={
                  <a
                    href={links.deskRights({ document: document.id })}
                    class="btn btn-sm btn-ghost font-normal"
                  >
                    {t.deskRights.fromDocument}
                  </a>
                }
              />
            ))}
          </ul>
        </>
      )}
      <Pagination
        {...{ page, total, pageNumber, pageSize }}
        href={(number) => links.deskDocuments({ stage, page: number })}
      />
    </DeskLayout>
  );
}

function Counts({ page: { t, language }, counts }: Pick<DeskDocumentsPageProps, 'page' | 'counts'>) {
  const shown = ['total', 'working', 'failed', 'drafts'] as const;
  return (
    <dl class="mb-8 grid max-w-2xl grid-cols-2 gap-4 sm:grid-cols-4">
      {shown.map((name) => (
        <div class="flex flex-col-reverse">
          <dt class="muted text-sm">{t.desk[name]}</dt>
          <dd
            class={`font-serif text-3xl tabular-nums ${name === 'failed' && counts.failed > 0 ? 'text-error' : ''}`}
          >
            {formatNumber(counts[name], language)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Filters({ page: { t }, stage }: { page: PageContext; stage: string | undefined }) {
  const filters = ['all', 'working', 'ready', 'failed'] as const;
  return (
    <nav aria-label={t.desk.filter} class="mb-4 flex flex-wrap gap-2">
      {filters.map((filter) => {
        const current = filter === (stage ?? 'all');
        return (
          <a
            href={links.deskDocuments({ stage: filter === 'all' ? undefined : filter })}
            aria-current={current ? 'page' : undefined}
            class={`btn btn-sm font-normal text-sm ${current ? 'btn-primary' : 'btn-ghost border-base-300'}`}
          >
            {t.desk.filters[filter]}
          </a>
        );
      })}
    </nav>
  );
}
