import type { Document } from '../../catalog/index.ts';
import { BookIcon } from '../../ui/icons.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';

/** The way from a document's page into the reader, once there are pages to read. */
export function ReadTool({ page: { t }, document }: { page: PageContext; document: Document }) {
  if (document.stage !== 'ready' || document.pageCount === 0) return null;
  return (
    <a href={links.read(document.id)} class="btn w-full">
      <BookIcon />
      {t.reading.read}
    </a>
  );
}
