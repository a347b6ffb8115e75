import { MOST_ENTRIES } from '../outline.ts';
import { langOf, placeLink, type ReadView } from './read-view.ts';

/** Deeper entries are indented no further: the panel is narrow. */
const DEEPEST = 6;

export function ContentsPanel({ view }: { view: ReadView }) {
  const { t } = view.page;
  const { entries, locked, cut } = view.outline ?? { entries: [], locked: 0, cut: false };
  return (
    <div class="reader-panel-body">
      {entries.length === 0 && locked === 0 && <p class="muted">{t.reading.noOutline}</p>}
      <ol class="reader-outline" lang={langOf(view)}>
        {entries.map(({ level, title, page }) => (
          <li style={level > 0 ? `--level:${Math.min(level, DEEPEST)}` : undefined}>
            {page === null ? (
              <span class="reader-outline-entry">{title}</span>
            ) : (
              <a
                href={placeLink(view, { page, panel: undefined })}
                data-to={page}
                class="reader-outline-entry"
              >
                <span class="min-w-0 flex-1">{title}</span>
                <span class="muted text-sm tabular-nums">{page}</span>
              </a>
            )}
          </li>
        ))}
      </ol>
      {cut && <p class="muted mt-4 text-sm">{t.reading.outlineCut(MOST_ENTRIES)}</p>}
      {locked > 0 && <p class="muted mt-4 text-sm">{t.reading.outlineLocked(locked)}</p>}
    </div>
  );
}
