import type { Stage } from './stage.ts';
import type { Zoom } from './zoom.ts';

const SWIPE_PX = 50;
/** A swipe goes this much more across than down. */
const ACROSS = 1.5;
const WHEEL_STEP = 0.01;

/** Two fingers, or the wheel with Ctrl, zoom; one finger across turns pages that stand alone. */
export function onGestures(stage: Stage, zoom: Zoom): void {
  const { element } = stage;
  let pinch: Pinch | undefined;
  let start: { x: number; y: number } | undefined;
  element.addEventListener(
    'touchstart',
    ({ touches }) => {
      const [first, second] = touches;
      start = first && !second ? { x: first.clientX, y: first.clientY } : undefined;
      if (first && second && !pinch) pinch = new Pinch(stage, zoom, first, second);
    },
    { passive: true },
  );
  element.addEventListener(
    'touchmove',
    (event) => {
      const [first, second] = event.touches;
      if (!pinch || !first || !second) return;
      event.preventDefault();
      pinch.move(first, second);
    },
    { passive: false },
  );
  const end = ({ touches, changedTouches, type }: TouchEvent) => {
    if (pinch && touches.length < 2) {
      pinch.end();
      pinch = undefined;
    }
    const last = changedTouches[0];
    if (type === 'touchend' && start && last && touches.length === 0)
      swipe(stage, last.clientX - start.x, last.clientY - start.y);
  };
  element.addEventListener('touchend', end);
  element.addEventListener('touchcancel', end);
  element.addEventListener('wheel', (event) => onWheel(event, stage, zoom), { passive: false });
}

class Pinch {
  readonly #stage: Stage;
  readonly #zoom: Zoom;
  readonly #distance: number;
  readonly #point: { x: number; y: number };
  #factor = 1;

  constructor(stage: Stage, zoom: Zoom, first: Touch, second: Touch) {
    this.#stage = stage;
    this.#zoom = zoom;
    this.#distance = distance(first, second);
    const { left, top } = stage.element.getBoundingClientRect();
    this.#point = {
      x: (first.clientX + second.clientX) / 2 - left,
      y: (first.clientY + second.clientY) / 2 - top,
    };
    const { scrollLeft, scrollTop } = stage.element;
    stage.track.style.transformOrigin = `${scrollLeft + this.#point.x}px ${scrollTop + this.#point.y}px`;
  }

  /** While the fingers move, what is there is only stretched. */
  move(first: Touch, second: Touch): void {
    this.#factor =
      this.#zoom.limit(this.#zoom.scale * (distance(first, second) / this.#distance)) / this.#zoom.scale;
    this.#stage.track.style.transform = `scale(${this.#factor})`;
  }

  end(): void {
    this.#stage.track.style.transform = '';
    if (Math.abs(this.#factor - 1) > 0.01) this.#zoom.set(this.#zoom.scale * this.#factor, this.#point);
  }
}

function distance(first: Touch, second: Touch): number {
  return Math.max(1, Math.hypot(first.clientX - second.clientX, first.clientY - second.clientY));
}

function swipe(stage: Stage, dx: number, dy: number): void {
  const { element, looks } = stage;
  const isWider = element.scrollWidth > element.clientWidth + 1;
  if (looks.view === 'scroll' || isWider || !getSelection()?.isCollapsed) return;
  if (Math.abs(dx) > SWIPE_PX && Math.abs(dx) > Math.abs(dy) * ACROSS) stage.turn(dx < 0 ? 1 : -1);
}

function onWheel(event: WheelEvent, stage: Stage, zoom: Zoom): void {
  if (!event.ctrlKey) return;
  event.preventDefault();
  const { left, top } = stage.element.getBoundingClientRect();
  const point = { x: event.clientX - left, y: event.clientY - top };
  zoom.set(zoom.scale * Math.exp(-Math.max(-50, Math.min(50, event.deltaY)) * WHEEL_STEP), point);
}
