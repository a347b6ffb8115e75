import type { DocumentSummary } from '../../catalog/documents.ts';
import type { ArrivingVersion } from '../../catalog/index.ts';
import { Cover } from '../../catalog/pages/cover.tsx';
import { ArrivingVersionStatus } from '../../catalog/pages/arriving-version.tsx';
import { ActionButton, RemoveDocument, ReplaceFile } from '../../catalog/pages/document-actions.tsx';
import { formatWords } from '../../catalog/pages/document-words.ts';
import { formatBytes } from '../../ui/format.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { links } from '../../ui/links.ts';

interface EditAsideProps {
  page: PageContext;
  document: DocumentSummary;
  arriving: ArrivingVersion | undefined;
}

export function EditAside(props: EditAsideProps) {
  const { t } = props.page;
  return (
    <aside class="grid content-start gap-8" aria-label={t.edit.facts}>
      <div class="flex items-center justify-center rounded-box bg-base-200 p-6">
        <Cover document={props.document} managed eager class="h-72 w-auto max-w-full object-contain" />
      </div>
      <FileFacts {...props} />
      <NewVersion {...props} />
      <TakeAway {...props} />
    </aside>
  );
}

function FileFacts({ page, document }: EditAsideProps) {
  const { t, language } = page;
  const facts = [
    formatWords(document, page),
    document.pageCount > 0 && t.common.pages(document.pageCount),
    formatBytes(document.bytes, language),
  ];
  return (
    <div class="text-sm">
      <p class="break-words font-medium">{document.fileName}</p>
      <p class="muted mt-1">{facts.filter(Boolean).join(' · ')}</p>
      {document.pageCount > 0 && <p class="muted mt-1">{t.textKinds[document.textKind]}</p>}
      <p class="muted mt-1">{t.visibilities[document.visibility]}</p>
    </div>
  );
}

/** Another file for a document that is ready: it takes the present one's place once it has been read. */
function NewVersion({ page, document, arriving }: EditAsideProps) {
  const { t } = page;
  if (document.stage !== 'ready') return null;
  if (arriving) return <ArrivingVersionStatus {...{ page, document, arriving }} reload={false} />;
  return (
    <section class="border-base-300 border-t pt-6">
      <h2 class="mb-3 font-semibold">{t.versions.newVersion}</h2>
      <p class="muted mb-3 text-sm">{t.versions.newVersionHint}</p>
      <ReplaceFile {...{ page, document }} returnTo={page.url} ask={t.versions.replaceWithNew} />
    </section>
  );
}

function TakeAway({ page, document }: EditAsideProps) {
  const { t } = page;
  return (
    <section class="border-base-300 border-t pt-6">
      <h2 class="mb-3 font-semibold">{t.edit.danger}</h2>
      {document.visibility === 'published' && (
        <div class="mb-4">
          <p class="muted mb-2 text-sm">{t.edit.unpublishHint}</p>
          <ActionButton
            page={page}
            document={document}
            returnTo={page.url}
            action="unpublish"
            label={t.rows.unpublish}
          />
        </div>
      )}
      <RemoveDocument page={page} document={document} returnTo={links.studio} />
    </section>
  );
}
