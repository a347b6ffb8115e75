import type { Document } from '../../catalog/index.ts';
import { formatDate, formatNumber } from '../../ui/format.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { links } from '../../ui/links.ts';
import type { PastVersion } from '../history.ts';
import type { Verdict } from '../remarks.ts';
import { Stars } from './stars.tsx';

export interface QualityRecordProps {
  page: PageContext;
  document: Document;
  verdict: Verdict;
  /** The latest first; empty where there has been one version only. */
  history: PastVersion[];
}

/** What is known of a document's quality: its version, its stars, and whether it was what the preview showed. */
export function QualityRecord(props: QualityRecordProps) {
  const { page, document, verdict, history } = props;
  const { t, language } = page;
  const { stars, reviews, asPreviewed } = verdict;
  const date = document.publishedAt ?? document.createdAt;
  return (
    <div class="grid gap-4">
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
        {history.length === 0 && (
          <Fact name={t.reviews.version}>
            {formatDate(date, language)}
            <span class="muted ml-2 font-mono text-xs">{document.sha256.slice(0, 8)}</span>
          </Fact>
        )}
      </dl>
      {history.length > 0 && <VersionList {...props} />}
    </div>
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

/** Every file that readers were given, each with its date; those that this reader had can be had again. */
function VersionList({ page, document, history }: QualityRecordProps) {
  const { t, language } = page;
  const isHeld = history.some(({ mayDownload }) => mayDownload);
  return (
    <section aria-label={t.versions.title} class="text-sm">
      <p class="muted">{t.versions.title}</p>
      <ol class="mt-1 grid gap-1">
        {history.map((version) => (
          <li class="flex flex-wrap items-baseline gap-x-3">
            <span>{t.versions.name(version.number)}</span>
            <time datetime={new Date(version.servedFrom).toISOString()}>
              {formatDate(version.servedFrom, language)}
            </time>
            <span class="muted">
              {t.versions.pages(version.pageCount)}
              {version.isPresent && ` · ${t.versions.present}`}
            </span>
            <span class="muted font-mono text-xs">{version.sha256.slice(0, 8)}</span>
            {version.mayDownload && (
              <a
                href={links.download(document.id, version.number)}
                class="text-link"
                aria-label={t.versions.downloadOf(version.number)}
              >
                {t.versions.download}
              </a>
            )}
          </li>
        ))}
      </ol>
      {isHeld && page.account?.id !== document.ownerId && <p class="muted mt-1">{t.versions.heldHint}</p>}
    </section>
  );
}
