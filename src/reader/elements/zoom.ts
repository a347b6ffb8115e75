import { FULL_SCALE, LEAST_SCALE, MOST_SCALE } from './geometry.ts';
import type { Stage } from './stage.ts';

const STEPS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

/** How large pages are shown. */
export class Zoom {
  readonly #stage: Stage;
  readonly #output: Element | null;

  constructor(root: HTMLElement, stage: Stage) {
    this.#stage = stage;
    this.#output = root.querySelector('[data-scale]');
    for (const button of root.querySelectorAll<HTMLElement>('[data-zoom]'))
      button.addEventListener('click', () => this.step(button.dataset['zoom'] === 'in' ? 1 : -1));
    new ResizeObserver(() => this.show()).observe(stage.element);
  }

  /** 1 is 100 %. */
  get scale(): number {
    return this.#stage.scale / FULL_SCALE;
  }

  step(by: 1 | -1): void {
    const { scale } = this;
    const next =
      by > 0 ? STEPS.find((one) => one > scale * 1.02) : STEPS.findLast((one) => one < scale * 0.98);
    this.set(next ?? scale);
  }

  set(scale: number): void {
    this.#stage.layOut({ fit: 'scale', scale: Math.max(LEAST_SCALE, Math.min(MOST_SCALE, scale)) });
    this.show();
  }

  show(): void {
    if (this.#output) this.#output.textContent = `${Math.round(this.scale * 100)}%`;
  }
}
