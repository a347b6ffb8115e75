import type { Child } from '#jsx/jsx-runtime';
import { AddToCart } from '../../ui/cart.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { DocumentSummary } from '../documents.ts';
import { slugify } from '../slug.ts';
import { Cover } from './cover.tsx';
import { formatWords, langOf, priceWords, titleWords } from './document-words.ts';

export interface DocumentLineProps {
  page: PageContext;
  /** Undefined for one that is gone. */
  document: DocumentSummary | undefined;
  /** What a document that is gone was called, and what is said about it. */
  gone: { title: string; words: string };
  /** In the place of its price. */
  standing?: string | undefined;
  /** Below the facts. */
  children?: Child;
  /** At the end of the line. */
  aside?: Child;
  /** To come back to it. */
  id?: string;
}

/** One document in a list that somebody keeps, with its cover and facts. */
export function DocumentLine(props: DocumentLineProps) {
  const { document, gone, children, aside, id } = props;
  return (
    <li id={id} class="flex items-start gap-4 py-4">
      <div class="w-12 shrink-0 pt-1">
        {document ? (
          <Cover document={document} class="h-auto max-h-20 w-full object-contain object-top" />
        ) : (
          <span class="block aspect-3/4 rounded-xs border border-base-300 border-dashed" aria-hidden="true" />
        )}
      </div>
      <div class="min-w-0 grow">
        {document ? <Facts {...props} document={document} /> : <Gone {...gone} />}
        {children}
      </div>
      {aside}
    </li>
  );
}

function Facts({ page, document, standing }: DocumentLineProps & { document: DocumentSummary }) {
  const title = titleWords(document);
  const facts = [formatWords(document, page), page.t.common.pages(document.pageCount), document.author];
  return (
    <>
      <h3 class="font-medium font-serif text-lg leading-snug" lang={langOf(document)}>
        <a
          href={links.document(document.id, slugify(title))}
          class="hover:underline hover:underline-offset-4"
        >
          {title}
        </a>
      </h3>
      <p class="muted mt-0.5 break-words text-sm">
        {facts.filter(Boolean).join(' · ')}
        <span aria-hidden="true"> · </span>
        {standing ? <span class="text-primary">{standing}</span> : priceWords(document, page)}
      </p>
      {!standing && isForSale(document) && <AddToCart page={page} document={document} title={title} inList />}
    </>
  );
}

function isForSale({ price, stage, visibility }: DocumentSummary): boolean {
  return price.minor > 0 && stage === 'ready' && visibility === 'published';
}

function Gone({ title, words }: DocumentLineProps['gone']) {
  return (
    <>
      <h3 class="muted font-serif text-lg leading-snug">{title}</h3>
      <p class="muted mt-0.5 text-sm">{words}</p>
    </>
  );
}
