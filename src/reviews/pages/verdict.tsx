import type { Document } from '../../catalog/index.ts';
import { formatDate, formatNumber } from '../../ui/format.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { Verdict } from '../remarks.ts';
import { Stars } from './stars.tsx';

export interface QualityRecordProps {
  page: PageContext;
  document: Document;
  verdict: Verdict;
}

/** What is known of a document's quality: its version, its stars, and whether it was what the preview showed. */
export function QualityRecord({ page, document, verdict }: QualityRecordProps) {
  const { t, language } = page;
  const { stars, reviews, asPreviewed } = verdict;
  const date = document.publishedAt ?? document.createdAt;
  return (
    <dl class="flex flex-wrap gap-x-10 gap-y-3 text-sm">
      {stars !== undefined && (
        <Fact name={t.reviews.rating}>
          <Stars page={page} stars={stars} />
          <span class="ml-2 tabular-nums">{formatNumber(Math.round(stars * 10) / 10, language)}</span>
          <span class="muted ml-2">{t.reviews.count(reviews)}</span>
        </Fact>
      )}
      {asPreviewed.yes + asPreviewed.no > 0 && (
        <Fact name={t.reviews.wasAsPreviewed}>{t.reviews.yesAndNo(asPreviewed.yes, asPreviewed.no)}</Fact>
      )}
      <Fact name={t.reviews.version}>
        {formatDate(date, language)}
        <span class="muted ml-2 font-mono text-xs">{document.sha256.slice(0, 8)}</span>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children?: unknown }) {
  return (
    <div>
      <dt class="muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
