import type { Document } from '../../catalog/index.ts';
import { slugify } from '../../catalog/index.ts';
import { Cover } from '../../catalog/pages/cover.tsx';
import { formatWords, langOf, priceWords } from '../../catalog/pages/document-words.ts';
import type { Progress } from '../../reader/index.ts';
import { CloseIcon } from '../../ui/icons.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { formatTime } from '../days.ts';
import type { Footprint } from '../list.ts';

export interface FootprintRowProps {
  page: PageContext;
  footprint: Footprint;
  timeZone: string;
  progress: Progress | undefined;
  inCart: boolean;
}

export function FootprintRow(props: FootprintRowProps) {
  const { page, footprint, timeZone } = props;
  const { document, lastAt, title } = footprint;
  return (
    <li class="flex items-start gap-4 py-4">
      <div class="w-12 shrink-0 pt-1">
        {document ? (
          <Cover document={document} class="h-auto max-h-20 w-full object-contain object-top" />
        ) : (
          <span class="block aspect-3/4 rounded-xs border border-base-300 border-dashed" aria-hidden="true" />
        )}
      </div>
      <div class="min-w-0 grow">
        {document ? <Present {...props} document={document} /> : <Gone page={page} title={title} />}
      </div>
      <time
        datetime={new Date(lastAt).toISOString()}
        class="muted shrink-0 pt-0.5 text-sm tabular-nums max-sm:hidden"
      >
        {formatTime(lastAt, timeZone, page.language)}
      </time>
      <RemoveButton page={page} footprint={footprint} />
    </li>
  );
}

function Present(props: FootprintRowProps & { document: Document }) {
  const { page, footprint, document, progress } = props;
  const facts = [formatWords(document, page), page.t.common.pages(document.pageCount), document.author];
  return (
    <>
      <h3 class="font-medium font-serif text-lg leading-snug" lang={langOf(document)}>
        <a
          href={links.document(document.id, slugify(footprint.title))}
          class="hover:underline hover:underline-offset-4"
        >
          {footprint.title}
        </a>
      </h3>
      <p class="muted mt-0.5 break-words text-sm">
        {facts.filter(Boolean).join(' · ')}
        <span aria-hidden="true"> · </span>
        <Standing {...props} />
      </p>
      {progress && <HowFar page={page} document={document} progress={progress} />}
    </>
  );
}

/** Whether it is theirs, lies in the cart, is free, or what it costs. */
function Standing({ page, document, footprint, inCart }: FootprintRowProps & { document: Document }) {
  const { t } = page;
  if (footprint.owned) return <span class="text-primary">{t.footprints.owned}</span>;
  if (inCart) return <span class="text-primary">{t.footprints.inCart}</span>;
  return <span>{priceWords(document, page)}</span>;
}

function HowFar(props: { page: PageContext; document: Document; progress: Progress }) {
  const { page, document, progress } = props;
  const { furthestPage, lastPage } = progress;
  const { pageCount } = document;
  const words =
    furthestPage >= pageCount ? page.t.footprints.readThrough : page.t.footprints.readTo(lastPage, pageCount);
  return (
    <p class="mt-2 flex items-center gap-3 text-sm">
      <progress
        class="progress progress-primary h-1.5 w-24"
        value={Math.min(furthestPage, pageCount)}
        max={Math.max(1, pageCount)}
        aria-label={words}
      />
      <a href={links.read(document.id, { page: lastPage })} class="text-link">
        {words}
      </a>
    </p>
  );
}

function Gone({ page: { t }, title }: { page: PageContext; title: string }) {
  return (
    <>
      <h3 class="muted font-serif text-lg leading-snug line-through decoration-1">{title}</h3>
      <p class="muted mt-0.5 text-sm">{t.footprints.gone}</p>
    </>
  );
}

function RemoveButton({ page, footprint }: { page: PageContext; footprint: Footprint }) {
  return (
    <form method="post" action={links.footprintRemove(footprint.documentId)}>
      <input type="hidden" name="return" value={page.url} />
      <button
        type="submit"
        class="btn btn-ghost btn-square btn-sm muted"
        aria-label={page.t.footprints.removeOne(footprint.title)}
        title={page.t.common.remove}
      >
        <CloseIcon class="size-4" />
      </button>
    </form>
  );
}
