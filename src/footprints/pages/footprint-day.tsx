import type { Progress } from '../../reader/index.ts';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { dayOf, daysAgo, formatDay } from '../days.ts';
import type { Footprint } from '../list.ts';
import { type FootprintQuery, isFiltered } from '../query.ts';
import { FootprintRow } from './footprint-row.tsx';

export interface Day {
  /** `YYYY-MM-DD`. */
  day: string;
  footprints: Footprint[];
}

/** In the order they come. */
export function groupByDay(footprints: Footprint[], timeZone: string): Day[] {
  const days = Map.groupBy(footprints, ({ lastAt }) => dayOf(lastAt, timeZone));
  return [...days].map(([day, entries]) => ({ day, footprints: entries }));
}

export interface FootprintDayProps extends Day {
  page: PageContext;
  query: FootprintQuery;
  timeZone: string;
  progress: Map<string, Progress>;
}

export function FootprintDay(props: FootprintDayProps) {
  const { page, day, footprints, query, timeZone, progress } = props;
  const { t } = page;
  const name = dayName(props);
  return (
    <section aria-label={name}>
      <div class="flex flex-wrap items-baseline justify-between gap-x-4 border-base-300 border-b pb-2">
        <h2 class="font-semibold font-serif text-lg">{name}</h2>
        {!isFiltered(query) && (
          <form method="post" action={links.footprintDayRemove(day)}>
            <input type="hidden" name="return" value={page.url} />
            <button
              type="submit"
              class="btn btn-ghost btn-sm muted -mx-3 font-normal"
              aria-label={t.footprints.removeDayOf(name)}
            >
              {t.footprints.removeDay}
            </button>
          </form>
        )}
      </div>
      <ul class="divide-y divide-base-300">
        {footprints.map((footprint) => (
          <FootprintRow {...{ page, footprint, timeZone }} progress={progress.get(footprint.documentId)} />
        ))}
      </ul>
    </section>
  );
}

function dayName({ page: { t, language }, day, timeZone, footprints }: FootprintDayProps): string {
  const date = formatDay(footprints[0]?.lastAt ?? 0, timeZone, language);
  const ago = daysAgo(day, timeZone);
  if (ago === 0) return t.footprints.today(date);
  return ago === 1 ? t.footprints.yesterday(date) : date;
}
