import type { Child } from '#jsx/jsx-runtime';
import type { Panel } from '../request.ts';
import { ContentsPanel } from './contents-panel.tsx';
import { CloseIcon } from './icons.tsx';
import { NotesPanel } from './notes-panel.tsx';
import { placeLink, type ReadView } from './read-view.ts';
import { SearchPanel } from './search-panel.tsx';
import { ThumbnailsPanel } from './thumbnails-panel.tsx';

/** What stands beside the pages; closed, it is still there, for scripts to fill. */
export function PanelFrame({ view }: { view: ReadView }) {
  const shown = view.panel ?? (view.words ? 'search' : undefined);
  return (
    <aside
      class="reader-panel"
      id="reader-panel"
      data-shown={shown}
      hidden={view.panel === undefined}
      aria-label={view.page.t.reading.tools}
    >
      {shown && <PanelContent view={view} panel={shown} />}
    </aside>
  );
}

/** The inside of the panel, which scripts also ask for by itself. */
export function PanelContent({ view, panel }: { view: ReadView; panel: Panel }) {
  const { t } = view.page;
  return (
    <>
      <div class="reader-panel-head">
        <h2 class="font-semibold font-serif text-lg" tabindex={-1}>
          {t.reading.panels[panel]}
        </h2>
        <a
          href={placeLink(view, { panel: undefined })}
          class="btn btn-ghost btn-sm btn-square"
          aria-label={t.reading.closePanel}
          data-close
        >
          <CloseIcon />
        </a>
      </div>
      {contentOf(view, panel)}
    </>
  );
}

function contentOf(view: ReadView, panel: Panel): Child {
  if (panel === 'contents') return <ContentsPanel view={view} />;
  if (panel === 'thumbnails') return <ThumbnailsPanel view={view} />;
  if (panel === 'notes') return <NotesPanel view={view} />;
  return <SearchPanel view={view} />;
}
