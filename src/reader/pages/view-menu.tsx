import type { Child } from '#jsx/jsx-runtime';
import { DownloadIcon } from '../../ui/icons.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import {
  AloudIcon,
  FlowIcon,
  FullscreenIcon,
  MinusIcon,
  PlusIcon,
  PrintIcon,
  RotateIcon,
  SlidesIcon,
  TableIcon,
  ViewIcon,
} from './icons.tsx';
import type { ReadView } from './read-view.ts';

const VIEWS = ['scroll', 'single', 'double'] as const;
const FITS = ['auto', 'width', 'page'] as const;
/** Whose pages are only one way to set their text. */
const FLOWING = ['epub', 'md', 'txt', 'html'];
const SLIDES = ['pptx', 'ppt', 'odp'];
const ID = 'reader-view-menu';

export function ViewMenu({ view }: { view: ReadView }) {
  const { page, document, mayDownload, number, visible } = view;
  const { t } = page;
  return (
    <>
      <button
        type="button"
        class="btn btn-ghost btn-square"
        popovertarget={ID}
        aria-label={t.reading.view}
        title={t.reading.view}
      >
        <ViewIcon />
      </button>
      <div
        id={ID}
        popover="auto"
        class="reader-menu"
        data-view-menu
        aria-label={t.reading.view}
        role="dialog"
      >
        <div class="grid gap-3 live-only">
          <Choice legend={t.reading.pages} name="view" values={VIEWS} words={t.reading.views} />
          <Choice legend={t.reading.size} name="fit" values={FITS} words={t.reading.fits} />
          <ZoomButtons page={page} />
        </div>
        <div class="grid">
          <Action action="rotate" icon={<RotateIcon />} label={t.reading.rotate} />
          <Action action="fullscreen" icon={<FullscreenIcon />} label={t.reading.fullscreen} />
          <Action action="aloud" icon={<AloudIcon />} label={t.reading.aloud.start} hidden />
          {SLIDES.includes(document.format ?? '') && (
            <Action action="slides" icon={<SlidesIcon />} label={t.reading.slides} />
          )}
          {FLOWING.includes(document.format ?? '') && visible > 0 && (
            <a href={links.readFlow(document.id, Math.min(number, visible))} class={ITEM}>
              <FlowIcon />
              {t.reading.flowText}
            </a>
          )}
          {view.hasTable && (
            <a href={links.readTable(document.id)} class={ITEM}>
              <TableIcon />
              {t.table.open}
            </a>
          )}
          {mayDownload && (
            <>
              <a href={links.readPrint(document.id)} class={ITEM}>
                <PrintIcon />
                {t.reading.print}
              </a>
              <a href={links.download(document.id)} class={ITEM}>
                <DownloadIcon />
                {t.reading.save}
              </a>
            </>
          )}
        </div>
      </div>
    </>
  );
}

const ITEM = 'btn btn-ghost justify-start gap-3 font-normal';

interface ActionProps {
  action: string;
  icon: Child;
  label: string;
  /** Until the scripts find that the browser can do it. */
  hidden?: boolean;
}

function Action({ action, icon, label, hidden }: ActionProps) {
  return (
    <button type="button" class={`${ITEM} live-only`} data-do={action} hidden={hidden}>
      {icon}
      {label}
    </button>
  );
}

interface ChoiceProps<Value extends string> {
  legend: string;
  name: string;
  values: readonly Value[];
  words: Record<Value, string>;
}

function Choice<Value extends string>({ legend, name, values, words }: ChoiceProps<Value>) {
  return (
    <fieldset>
      <legend class="muted mb-1 text-sm">{legend}</legend>
      <div class="reader-choice">
        {values.map((value, index) => (
          <label>
            <input type="radio" name={name} value={value} checked={index === 0} class="sr-only" />
            <span>{words[value]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function ZoomButtons({ page: { t } }: { page: PageContext }) {
  return (
    <div class="flex items-center justify-center">
      <button
        type="button"
        class="btn btn-ghost btn-sm btn-square"
        data-zoom="out"
        aria-label={t.reading.zoomOut}
      >
        <MinusIcon />
      </button>
      <output class="w-12 text-center text-sm tabular-nums" data-scale aria-label={t.reading.size} />
      <button
        type="button"
        class="btn btn-ghost btn-sm btn-square"
        data-zoom="in"
        aria-label={t.reading.zoomIn}
      >
        <PlusIcon />
      </button>
    </div>
  );
}
