import { SearchIcon } from '../../ui/icons.tsx';
import { links } from '../../ui/links.ts';
import { timeLeft } from '../elements/reader-data.ts';
import type { Panel } from '../request.ts';
import { BackIcon, ContentsIcon, NextIcon, NotesIcon, PreviousIcon, ThumbnailsIcon } from './icons.tsx';
import { langOf, placeLink, type ReadView, titleOf } from './read-view.ts';
import { ViewMenu, ZoomButtons } from './view-menu.tsx';

const PANEL_ICONS: Array<[Panel, typeof SearchIcon]> = [
  ['contents', ContentsIcon],
  ['thumbnails', ThumbnailsIcon],
  ['search', SearchIcon],
  ['notes', NotesIcon],
];

export function TopBar({ view }: { view: ReadView }) {
  const { page, document } = view;
  const { t } = page;
  return (
    <header class="reader-bar reader-top">
      <a href={links.document(document.id)} class="btn btn-ghost btn-square" aria-label={t.reading.back}>
        <BackIcon />
      </a>
      <h1 class="min-w-0 flex-1 truncate font-serif" lang={langOf(view)} title={titleOf(document)}>
        {titleOf(document)}
      </h1>
      <nav class="flex items-center" aria-label={t.reading.tools}>
        {PANEL_ICONS.map(([panel, PanelIcon]) => (
          <a
            href={placeLink(view, { panel: view.panel === panel ? undefined : panel })}
            class="btn btn-ghost btn-square reader-toggle"
            data-panel={panel}
            aria-label={t.reading.panels[panel]}
            title={t.reading.panels[panel]}
            aria-current={view.panel === panel ? 'true' : undefined}
          >
            <PanelIcon />
          </a>
        ))}
        <ViewMenu view={view} />
      </nav>
    </header>
  );
}

export function BottomBar({ view }: { view: ReadView }) {
  const { page, number, document, visible } = view;
  const { t } = page;
  const last = visible < document.pageCount ? visible + 1 : visible;
  return (
    <footer class="reader-bar reader-bottom">
      <p class="reader-left muted" data-left>
        {timeLeft({ ...view, pageCount: document.pageCount, texts: t.reading.live }, number)}
      </p>
      <nav class="flex items-center gap-1" aria-label={t.reading.place}>
        <StepLink view={view} step="previous" to={Math.min(number, last) - 1} />
        <form action={links.read(document.id)} class="flex items-center gap-1.5 text-sm" data-go>
          {view.words && <input type="hidden" name="q" value={view.words} />}
          <input
            name="page"
            value={String(number)}
            inputmode="numeric"
            autocomplete="off"
            maxlength={7}
            aria-label={t.reading.goTo}
            class="input input-sm w-14 text-center tabular-nums"
          />
          <span class="whitespace-nowrap tabular-nums">{t.reading.of(document.pageCount)}</span>
        </form>
        <StepLink view={view} step="next" to={number >= last ? 0 : number + 1} />
      </nav>
      <div class="reader-zoom needs-script">
        <ZoomButtons page={page} />
      </div>
    </footer>
  );
}

/** Always in its place, so that nothing moves at the first and the last page. */
function StepLink({ view, step, to }: { view: ReadView; step: 'previous' | 'next'; to: number }) {
  const { t } = view.page;
  const label = step === 'previous' ? t.reading.previousPage : t.reading.nextPage;
  const StepIcon = step === 'previous' ? PreviousIcon : NextIcon;
  return (
    <a
      href={to >= 1 ? placeLink(view, { page: to }) : undefined}
      rel={step === 'previous' ? 'prev' : 'next'}
      class="btn btn-ghost btn-sm btn-square aria-disabled:opacity-40"
      role={to >= 1 ? undefined : 'link'}
      aria-disabled={to >= 1 ? undefined : 'true'}
      aria-label={label}
      title={label}
      data-step={step}
    >
      <StepIcon />
    </a>
  );
}
