import { fillIn } from '../../ui/fill-in.ts';
import { SelectField } from '../../ui/form.tsx';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import { type PageContext, THEMES } from '../../ui/page-context.ts';
import { titleOf } from '../pages/read-view.ts';
import type { Opened } from '../rights.ts';
import type { PlacedEntry } from '../../ingest/index.ts';
import { FlowEntries } from './entries.tsx';
import { FONTS, type FlowLook, SIZES, SPACINGS } from './look.ts';

export interface FlowPageProps {
  page: PageContext;
  opened: Opened;
  entries: PlacedEntry[];
  look: FlowLook;
  /** The pages whose text this is. */
  first: number;
  last: number;
  /** Pages on one screen of flowing text. */
  step: number;
}

const SIZE_CLASSES = { small: 'text-base', medium: 'text-lg', large: 'text-xl', huge: 'text-2xl' };
const SPACING_CLASSES = { close: 'leading-normal', normal: 'leading-relaxed', wide: 'leading-loose' };
const FONT_CLASSES = { serif: 'font-serif', sans: 'font-sans' };

/** A document's words without its pages, set as the reader likes. */
export function FlowPage(props: FlowPageProps) {
  const { page, opened, entries, look } = props;
  const { document } = opened;
  const { t } = page;
  const lang = document.language === 'und' ? undefined : document.language;
  return (
    <Layout page={page} title={titleOf(document)} search={false}>
      <div class="mx-auto max-w-2xl">
        <div class="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
          <h1 class="font-semibold font-serif text-2xl" lang={lang}>
            {titleOf(document)}
          </h1>
          <a href={links.read(document.id, { page: props.first })} class="text-link text-sm">
            {t.reading.flowPages}
          </a>
        </div>
        <LookForm {...props} />
        <article
          lang={lang}
          class={`flow-text ${SIZE_CLASSES[look.size]} ${SPACING_CLASSES[look.spacing]} ${FONT_CLASSES[look.font]}`}
        >
          <FlowEntries t={t} documentId={document.id} entries={entries} />
          {entries.length === 0 && <p class="muted">{t.reading.noText}</p>}
        </article>
        <Turning {...props} />
      </div>
    </Layout>
  );
}

function LookForm({ page: { t, theme }, opened, look, first }: FlowPageProps) {
  const words = t.reading.flow;
  return (
    <form
      action={links.readFlow(opened.document.id)}
      class="mt-6 mb-10 flex flex-wrap items-end gap-3 border-base-300 border-b pb-6"
      aria-label={words.look}
    >
      <input type="hidden" name="page" value={String(first)} />
      <SelectField
        t={t}
        name="size"
        label={words.size}
        value={look.size}
        choices={SIZES.map((value) => ({ value, label: words.sizes[value] }))}
      />
      <SelectField
        t={t}
        name="spacing"
        label={words.spacing}
        value={look.spacing}
        choices={SPACINGS.map((value) => ({ value, label: words.spacings[value] }))}
      />
      <SelectField
        t={t}
        name="font"
        label={words.font}
        value={look.font}
        choices={FONTS.map((value) => ({ value, label: words.fonts[value] }))}
      />
      <SelectField
        t={t}
        name="theme"
        label={words.ground}
        value={theme}
        choices={THEMES.map((value) => ({ value, label: t.site.themes[value] }))}
      />
      <button type="submit" class="btn">
        {words.apply}
      </button>
    </form>
  );
}

function Turning({ page: { t }, opened, first, last, step }: FlowPageProps) {
  const { document, visible } = opened;
  const locked = document.pageCount - visible;
  return (
    <nav class="mt-12 grid gap-6 border-base-300 border-t pt-6" aria-label={t.reading.place}>
      {last >= visible && locked > 0 && (
        <p class="text-center">
          <a href={links.read(document.id, { page: visible + 1 })} class="text-link">
            {t.reading.lockedTitle(locked)}
          </a>
        </p>
      )}
      <div class="flex items-center justify-between gap-4">
        {first > 1 ? (
          <a href={links.readFlow(document.id, Math.max(1, first - step))} rel="prev" class="btn">
            {t.reading.flow.previous}
          </a>
        ) : (
          <span />
        )}
        <span class="muted text-sm">
          {fillIn(t.reading.flow.pagesOf, { first, last, of: document.pageCount })}
        </span>
        {last < visible ? (
          <a href={links.readFlow(document.id, last + 1)} rel="next" class="btn">
            {t.reading.flow.next}
          </a>
        ) : (
          <span />
        )}
      </div>
    </nav>
  );
}
