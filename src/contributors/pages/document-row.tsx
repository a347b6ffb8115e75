import type { Child } from '#jsx/jsx-runtime';
import type { DocumentSummary } from '../../catalog/documents.ts';
import { Cover } from '../../catalog/pages/cover.tsx';
import { ActionButton, FailedActions } from '../../catalog/pages/document-actions.tsx';
import { FailureWords, StageSteps, workingMark } from '../../catalog/pages/document-progress.tsx';
import {
  formatWords,
  isWorking,
  langOf,
  priceWords,
  titleWords,
} from '../../catalog/pages/document-words.ts';
import { slugify } from '../../catalog/slug.ts';
import { formatBytes, formatDate } from '../../ui/format.ts';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';

export interface DocumentRowProps {
  page: PageContext;
  document: DocumentSummary;
  /** Where the reader is taken after an action. */
  returnTo: string;
  ownerName?: string | undefined;
  /** What else may be done here with one that is ready. */
  extra?: Child;
}

/** One document as its owner and the operators see it: its state, and what can be done about it. */
export function DocumentRow(props: DocumentRowProps) {
  const { page, document } = props;
  const { t } = page;
  const title = titleWords(document);
  return (
    <li
      class="flex gap-4 py-5"
      data-key={document.id}
      data-announce={`${title}: ${t.stages[document.stage]}`}
      {...workingMark(document)}
    >
      <div class="w-12 shrink-0 pt-1">
        <Cover document={document} managed class="h-auto max-h-20 w-full object-contain object-top" />
      </div>
      <div class="min-w-0 grow">
        <div class="flex flex-wrap items-baseline gap-x-3">
          <h3 class="min-w-0 font-medium font-serif text-lg" lang={langOf(document)}>
            <a
              href={links.document(document.id, slugify(title))}
              class="hover:underline hover:underline-offset-4"
            >
              {title}
            </a>
          </h3>
          <StateBadge page={page} document={document} />
        </div>
        <RowFacts {...props} />
        <RowState {...props} />
      </div>
    </li>
  );
}

function StateBadge({ page: { t }, document }: { page: PageContext; document: DocumentSummary }) {
  if (document.stage !== 'ready') return null;
  const published = document.visibility === 'published';
  return (
    <span class={`badge badge-sm ${published ? 'border-primary/40 text-primary' : 'border-base-content/30'}`}>
      {t.visibilities[document.visibility]}
    </span>
  );
}

function RowFacts({ page, document, ownerName }: DocumentRowProps) {
  const { t, language } = page;
  const ready = document.stage === 'ready';
  const facts = [
    formatWords(document, page),
    ready ? t.common.pages(document.pageCount) : formatBytes(document.bytes, language),
    ready && priceWords(document, page),
    ready && document.downloads > 0 && t.document.downloads(document.downloads),
    ownerName,
    formatDate(document.createdAt, language),
    document.title && document.title !== document.fileName && document.fileName,
  ];
  return <p class="muted mt-0.5 break-words text-sm">{facts.filter(Boolean).join(' · ')}</p>;
}

function RowState(props: DocumentRowProps) {
  const { page, document } = props;
  if (isWorking(document)) {
    return (
      <div class="mt-3">
        <StageSteps page={page} document={document} />
        {document.publishWhenReady && <p class="muted mt-1 text-sm">{page.t.rows.publishWhenReady}</p>}
      </div>
    );
  }
  if (document.stage === 'failed') {
    return (
      <div class="mt-2">
        <FailureWords page={page} document={document} />
        <FailedActions {...props} />
      </div>
    );
  }
  return <ReadyActions {...props} />;
}

function ReadyActions(props: DocumentRowProps) {
  const { page, document } = props;
  return (
    <div class="mt-3 flex flex-wrap gap-2">
      <a href={links.studioDocument(document.id)} class="btn btn-sm">
        {page.t.rows.editDetails}
      </a>
      {document.visibility === 'draft' && (
        <ActionButton {...props} action="publish" label={page.t.rows.publish} primary />
      )}
      {props.extra}
    </div>
  );
}
