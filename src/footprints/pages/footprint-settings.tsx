import { Guarded } from '../../ui/blocks.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';

export interface FootprintSettingsProps {
  page: PageContext;
  paused: boolean;
}

/** What can be done with the trail as a whole. */
export function FootprintSettings({ page, paused }: FootprintSettingsProps) {
  const { t } = page;
  return (
    <section class="mt-16 border-base-300 border-t pt-8" aria-label={t.footprints.settings}>
      <h2 class="font-semibold font-serif text-xl">{t.footprints.settings}</h2>
      <p class="muted mt-1 mb-4 max-w-2xl text-sm">{t.footprints.settingsLead}</p>
      <div class="flex flex-wrap items-start gap-2">
        {!paused && <PauseButton page={page} paused={false} />}
        <a href={links.footprintsExport('csv')} class="btn btn-sm" download>
          {t.footprints.export('CSV')}
        </a>
        <a href={links.footprintsExport('json')} class="btn btn-sm" download>
          {t.footprints.export('JSON')}
        </a>
        <Guarded ask={t.footprints.removeAllAsk} hint={t.footprints.removeAllHint}>
          <form method="post" action={links.footprintsRemove}>
            <button type="submit" class="btn btn-sm btn-error">
              {t.footprints.removeAll}
            </button>
          </form>
        </Guarded>
      </div>
    </section>
  );
}

export function PauseButton({ page: { t }, paused }: FootprintSettingsProps) {
  return (
    <form method="post" action={paused ? links.footprintsResume : links.footprintsPause}>
      <button type="submit" class="btn btn-sm">
        {paused ? t.footprints.resume : t.footprints.pause}
      </button>
    </form>
  );
}
