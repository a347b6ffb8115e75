import type { Child } from '#jsx/jsx-runtime';
import { formatBytes } from '../../ui/format.ts';
import { DownloadIcon, LockIcon } from '../../ui/icons.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { DocumentSummary } from '../documents.ts';
import { formatWords, priceWords } from './document-words.ts';

export interface DocumentActionProps {
  page: PageContext;
  document: DocumentSummary;
  mayDownload: boolean;
  visiblePages: number;
  mayManage: boolean;
  offers?: Child;
}

/** The one thing to do here: take the document home, or learn its price. */
export function DocumentAction(props: DocumentActionProps) {
  const { document, mayDownload } = props;
  const priced = document.price.minor > 0;
  return (
    <div class="grid gap-4">
      {priced && <FullPrice {...props} />}
      {mayDownload && <Download {...props} />}
      {priced && !mayDownload && <Locked {...props} />}
      {!mayDownload && props.offers}
      {!priced && !mayDownload && <p class="muted">{props.page.t.document.notReadyYet}</p>}
    </div>
  );
}

function FullPrice({ page, document }: DocumentActionProps) {
  return (
    <p>
      <span class="muted block text-sm">{page.t.document.fullPrice}</span>
      <span class="font-semibold text-3xl tabular-nums">{priceWords(document, page)}</span>
    </p>
  );
}

function Download({ page, document, mayManage }: DocumentActionProps) {
  const { t, language } = page;
  const words = mayManage ? t.document.ownDownloadFacts : t.document.downloadFacts;
  return (
    <div>
      <a href={links.download(document.id)} class="btn btn-primary btn-lg w-full">
        <DownloadIcon />
        {t.document.download}
      </a>
      <p class="muted mt-2 text-sm">
        {words(formatWords(document, page), formatBytes(document.bytes, language))}
      </p>
    </div>
  );
}

function Locked({ page: { t }, visiblePages }: DocumentActionProps) {
  return (
    <p class="muted flex gap-2 text-sm">
      <LockIcon class="mt-0.5 size-4" />
      <span>{visiblePages > 0 ? t.document.locked : t.document.lockedNoPreview}</span>
    </p>
  );
}
