import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { DocumentSummary } from '../documents.ts';
import type { ArrivingVersion } from '../versions/versions.ts';
import { ArrivingVersionStatus } from './arriving-version.tsx';
import { DocumentProgress } from './document-progress.tsx';
import { FailedActions } from './document-actions.tsx';
import { isWorking } from './document-words.ts';

interface DocumentStatusProps {
  page: PageContext;
  document: DocumentSummary;
  /** The file that is to take the present one's place. */
  arriving?: ArrivingVersion | undefined;
}

/** For who manages a document: how far its processing is, and whether readers can see it. */
export function DocumentStatus({ page, document, arriving }: DocumentStatusProps) {
  const { t } = page;
  if (document.stage === 'ready') {
    return (
      <>
        {document.visibility !== 'published' && <p class="muted">{t.document.notPublished}</p>}
        {arriving && <ArrivingVersionStatus {...{ page, document, arriving }} reload />}
      </>
    );
  }
  return (
    <section class="rounded-box border border-base-300 p-5">
      <h2 class="mb-3 font-semibold">{t.document.statusTitle}</h2>
      {isWorking(document) ? (
        <live-progress src={links.documentProgress(document.id)} interval="1000" reload>
          <DocumentProgress page={page} document={document} />
        </live-progress>
      ) : (
        <>
          <DocumentProgress page={page} document={document} />
          <FailedActions page={page} document={document} returnTo={page.url} />
        </>
      )}
    </section>
  );
}
