import type { DocumentSummary } from '../../catalog/documents.ts';
import { Cover } from '../../catalog/pages/cover.tsx';
import {
  formatWords,
  langOf,
  languageWords,
  priceWords,
  titleWords,
} from '../../catalog/pages/document-words.ts';
import { slugify } from '../../catalog/slug.ts';
import { AddToCart } from '../../ui/cart.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { markText, type SnippetPart } from '../snippet.ts';

export interface ShownResult {
  document: DocumentSummary;
  snippet: SnippetPart[];
  /** Pages on which the words were found. */
  pages: number[];
}

export function SearchResults(props: { page: PageContext; query: string; results: ShownResult[] }) {
  return (
    <ol class="divide-y divide-base-300">
      {props.results.map((result) => (
        <Result page={props.page} query={props.query} result={result} />
      ))}
    </ol>
  );
}

interface ResultProps {
  page: PageContext;
  query: string;
  result: ShownResult;
}

function Result({ page, query, result: { document, snippet, pages } }: ResultProps) {
  const title = titleWords(document);
  const url = links.document(document.id, slugify(title));
  return (
    <li class="flex gap-5 py-6">
      <a href={url} tabindex={-1} aria-hidden="true" class="w-18 shrink-0 pt-1 sm:w-24">
        <Cover document={document} class="h-auto max-h-36 w-full object-contain object-top" />
      </a>
      <div class="min-w-0">
        <h2 class="font-medium font-serif text-lg leading-snug" lang={langOf(document)}>
          <a href={url} class="hover:underline hover:underline-offset-4">
            <Marked parts={markText(title, query)} />
          </a>
        </h2>
        <p class="mt-2 line-clamp-3 text-base-content/85" lang={langOf(document)}>
          <Marked parts={snippet} />
        </p>
        <ResultFacts page={page} document={document} />
        <FoundOn page={page} url={url} pages={pages} />
        {document.price.minor > 0 && (
          <AddToCart
            page={page}
            documentId={document.id}
            title={title}
            class="text-link mt-1 cursor-pointer text-sm"
          />
        )}
      </div>
    </li>
  );
}

function Marked({ parts }: { parts: SnippetPart[] }) {
  return <>{parts.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}</>;
}

function ResultFacts({ page, document }: { page: PageContext; document: DocumentSummary }) {
  const facts = [
    formatWords(document, page),
    page.t.common.pages(document.pageCount),
    languageWords(document, page),
    document.author,
  ];
  return (
    <p class="muted mt-2 text-sm">
      {facts.filter(Boolean).join(' · ')} ·{' '}
      <span class={document.price.minor === 0 ? 'text-primary' : 'font-medium text-base-content'}>
        {priceWords(document, page)}
      </span>
    </p>
  );
}

const MAX_PAGE_LINKS = 8;

function FoundOn({ page: { t }, url, pages }: { page: PageContext; url: string; pages: number[] }) {
  if (pages.length === 0) return null;
  return (
    <p class="muted mt-1 text-sm">
      {t.search.onPages}{' '}
      {pages.slice(0, MAX_PAGE_LINKS).map((number) => (
        <a href={`${url}#page-${number}`} class="text-link mr-2">
          {t.search.pageLink(number)}
        </a>
      ))}
    </p>
  );
}
