import { isPublicPage } from '../../access/index.ts';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { DocumentSummary } from '../documents.ts';
import { titleWords } from './document-words.ts';

export interface DocumentHeadProps {
  page: PageContext;
  document: DocumentSummary;
  slug: string;
  description: string;
}

export function DocumentHead({ page, document, slug, description }: DocumentHeadProps) {
  const url = page.baseUrl + links.document(document.id, slug);
  const hasCover = document.coverWidth > 0 && isPublicPage(document, 1);
  return (
    <>
      <link rel="canonical" href={url} />
      {document.visibility !== 'published' && <meta name="robots" content="noindex" />}
      <meta property="og:type" content="article" />
      <meta property="og:site_name" content={page.libraryName} />
      <meta property="og:title" content={titleWords(document)} />
      <meta property="og:url" content={url} />
      {description && <meta property="og:description" content={description} />}
      {hasCover && (
        <>
          <meta property="og:image" content={page.baseUrl + links.cover(document.id, document.sha256)} />
          <meta property="og:image:width" content={String(document.coverWidth)} />
          <meta property="og:image:height" content={String(document.coverHeight)} />
        </>
      )}
    </>
  );
}
