import { raw } from '#jsx/jsx-runtime';
import { links } from '../../ui/links.ts';
import { AloudBar } from './aloud-bar.tsx';
import { BottomBar, TopBar } from './bars.tsx';
import { EndCard } from './end-card.tsx';
import { CloseIcon } from './icons.tsx';
import { PageSheet, PageText } from './page-sheet.tsx';
import { PanelFrame } from './panel.tsx';
import { readerData } from './reader-data.ts';
import { type ReadView, titleOf } from './read-view.ts';
import { HitsBar } from './search-panel.tsx';

/** The reader: whole as HTML, one page at a time; its scripts take over what stands here. */
export function ReadPage({ view }: { view: ReadView }) {
  const { page, document } = view;
  const theme = page.theme === 'system' ? undefined : page.theme;
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={page.language} data-theme={theme}>
        <head>
          <meta charset="utf-8" />
          <meta
            name="viewport"
            content="width=device-width, initial-scale=1, interactive-widget=resizes-content"
          />
          <title>{`${titleOf(document)} · ${page.libraryName}`}</title>
          <link rel="canonical" href={page.baseUrl + links.document(document.id)} />
          <meta name="robots" content="noindex, follow" />
          <link rel="icon" href={links.icon} type="image/svg+xml" />
          <link rel="stylesheet" href={page.assets.style} />
          <link rel="stylesheet" href={page.assets.readerStyle} />
          <script type="module" src={page.assets.reader} />
        </head>
        <body
          class="bg-base-200 font-sans text-base-content"
          data-unprinted={view.mayDownload ? undefined : page.t.reading.notPrinted}
        >
          <a
            href="#reader-stage"
            class="btn btn-primary sr-only z-30 focus:not-sr-only focus:absolute focus:m-2"
          >
            {page.t.site.skip}
          </a>
          <document-reader>
            <TopBar view={view} />
            <PanelFrame view={view} />
            <Stage view={view} />
            <BottomBar view={view} />
            <script type="application/json" data-reader>
              {raw(readerData(view))}
            </script>
          </document-reader>
        </body>
      </html>
    </>
  );
}

function Stage({ view }: { view: ReadView }) {
  const { page, number, visible, sizes } = view;
  const size = sizes[number - 1];
  return (
    <main class="reader-middle">
      <div
        id="reader-stage"
        class="reader-stage"
        role="region"
        tabindex={0}
        aria-label={page.t.reading.pages}
        data-stage
      >
        <div class="reader-track" data-track>
          {size && <PageSheet view={view} size={size} />}
          {number >= visible && <EndCard view={view} />}
          {size && <PageText view={view} />}
          {view.document.pageCount === 0 && <p class="p-8 text-center">{page.t.reading.noPages}</p>}
        </div>
        {number < visible && (
          <template data-card>
            <EndCard view={view} />
          </template>
        )}
      </div>
      <button
        type="button"
        class="reader-end-slides btn btn-square"
        data-do="end-slides"
        aria-label={page.t.reading.endSlides}
        title={page.t.reading.endSlides}
      >
        <CloseIcon />
      </button>
      <HitsBar view={view} />
      <AloudBar view={view} />
      <div
        class="reader-selection"
        role="toolbar"
        aria-label={page.t.reading.selection}
        data-selection
        hidden
      >
        <button type="button" class="btn btn-sm btn-ghost" data-keep="words">
          {page.t.reading.highlight}
        </button>
        <button type="button" class="btn btn-sm btn-ghost" data-keep="note">
          {page.t.reading.noteWords}
        </button>
      </div>
    </main>
  );
}
