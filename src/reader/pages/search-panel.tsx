import { fillIn } from '../../ui/fill-in.ts';
import { links } from '../../ui/links.ts';
import { SearchIcon } from '../../ui/icons.tsx';
import { type Found, type Hit, MOST_HITS } from '../find/find-in-document.ts';
import { CloseIcon, NextIcon, PreviousIcon } from './icons.tsx';
import { langOf, placeLink, type ReadView } from './read-view.ts';

export function SearchPanel({ view }: { view: ReadView }) {
  const { page, document, number, words, found } = view;
  const { t } = page;
  return (
    <>
      <form action={links.read(document.id)} role="search" class="relative mx-4 mb-3" data-search>
        <input type="hidden" name="page" value={String(number)} />
        <input type="hidden" name="panel" value="search" />
        <SearchIcon class="muted pointer-events-none absolute top-2.5 left-3 z-1 size-5" />
        <input
          type="search"
          name="q"
          value={words}
          aria-label={t.reading.searchLabel}
          placeholder={t.reading.searchHint}
          autocomplete="off"
          maxlength={200}
          class="input w-full pl-10 placeholder:text-base-content/65"
        />
      </form>
      <div class="reader-panel-body" data-found data-first={found?.first} data-total={found?.total}>
        {found && <FoundList view={view} found={found} />}
      </div>
    </>
  );
}

function FoundList({ view, found }: { view: ReadView; found: NonNullable<ReadView['found']> }) {
  const { t } = view.page;
  const pages = Map.groupBy(found.hits, (hit) => hit.page);
  return (
    <>
      <p role="status" class="font-medium">
        {found.total === 0 ? t.reading.hitsNone : t.reading.hits(found.total)}
      </p>
      {found.locked > 0 && <p class="muted text-sm">{t.reading.hitsLocked(found.locked)}</p>}
      {found.total > found.hits.length && <p class="muted text-sm">{t.reading.hitsCut(MOST_HITS)}</p>}
      {[...pages].map(([page, hits]) => (
        <section class="mt-4">
          <h3 class="muted text-sm">{fillIn(t.reading.live.pageLabel, { n: page })}</h3>
          <ol lang={langOf(view)}>{hitLinks(hits, placeLink(view, { page, panel: undefined }))}</ol>
        </section>
      ))}
    </>
  );
}

function hitLinks(hits: Hit[], href: string) {
  return hits.map((hit) => <HitLink hit={hit} href={href} />);
}

function HitLink({ hit, href }: { hit: Hit; href: string }) {
  return (
    <li>
      <a
        href={href}
        class="reader-hit"
        data-to={hit.page}
        data-mark="hit"
        data-start={hit.start}
        data-end={hit.end}
        data-onto-start={hit.onto?.start}
        data-onto-end={hit.onto?.end}
      >
        {hit.before}
        <mark>{hit.match}</mark>
        {hit.after}
      </a>
    </li>
  );
}

/** Lies over the foot of the pages while something is looked for: how much was found, and the next of it. */
export function HitsBar({ view }: { view: ReadView }) {
  const { page, words, found, number } = view;
  const { t } = page;
  const previous = found?.hits.findLast((hit) => hit.page < number);
  const next = found?.hits.find((hit) => hit.page > number);
  return (
    <div class="reader-hits" data-hits hidden={!words} role="group" aria-label={t.reading.panels.search}>
      <span class="max-w-40 truncate font-medium" data-hits-words>
        {words && fillIn(t.reading.live.hitsFor, { words })}
      </span>
      <span class="tabular-nums" data-hits-count>
        {found && hitWords(view, found)}
      </span>
      <HitStep view={view} step="previous" to={previous?.page} />
      <HitStep view={view} step="next" to={next?.page} />
      <a href={placeLink(view, { panel: 'search' })} class="btn btn-ghost btn-sm" data-panel="search">
        {t.reading.allHits}
      </a>
      <a
        href={placeLink(view, { q: undefined, panel: undefined })}
        class="btn btn-ghost btn-sm btn-square"
        aria-label={t.reading.endSearch}
        data-hits-end
      >
        <CloseIcon />
      </a>
    </div>
  );
}

/** Which of the hits is the first from this page on, as the scripts will also tell. */
function hitWords({ page, number }: ReadView, { hits, first, total }: Found): string {
  const { live } = page.t.reading;
  if (total === 0) return live.noHits;
  const ahead = hits.findIndex((hit) => hit.page >= number);
  return fillIn(live.hitOf, { n: first + (ahead < 0 ? hits.length - 1 : ahead), of: total });
}

function HitStep({ view, step, to }: { view: ReadView; step: 'previous' | 'next'; to: number | undefined }) {
  const { t } = view.page;
  const label = step === 'previous' ? t.reading.previousHit : t.reading.nextHit;
  const StepIcon = step === 'previous' ? PreviousIcon : NextIcon;
  return (
    <a
      href={placeLink(view, { page: to ?? view.number })}
      class="btn btn-ghost btn-sm btn-square"
      aria-label={label}
      title={label}
      data-hit-step={step}
    >
      <StepIcon />
    </a>
  );
}
