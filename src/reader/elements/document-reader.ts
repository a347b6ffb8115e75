import { Aloud } from './aloud.ts';
import { onGestures } from './gestures.ts';
import { Hits } from './hits.ts';
import { onReaderKeys } from './keys.ts';
import { Notes } from './notes.ts';
import { Place } from './place.ts';
import { readData } from './reader-data.ts';
import { SidePanel } from './side-panel.ts';
import { Stage } from './stage.ts';
import { ViewMenu } from './view-menu.ts';
import { Zoom } from './zoom.ts';

/** Joins the reader's parts: pages, panel, bars and keys. */
export class DocumentReader extends HTMLElement {
  #stage: Stage | undefined;

  connectedCallback(): void {
    const element = this.querySelector<HTMLElement>('[data-stage]');
    if (this.#stage || !element) return;
    const data = readData(this);
    const stage = new Stage(element, data);
    this.#stage = stage;
    const place = new Place(this, data);
    const panel = new SidePanel(this, data);
    const hits = new Hits(this, data, panel, stage);
    const notes = new Notes(this, data, panel, stage);
    const zoom = new Zoom(this, stage);
    const aloud = new Aloud(this, data, stage);
    const menu = new ViewMenu(this, stage, zoom, aloud);
    onGestures(stage, zoom);
    const mark = () => stage.mark([...notes.marks, ...hits.marks, ...aloud.marks]);
    panel.onFilled = () => {
      hits.collect();
      notes.collect();
    };
    hits.onChange = mark;
    notes.onChange = mark;
    aloud.onChange = mark;
    mark();
    stage.onMove = () => {
      place.show(stage);
      zoom.show();
    };
    this.addEventListener('click', (event) => this.#onClick(event, { stage, panel, hits }));
    this.querySelector('[data-go]')?.addEventListener('submit', (event) => this.#onGo(event, stage));
    onReaderKeys({ stage, panel, hits, zoom, menu });
    zoom.show();
  }

  #onClick(event: MouseEvent, parts: { stage: Stage; panel: SidePanel; hits: Hits }): void {
    const { stage, panel, hits } = parts;
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const { dataset } = link;
    if (dataset['panel']) void panel.toggle(dataset['panel'], stage.page);
    else if ('close' in dataset) panel.close();
    else if (dataset['step']) stage.step(dataset['step'] === 'next' ? 1 : -1);
    else if (dataset['hitStep']) void hits.step(dataset['hitStep'] === 'next' ? 1 : -1);
    else if ('hitsEnd' in dataset) hits.end();
    else if (dataset['mark'] === 'hit') hits.goToLink(link);
    else if (dataset['mark'] === 'note')
      void stage.goToWords(Number(dataset['to']), Number(dataset['start']));
    else if (dataset['to']) stage.goTo(Number(dataset['to']));
    else return;
    event.preventDefault();
    // On a phone the panel lies over the pages.
    if (dataset['to'] && matchMedia('(width < 48rem)').matches) panel.close();
  }

  #onGo(event: Event, stage: Stage): void {
    event.preventDefault();
    const input = this.querySelector<HTMLInputElement>('[data-go] input[name=page]');
    const number = Number(input?.value.normalize('NFKC'));
    if (Number.isInteger(number)) stage.goTo(number);
    if (input) input.value = String(stage.number);
    stage.element.focus();
  }
}
