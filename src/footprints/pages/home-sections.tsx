import { Cover } from '../../catalog/pages/cover.tsx';
import { DocumentGrid } from '../../catalog/pages/document-card.tsx';
import { langOf, titleWords } from '../../catalog/pages/document-words.ts';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { Suggestions } from '../suggest.ts';

/** What leads a reader back to where they were, and on from there. */
export function HomeSections({ page, unfinished, because }: Suggestions & { page: PageContext }) {
  const { t } = page;
  return (
    <>
      {unfinished.length > 0 && (
        <section>
          <h2 class="mb-5 font-semibold font-serif text-2xl">{t.footprints.continueReading}</h2>
          <ul class="grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">
            {unfinished.map((reading) => (
              <Unfinished page={page} {...reading} />
            ))}
          </ul>
        </section>
      )}
      {because && (
        <section>
          <h2 class="mb-5 font-semibold font-serif text-2xl">
            {t.footprints.becauseYouRead(titleWords(because.document))}
          </h2>
          <DocumentGrid page={page} documents={because.similar} />
        </section>
      )}
    </>
  );
}

function Unfinished({ page, document, progress }: Suggestions['unfinished'][number] & { page: PageContext }) {
  const title = titleWords(document);
  const words = page.t.footprints.continueOn(progress.lastPage, document.pageCount);
  return (
    <li>
      <a
        href={links.read(document.id, { page: progress.lastPage })}
        class="group flex items-center gap-4 rounded-box"
      >
        <span class="w-14 shrink-0">
          <Cover document={document} class="h-auto max-h-20 w-full object-contain" />
        </span>
        <span class="min-w-0 grow">
          <span
            lang={langOf(document)}
            class="line-clamp-2 font-medium font-serif leading-snug group-hover:underline group-hover:underline-offset-4"
          >
            {title}
          </span>
          <span class="mt-2 flex items-center gap-3 text-sm">
            <progress
              class="progress progress-primary h-1.5 w-20"
              value={progress.lastPage}
              max={document.pageCount}
              aria-label={words}
            />
            <span class="muted">{words}</span>
          </span>
        </span>
      </a>
    </li>
  );
}
