import type { PageSize } from '../../ingest/index.ts';
import { fillIn } from '../../ui/fill-in.ts';
import { links } from '../../ui/links.ts';
import { langOf, type ReadView } from './read-view.ts';

const WIDTHS = [480, 800, 1200, 1600] as const;
/** How wide a page is shown at first, in pixels for each point: 125 %. */
const FIRST_SCALE = 5 / 3;

/** One page's picture at the place and in the size in which the scripts will find it. */
export function PageSheet({ view, size }: { view: ReadView; size: PageSize }) {
  const { page, document, number } = view;
  const url = (width: number) => links.pagePicture(document.id, number, width, document.sha256);
  const label = fillIn(page.t.reading.live.pageOf, { n: number, of: document.pageCount });
  return (
    <section
      class="reader-page"
      data-page={number}
      aria-label={fillIn(page.t.reading.live.pageLabel, { n: number })}
      lang={langOf(view)}
      style={`--w:${size.width};--h:${size.height}`}
    >
      <div class="reader-sheet">
        <img
          src={url(800)}
          srcset={WIDTHS.map((width) => `${url(width)} ${width}w`).join(', ')}
          sizes={`min(100vw - 1.5rem, ${Math.round(size.width * FIRST_SCALE)}px)`}
          alt={label}
          fetchpriority="high"
          draggable={false}
        />
      </div>
    </section>
  );
}

/** For readers without scripts, over whose picture no text can be laid. */
export function PageText({ view }: { view: ReadView }) {
  const { page, text } = view;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (
    <noscript>
      <section class="mx-auto max-w-2xl px-4 py-8" aria-label={page.t.reading.textOfPage}>
        <h2 class="mb-3 font-semibold font-serif text-xl">{page.t.reading.textOfPage}</h2>
        {lines.length === 0 && <p class="muted">{page.t.reading.noText}</p>}
        <div class="grid gap-3" lang={langOf(view)}>
          {lines.map((line) => (
            <p>{line}</p>
          ))}
        </div>
      </section>
    </noscript>
  );
}
