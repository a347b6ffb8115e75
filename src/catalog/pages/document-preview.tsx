import { LockIcon } from '../../ui/icons.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { Document } from '../documents.ts';
import { langOf } from './document-words.ts';

/** A page's number, and its size in points. */
export interface PagePicture {
  number: number;
  width: number;
  height: number;
}

export interface DocumentPreviewProps {
  page: PageContext;
  document: Document;
  pages: PagePicture[];
  visiblePages: number;
}

export function DocumentPreview(props: DocumentPreviewProps) {
  const { page, document, pages } = props;
  if (pages.length === 0 && !document.previewText) return null;
  return (
    <div class="grid min-w-0 content-start gap-12">
      {pages.length > 0 && (
        <section>
          <h2 class="sr-only">{page.t.document.pagesTitle}</h2>
          <ol class="grid gap-6">
            {pages.map((picture) => (
              <Page {...props} picture={picture} />
            ))}
          </ol>
          <MorePages {...props} />
        </section>
      )}
      {document.previewText && <PreviewText page={page} document={document} />}
    </div>
  );
}

const widths = [480, 800, 1200] as const;

function Page({ page, document, picture }: DocumentPreviewProps & { picture: PagePicture }) {
  const { number, width, height } = picture;
  const url = (size: number) => links.pagePicture(document.id, number, size, document.sha256);
  const first = number === 1;
  return (
    <li id={`page-${number}`}>
      <img
        src={url(800)}
        srcset={widths.map((size) => `${url(size)} ${size}w`).join(', ')}
        sizes="(min-width: 76rem) 49rem, (min-width: 64rem) calc(100vw - 27rem), calc(100vw - 2rem)"
        width={Math.round(width)}
        height={Math.round(height)}
        alt={page.t.document.pageAlt(number, document.pageCount)}
        loading={first ? 'eager' : 'lazy'}
        fetchpriority={first ? 'high' : undefined}
        decoding="async"
        class="sheet h-auto w-full rounded-xs"
      />
      <p class="muted mt-2 text-center text-xs tabular-nums" aria-hidden="true">
        {number} / {document.pageCount}
      </p>
    </li>
  );
}

function MorePages({ page: { t }, document, pages, visiblePages }: DocumentPreviewProps) {
  const left = document.pageCount - pages.length;
  if (left <= 0) return null;
  const locked = visiblePages < document.pageCount;
  return (
    <div class="mt-6 rounded-box border border-base-300 border-dashed px-6 py-10 text-center">
      {locked && <LockIcon class="muted mx-auto mb-2 size-6" />}
      <p class="font-serif text-xl">{t.document.morePages(left)}</p>
      <p class="muted mt-1 text-sm">{locked ? t.document.morePagesLocked : t.document.morePagesFree}</p>
    </div>
  );
}

function PreviewText({ page: { t }, document }: { page: PageContext; document: Document }) {
  return (
    <section>
      <h2 class="font-semibold font-serif text-2xl">{t.document.previewText}</h2>
      <p class="muted mt-1 mb-4 text-sm">{t.document.previewTextNote}</p>
      <div lang={langOf(document)} class="grid max-w-2xl gap-3 wrap-anywhere">
        {document.previewText
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => (
            <p>{line}</p>
          ))}
      </div>
    </section>
  );
}
