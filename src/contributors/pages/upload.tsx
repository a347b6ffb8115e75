import type { Category } from '../../catalog/categories.ts';
import type { DocumentSummary } from '../../catalog/documents.ts';
import { Notice, PageTitle } from '../../ui/blocks.tsx';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { type UploadDefaults, UploadForm } from './upload-form.tsx';
import { UploadRows } from './upload-rows.tsx';

export interface UploadPageProps {
  page: PageContext;
  /** The contributor's own recent drafts, and what is being worked on. */
  documents: DocumentSummary[];
  categories: Category[];
  defaults: UploadDefaults;
  maxUploadBytes: number;
  /** A sentence in the reader's language. */
  error?: string | undefined;
  /** SPDX identifiers. */
  licences: readonly string[];
}

export function UploadPage(props: UploadPageProps) {
  const { page, documents, error } = props;
  const { t } = page;
  return (
    <Layout page={page} title={t.upload.title} head={<script type="module" src={page.assets.upload} />}>
      <PageTitle title={t.upload.title} lead={t.upload.lead} />
      {error && (
        <div class="mb-6">
          <Notice kind="problem">{error}</Notice>
        </div>
      )}
      <UploadForm {...props} />
      <section class="mt-14" aria-labelledby="recent">
        <h2 id="recent" class="font-semibold font-serif text-2xl">
          {t.upload.recent}
        </h2>
        <live-progress src={links.uploadProgress} interval="1000">
          <UploadRows page={page} documents={documents} />
        </live-progress>
      </section>
    </Layout>
  );
}
