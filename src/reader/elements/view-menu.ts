import type { Looks } from './geometry.ts';
import type { Aloud } from './aloud.ts';
import { rememberLooks } from './remembered-looks.ts';
import type { Stage } from './stage.ts';
import type { Zoom } from './zoom.ts';

/** How much of the screen, from its left side, turns back in a slide show. */
const BACK_PART = 0.25;

/** How the pages are shown: one after the other or alone, how large, turned, on the whole screen. */
export class ViewMenu {
  readonly #root: HTMLElement;
  readonly #stage: Stage;
  readonly #zoom: Zoom;
  readonly #aloud: Aloud;
  #before: Looks | undefined;

  constructor(root: HTMLElement, stage: Stage, zoom: Zoom, aloud: Aloud) {
    this.#aloud = aloud;
    this.#root = root;
    this.#stage = stage;
    this.#zoom = zoom;
    const menu = root.querySelector<HTMLElement>('[data-view-menu]');
    menu?.addEventListener('change', (event) => this.#onChange(event.target as HTMLInputElement));
    menu?.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-do]') : null;
      if (button?.dataset['do'] === 'aloud') menu.hidePopover();
      if (button) this.do(button.dataset['do'] ?? '');
    });
    for (const name of ['fullscreen', 'slides'])
      for (const button of root.querySelectorAll<HTMLElement>(`[data-do=${name}]`))
        button.hidden = !document.fullscreenEnabled;
    document.addEventListener('fullscreenchange', () => this.#onFullscreen());
    stage.element.addEventListener('click', (event) => this.#onClick(event));
    zoom.onChange = () => {
      this.#remember();
      this.#tell();
    };
    this.#tell();
  }

  do(action: string): void {
    const { looks } = this.#stage;
    if (action === 'rotate') this.#look({ rotation: ((looks.rotation + 90) % 360) as Looks['rotation'] });
    if (action === 'fullscreen') void this.#toggleFullscreen(this.#root);
    if (action === 'slides') void this.#startSlides();
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
    if (!this.#before) rememberLooks(this.#stage.looks);
  }

  /** Shows in the menu how things are. */
  #tell(): void {
    const { looks } = this.#stage;
    for (const input of this.#root.querySelectorAll<HTMLInputElement>('[data-view-menu] input[type=radio]'))
      input.checked = input.value === (input.name === 'view' ? looks.view : looks.fit);
  }

  /** A browser that refuses shows everything as before. */
  async #toggleFullscreen(element: HTMLElement): Promise<void> {
    const changing = document.fullscreenElement ? document.exitFullscreen() : element.requestFullscreen();
    await changing.catch(() => {});
  }

  async #startSlides(): Promise<void> {
    const middle = this.#stage.element.parentElement;
    if (!middle) return;
    if (document.fullscreenElement) await document.exitFullscreen();
    await this.#toggleFullscreen(middle);
    if (document.fullscreenElement !== middle) return;
    this.#before = this.#stage.looks;
    this.#look({ view: 'single', fit: 'page' });
    this.#stage.element.focus();
  }

  /** In a slide show a click goes on, and one on the left part of the screen goes back. */
  #onClick({ target, clientX }: MouseEvent): void {
    const isControl = target instanceof Element && target.closest('a, button') !== null;
    if (!this.#before || isControl || getSelection()?.isCollapsed === false) return;
    this.#stage.step(clientX < this.#stage.element.clientWidth * BACK_PART ? -1 : 1);
  }

  #onFullscreen(): void {
    if (document.fullscreenElement || !this.#before) return;
    const before = this.#before;
    this.#before = undefined;
    this.#look(before);
  }
}
