import type { Document } from '../../catalog/index.ts';
import { titleWords } from '../../catalog/pages/document-words.ts';
import type { ReportedRemark } from '../../reviews/index.ts';
import { EmptyState } from '../../ui/blocks.tsx';
import { formatDate } from '../../ui/format.ts';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { DeskLayout } from './desk-layout.tsx';

export interface DeskReportsPageProps {
  page: PageContext;
  reported: ReportedRemark[];
  documents: Map<string, Document>;
}

export function DeskReportsPage({ page, reported, documents }: DeskReportsPageProps) {
  const { t } = page;
  return (
    <DeskLayout page={page} section="reports">
      {reported.length === 0 && <EmptyState title={t.reviews.noReportsTitle} text={t.reviews.noReports} />}
      <ul class="divide-y divide-base-300">
        {reported.map((entry) => (
          <Entry page={page} entry={entry} document={documents.get(entry.remark.documentId)} />
        ))}
      </ul>
    </DeskLayout>
  );
}

interface EntryProps {
  page: PageContext;
  entry: ReportedRemark;
  document: Document | undefined;
}

function Entry({ page, entry: { remark, reasons }, document }: EntryProps) {
  const { t, language } = page;
  const part = remark.kind === 'question' ? 'questions' : 'reviews';
  return (
    <li class="py-5">
      <p class="muted text-sm">
        {[t.reviews.kinds[remark.kind], remark.authorName, formatDate(remark.createdAt, language)].join(
          ' · ',
        )}
        {remark.hidden && (
          <span class="badge badge-sm ml-3 border-error/40 text-error">{t.reviews.hidden}</span>
        )}
      </p>
      {document && (
        <a href={links.reviews(document.id, { part })} class="text-link text-sm">
          {titleWords(document)}
        </a>
      )}
      <p class="mt-1.5 max-w-3xl whitespace-pre-line break-words">{remark.words || '—'}</p>
      {reasons.length > 0 && (
        <div class="mt-2 text-sm">
          <p class="muted">{t.reviews.reportsOf(reasons.length)}</p>
          <ul class="list-disc pl-5">
            {reasons.map((reason) => (
              <li class="break-words">{reason || t.reviews.noReason}</li>
            ))}
          </ul>
        </div>
      )}
      <div class="mt-3 flex flex-wrap gap-2">
        {!remark.hidden && <Decision action={links.deskReport(remark.id, 'hide')} label={t.reviews.hide} />}
        <Decision
          action={links.deskReport(remark.id, 'acquit')}
          label={remark.hidden ? t.reviews.show : t.reviews.acquit}
        />
      </div>
    </li>
  );
}

function Decision({ action, label }: { action: string; label: string }) {
  return (
    <form method="post" action={action}>
      <button type="submit" class="btn btn-sm">
        {label}
      </button>
    </form>
  );
}
