import type { Looks } from './geometry.ts';
import type { Aloud } from './aloud.ts';
import { rememberLooks } from './remembered-looks.ts';
import { SlideShow } from './slide-show.ts';
import type { Stage } from './stage.ts';
import type { Zoom } from './zoom.ts';

/** How the pages are shown: one after the other or alone, how large, turned, on the whole screen. */
export class ViewMenu {
  readonly #root: HTMLElement;
  readonly #stage: Stage;
  readonly #zoom: Zoom;
  readonly #aloud: Aloud;
  readonly #slides: SlideShow;

  constructor(root: HTMLElement, stage: Stage, zoom: Zoom, aloud: Aloud) {
    this.#aloud = aloud;
    this.#root = root;
    this.#stage = stage;
    this.#zoom = zoom;
    const menu = root.querySelector<HTMLElement>('[data-view-menu]');
    menu?.addEventListener('change', (event) => this.#onChange(event.target as HTMLInputElement));
    menu?.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-do]') : null;
      if (['aloud', 'slides'].includes(button?.dataset['do'] ?? '')) menu.hidePopover();
      if (button) this.do(button.dataset['do'] ?? '');
    });
    for (const button of root.querySelectorAll<HTMLElement>('[data-do=fullscreen]'))
      button.hidden = !document.fullscreenEnabled;
    this.#slides = new SlideShow(stage, (looks) => this.#look(looks));
    zoom.onChange = () => {
      this.#remember();
      this.#tell();
    };
    this.#tell();
  }

  do(action: string): void {
    const { looks } = this.#stage;
    if (action === 'rotate') this.#look({ rotation: ((looks.rotation + 90) % 360) as Looks['rotation'] });
    if (action === 'fullscreen') void this.#toggleFullscreen();
    if (action === 'slides') void this.#slides.start();
    if (action === 'end-slides') this.#slides.end();
    if (action === 'aloud') this.#aloud.toggle();
  }

  #look(looks: Partial<Looks>): void {
    const { page } = this.#stage;
    this.#stage.layOut(looks);
    if (looks.view) this.#stage.goTo(page);
    this.#zoom.show();
    this.#tell();
  }

  #onChange(input: HTMLInputElement): void {
    if (input.name === 'view') this.#look({ view: input.value as Looks['view'] });
    if (input.name === 'fit') this.#look({ fit: input.value as Looks['fit'] });
    this.#remember();
  }

  /** A slide show is for the moment, whatever else is chosen is for the next document too. */
  #remember(): void {
    if (!this.#slides.isRunning) rememberLooks(this.#stage.looks);
  }

  /** Shows in the menu how things are. */
  #tell(): void {
    const { looks } = this.#stage;
    for (const input of this.#root.querySelectorAll<HTMLInputElement>('[data-view-menu] input[type=radio]'))
      input.checked = input.value === (input.name === 'view' ? looks.view : looks.fit);
  }

  /** A browser that refuses shows everything as before. */
  async #toggleFullscreen(): Promise<void> {
    const changing = document.fullscreenElement ? document.exitFullscreen() : this.#root.requestFullscreen();
    await changing.catch(() => {});
  }
}
