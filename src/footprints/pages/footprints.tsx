import type { Category } from '../../catalog/index.ts';
import type { Progress } from '../../reader/index.ts';
import { EmptyState, Notice, PageTitle } from '../../ui/blocks.tsx';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { Pagination } from '../../ui/pagination.tsx';
import type { Footprint } from '../list.ts';
import { type FootprintQuery, isFiltered } from '../query.ts';
import { FootprintDay, groupByDay } from './footprint-day.tsx';
import { FootprintFilters } from './footprint-filters.tsx';
import { FootprintSettings, PauseButton } from './footprint-settings.tsx';

export interface FootprintsPageProps {
  page: PageContext;
  footprints: Footprint[];
  total: number;
  query: FootprintQuery;
  categories: Category[];
  timeZone: string;
  paused: boolean;
  /** For how many days footprints are kept; 0 keeps none. */
  days: number;
  progress: Map<string, Progress>;
  pageNumber: number;
  pageSize: number;
}

export function FootprintsPage(props: FootprintsPageProps) {
  const { page, footprints, total, query, paused, days } = props;
  const { t } = page;
  const filtered = isFiltered(query);
  return (
    <Layout page={page} title={t.footprints.title}>
      <PageTitle title={t.footprints.title} lead={days === 0 ? t.footprints.off : t.footprints.lead(days)} />
      <Notices page={page} paused={paused} />
      {(total > 0 || filtered) && <FootprintFilters {...props} />}
      {footprints.length === 0 && <Nothing page={page} filtered={filtered} />}
      <div class="grid gap-10">
        {groupByDay(footprints, props.timeZone).map((day) => (
          <FootprintDay {...props} {...day} />
        ))}
      </div>
      <Pagination {...props} href={(number) => links.footprints({ ...query, page: number })} />
      {(total > 0 || paused || filtered) && <FootprintSettings {...props} />}
    </Layout>
  );
}

function Notices({ page, paused }: { page: PageContext; paused: boolean }) {
  const { t, account } = page;
  if (!paused && account) return null;
  return (
    <div class="mb-8 grid gap-4">
      {paused && (
        <Notice kind="problem">
          <p>{t.footprints.pausedNow}</p>
          <div class="mt-2">
            <PauseButton page={page} paused />
          </div>
        </Notice>
      )}
      {!account && (
        <p class="muted text-sm">
          {t.footprints.visitorNote}{' '}
          <a href={links.signIn(links.footprints())} class="text-link">
            {t.footprints.signInToKeep}
          </a>
        </p>
      )}
    </div>
  );
}

function Nothing({ page: { t }, filtered }: { page: PageContext; filtered: boolean }) {
  if (filtered) {
    return (
      <EmptyState title={t.footprints.noMatchTitle} text={t.footprints.noMatch}>
        <a href={links.footprints()} class="btn">
          {t.footprints.clear}
        </a>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t.footprints.emptyTitle} text={t.footprints.empty}>
      <a href={links.home} class="btn btn-primary">
        {t.footprints.browse}
      </a>
    </EmptyState>
  );
}
