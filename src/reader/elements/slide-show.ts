import type { Looks } from './geometry.ts';
import type { Stage } from './stage.ts';

/** How much of the screen, from its left side, turns back. */
const BACK_PART = 0.25;

/**
 * Pages one by one on the whole screen, turned by a click; over the whole window where a browser gives no screen.
 * How the pages looked before comes back at its end.
 */
export class SlideShow {
  readonly #stage: Stage;
  readonly #middle: HTMLElement | null;
  readonly #look: (looks: Partial<Looks>) => void;
  #before: Looks | undefined;

  constructor(stage: Stage, look: (looks: Partial<Looks>) => void) {
    this.#stage = stage;
    this.#middle = stage.element.parentElement;
    this.#look = look;
    this.#middle?.querySelector('[data-do=end-slides]')?.addEventListener('click', () => this.end());
    document.addEventListener('fullscreenchange', () => !document.fullscreenElement && this.end());
    stage.element.addEventListener('click', (event) => this.#onClick(event));
  }

  get isRunning(): boolean {
    return this.#before !== undefined;
  }

  async start(): Promise<void> {
    const middle = this.#middle;
    if (!middle || this.isRunning) return;
    if (document.fullscreenElement) await document.exitFullscreen();
    if (document.fullscreenEnabled) await middle.requestFullscreen().catch(() => {});
    this.#before = this.#stage.looks;
    middle.dataset['slides'] = '';
    this.#look({ view: 'single', fit: 'page' });
    this.#stage.element.focus();
  }

  end(): void {
    const before = this.#before;
    if (!before || !this.#middle) return;
    this.#before = undefined;
    delete this.#middle.dataset['slides'];
    if (document.fullscreenElement === this.#middle) void document.exitFullscreen();
    this.#look(before);
  }

  #onClick({ target, clientX }: MouseEvent): void {
    const isControl = target instanceof Element && target.closest('a, button') !== null;
    if (!this.isRunning || isControl || getSelection()?.isCollapsed === false) return;
    this.#stage.step(clientX < this.#stage.element.clientWidth * BACK_PART ? -1 : 1);
  }
}
