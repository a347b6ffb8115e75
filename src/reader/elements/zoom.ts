import { FULL_SCALE, LEAST_SCALE, MOST_SCALE } from './geometry.ts';
import type { Stage } from './stage.ts';

const STEPS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

/** How large pages are shown. */
export class Zoom {
  /** Called when the size has changed. */
  onChange: () => void = () => {};
  readonly #stage: Stage;
  readonly #outputs: NodeListOf<Element>;

  constructor(root: HTMLElement, stage: Stage) {
    this.#stage = stage;
    this.#outputs = root.querySelectorAll('[data-scale]');
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

  /** What lies at `point` of the stage stays there. */
  set(scale: number, point?: { x: number; y: number }): void {
    this.#stage.layOut({ fit: 'scale', scale: this.limit(scale) }, point);
    this.show();
    this.onChange();
  }

  limit(scale: number): number {
    return Math.max(LEAST_SCALE, Math.min(MOST_SCALE, scale));
  }

  show(): void {
    for (const output of this.#outputs) output.textContent = `${Math.round(this.scale * 100)}%`;
  }
}
