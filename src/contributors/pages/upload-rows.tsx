import type { DocumentSummary } from '../../catalog/documents.ts';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { DocumentRow } from './document-row.tsx';

/** Also served on its own, for `live-progress` to follow the work. */
export function UploadRows({ page, documents }: { page: PageContext; documents: DocumentSummary[] }) {
  if (documents.length === 0) return <p class="muted mt-3">{page.t.upload.recentEmpty}</p>;
  return (
    <ul class="mt-2 divide-y divide-base-300">
      {documents.map((document) => (
        <DocumentRow page={page} document={document} returnTo={links.upload} />
      ))}
    </ul>
  );
}
