import type { Document } from '../../catalog/index.ts';
import { DocumentLine } from '../../catalog/pages/document-line.tsx';
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
}

export function FootprintRow(props: FootprintRowProps) {
  const { page, footprint, progress } = props;
  const { document, title } = footprint;
  return (
    <DocumentLine
      page={page}
      document={document}
      gone={{ title, words: page.t.footprints.gone }}
      standing={standingWords(props)}
      aside={<TimeAndRemoval {...props} />}
    >
      {document && progress && <HowFar page={page} document={document} progress={progress} />}
    </DocumentLine>
  );
}

/** Whether it is theirs or lies in the cart. */
function standingWords({ page: { t, marks }, footprint }: FootprintRowProps): string | undefined {
  if (footprint.owned) return t.footprints.owned;
  return marks?.inCart.has(footprint.documentId) ? t.footprints.inCart : undefined;
}

function TimeAndRemoval({ page, footprint, timeZone }: FootprintRowProps) {
  const { documentId, lastAt, title } = footprint;
  return (
    <>
      <time
        datetime={new Date(lastAt).toISOString()}
        class="muted shrink-0 pt-0.5 text-sm tabular-nums max-sm:hidden"
      >
        {formatTime(lastAt, timeZone, page.language)}
      </time>
      <form method="post" action={links.footprintRemove(documentId)}>
        <input type="hidden" name="return" value={page.url} />
        <button
          type="submit"
          class="btn btn-ghost btn-square btn-sm muted"
          aria-label={page.t.footprints.removeOne(title)}
          title={page.t.common.remove}
        >
          <CloseIcon class="size-4" />
        </button>
      </form>
    </>
  );
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
