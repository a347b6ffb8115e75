import type { Document } from '../../catalog/documents.ts';
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
import type { Term } from '../analysis/index.ts';
import type { SearchFormQuery } from '../request.ts';
import type { SearchResult } from '../results.ts';
import { markText, type SnippetPart } from '../snippet.ts';

interface Shared {
  page: PageContext;
  query: SearchFormQuery;
  marks: ReadonlySet<Term>;
  explain: boolean;
}

export function SearchResults({ results, ...shared }: Shared & { results: SearchResult[] }) {
  return (
    <ol class="divide-y divide-base-300">
      {results.map((result) => (
        <Result {...shared} result={result} />
      ))}
    </ol>
  );
}

interface ResultProps extends Shared {
  result: SearchResult;
}

function Result({ result, ...shared }: ResultProps) {
  const { page, marks, explain } = shared;
  const { document, snippet } = result;
  const url = documentUrl(document);
  return (
    <li class="flex gap-5 py-6">
      <a href={url} tabindex={-1} aria-hidden="true" class="w-18 shrink-0 pt-1 sm:w-24">
        <Cover document={document} class="h-auto max-h-36 w-full object-contain object-top" />
      </a>
      <div class="min-w-0 flex-1">
        <h2 class="font-medium font-serif text-lg leading-snug" lang={langOf(document)}>
          <a href={url} class="hover:underline hover:underline-offset-4">
            <Marked parts={markText(titleWords(document), marks)} />
          </a>
        </h2>
        {snippet.length > 0 && (
          <p class="mt-2 line-clamp-3 text-base-content/85" lang={langOf(document)}>
            <Marked parts={snippet} />
          </p>
        )}
        <ResultFacts page={page} result={result} />
        {result.placed?.by === 'file-name' && (
          <p class="muted wrap-anywhere mt-1 text-sm">{page.t.find.fileNamed(result.placed.words)}</p>
        )}
        <FoundOn {...shared} result={result} />
        {explain && <Explanation page={page} result={result} />}
        {document.price.minor > 0 && (
          <div class="mt-1">
            <AddToCart page={page} document={document} title={titleWords(document)} inList />
          </div>
        )}
      </div>
    </li>
  );
}

function documentUrl(document: Document): string {
  return links.document(document.id, slugify(titleWords(document)));
}

function Marked({ parts }: { parts: SnippetPart[] }) {
  return <>{parts.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}</>;
}

function ResultFacts({ page, result }: { page: PageContext; result: SearchResult }) {
  const { document, twins, placed } = result;
  const { t } = page;
  const facts = [t.common.pages(document.pageCount), languageWords(document, page), document.author];
  return (
    <p class="muted mt-2 text-sm">
      {placed?.by === 'pin' && (
        <span class="mr-2 rounded-field border border-base-300 px-1.5">{t.find.pinned}</span>
      )}
      {formatWords(document, page)}
      {twins.length > 0 && ` (${t.find.otherFormats} `}
      {twins.map((twin, index) => (
        <>
          {index > 0 && ', '}
          <a href={documentUrl(twin)} class="underline underline-offset-4">
            {formatWords(twin, page)}
          </a>
        </>
      ))}
      {twins.length > 0 && ')'}
      {' · '}
      {facts.filter(Boolean).join(' · ')} ·{' '}
      <span class={document.price.minor === 0 ? 'text-primary' : 'font-medium text-base-content'}>
        {priceWords(document, page)}
      </span>
    </p>
  );
}

const MOST_PAGE_LINKS = 2;

/** “On pages 12, 15, and 3 more”: into the reader, at the words. Of locked pages only their number is known. */
function FoundOn({ page: { t }, query, result: { document, words, pages, lockedPages } }: ResultProps) {
  if (pages.length + lockedPages === 0) return null;
  const shown = pages.slice(0, MOST_PAGE_LINKS);
  const more = pages.length - shown.length;
  return (
    <p class="muted mt-1 text-sm">
      {shown.length > 0 && `${t.search.onPages} `}
      {shown.map((number) => (
        <a href={links.readAt(document.id, number, words ?? query.q)} class="text-link mr-2">
          {t.search.pageLink(number)}
        </a>
      ))}
      {more > 0 && <span class="mr-2">{t.find.morePages(more)}</span>}
      {lockedPages > 0 && <span>{t.find.lockedPages(lockedPages)}</span>}
    </p>
  );
}

/** Why a result stands where it does, for operators. */
function Explanation({ page, result: { placed, explanation } }: { page: PageContext; result: SearchResult }) {
  return (
    <>
      {placed?.by === 'pin' && (
        <p class="muted wrap-anywhere mt-2 text-sm">{page.t.find.pinnedTo(placed.words)}</p>
      )}
      {explanation && <Score parts={explanation} />}
    </>
  );
}

function Score({ parts }: { parts: Record<string, number> }) {
  const total = Object.values(parts).reduce((sum, part) => sum + part, 0);
  return (
    <dl class="muted mt-2 flex flex-wrap gap-x-4 gap-y-1 font-mono text-xs">
      {Object.entries({ total, ...parts }).map(([name, value]) => (
        <div class="flex gap-1">
          <dt>{name}</dt>
          <dd>{value.toFixed(3)}</dd>
        </div>
      ))}
    </dl>
  );
}
