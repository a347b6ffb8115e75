import type { DocumentSummary } from '../../catalog/index.ts';
import { Cover } from '../../catalog/pages/cover.tsx';
import { formatWords, langOf, priceWords, titleWords } from '../../catalog/pages/document-words.ts';
import { slugify } from '../../catalog/slug.ts';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { LockedCard } from './locked-card.tsx';
import type { ReadView } from './read-view.ts';

/** Stands behind the last page that the reader may see: what of the document is left, and where else to read on. */
export function EndCard({ view }: { view: ReadView }) {
  const { page, document, visible, similar } = view;
  if (visible >= document.pageCount && similar.length === 0) return null;
  return (
    <div class="reader-end" data-end>
      <LockedCard view={view} />
      {similar.length > 0 && (
        <section class="px-1" aria-labelledby="reader-similar-title">
          <h2 id="reader-similar-title" class="mb-3 font-semibold font-serif text-xl">
            {page.t.document.similar}
          </h2>
          <ul class="grid gap-x-6 gap-y-4 sm:grid-cols-2">
            {similar.map((other) => (
              <SimilarDocument page={page} document={other} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function SimilarDocument({ page, document }: { page: PageContext; document: DocumentSummary }) {
  const title = titleWords(document);
  return (
    <li class="min-w-0">
      <a href={links.document(document.id, slugify(title))} class="group flex gap-3">
        <span class="w-12 shrink-0">
          <Cover document={document} class="h-auto max-h-16 w-full object-contain object-top" />
        </span>
        <span class="min-w-0">
          <span
            lang={langOf(document)}
            class="line-clamp-2 font-medium font-serif leading-snug group-hover:underline group-hover:underline-offset-4"
          >
            {title}
          </span>
          <span class="muted block text-sm">
            {formatWords(document, page)} · {page.t.common.pages(document.pageCount)} ·{' '}
            {priceWords(document, page)}
          </span>
        </span>
      </a>
    </li>
  );
}
