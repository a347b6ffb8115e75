import type { Child } from '#jsx/jsx-runtime';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { type Category, categoryName } from '../categories.ts';
import type { Document, DocumentSummary } from '../documents.ts';
import type { ArrivingVersion } from '../versions/versions.ts';
import { DocumentAction } from './document-action.tsx';
import { DocumentGrid } from './document-card.tsx';
import { DocumentFacts } from './document-facts.tsx';
import { DocumentHead } from './document-head.tsx';
import { DocumentPreview, type PagePicture } from './document-preview.tsx';
import { DocumentStatus } from './document-status.tsx';
import { langOf, titleWords } from './document-words.ts';

export interface DocumentPageProps {
  page: PageContext;
  document: Document;
  slug: string;
  tags: string[];
  category?: Category | undefined;
  contributor: string;
  /** The pictures to show, from page 1 on. */
  pages: PagePicture[];
  visiblePages: number;
  mayDownload: boolean;
  mayManage: boolean;
  /** For who manages it: the file that is to take the present one's place. */
  arriving?: ArrivingVersion | undefined;
  similar: DocumentSummary[];
  offers?: Child;
  tools?: Child;
  sections?: Child;
}

export function DocumentPage(props: DocumentPageProps) {
  const { page, document, slug, similar, mayManage } = props;
  const { t } = page;
  const description = descriptionOf(document);
  return (
    <Layout
      page={page}
      title={titleWords(document)}
      description={description}
      head={<DocumentHead page={page} document={document} slug={slug} description={description} />}
    >
      <div class="grid gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,1fr)_19rem] lg:grid-rows-[auto_1fr]">
        <div class="grid content-start gap-6">
          <DocumentTitle {...props} />
          {mayManage && <DocumentStatus page={page} document={document} arriving={props.arriving} />}
        </div>
        <aside class="lg:col-start-2 lg:row-span-2 lg:row-start-1" aria-label={t.document.facts}>
          <div class="grid gap-8">
            <DocumentAction {...props} />
            {props.tools}
            <DocumentFacts {...props} />
          </div>
        </aside>
        <DocumentPreview {...props} />
      </div>
      {props.sections}
      {similar.length > 0 && (
        <section class="mt-16 border-base-300 border-t pt-10">
          <h2 class="mb-5 font-semibold font-serif text-2xl">{t.document.similar}</h2>
          <DocumentGrid page={page} documents={similar} />
        </section>
      )}
    </Layout>
  );
}

function DocumentTitle({ page, document, category, mayManage }: DocumentPageProps) {
  const { t } = page;
  return (
    <div>
      {category && (
        <a href={links.category(category.slug)} class="text-link mb-3 inline-block text-sm">
          {categoryName(category, page.language)}
        </a>
      )}
      <h1 lang={langOf(document)} class="max-w-3xl font-semibold font-serif text-3xl md:text-4xl">
        {titleWords(document)}
      </h1>
      {document.author && <p class="mt-3 font-serif text-lg">{t.document.by(document.author)}</p>}
      {document.summary && (
        <p lang={langOf(document)} class="muted mt-4 max-w-2xl whitespace-pre-line">
          {document.summary}
        </p>
      )}
      {mayManage && (
        <a href={links.studioDocument(document.id)} class="btn btn-sm mt-5">
          {t.document.edit}
        </a>
      )}
    </div>
  );
}

const DESCRIPTION_LENGTH = 160;

/** For search engines; made of what everyone may read. */
function descriptionOf(document: Document): string {
  const start = (document.summary || document.previewText).slice(0, DESCRIPTION_LENGTH * 4);
  const text = start.replaceAll(/\s+/g, ' ').trim().slice(0, DESCRIPTION_LENGTH);
  // A character of two halves is not cut in the middle.
  return text.isWellFormed() ? text : text.slice(0, -1);
}
