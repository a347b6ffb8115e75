import type { Box, Layout, Looks } from './geometry.ts';
import { type Mark, PageView } from './page-view.ts';
import type { ReaderData } from './reader-data.ts';
import type { WordStore } from './words.ts';

const RESTING_MS = 90;

/** What the stage scrolls over: the few pages near to it, and the card behind the last. */
export class Track {
  readonly element: HTMLElement;
  readonly card: HTMLElement | null;
  readonly #data: ReaderData;
  readonly #words: WordStore;
  readonly #views = new Map<number, PageView>();
  #marks = new Map<number, Mark[]>();
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(stage: HTMLElement, data: ReaderData, words: WordStore) {
    this.#data = data;
    this.#words = words;
    this.element = stage.querySelector<HTMLElement>('[data-track]') ?? stage;
    const template = stage.querySelector<HTMLTemplateElement>('template[data-card]');
    if (template) this.element.append(template.content);
    this.card = this.element.querySelector<HTMLElement>('[data-end]');
    const given = this.element.querySelector<HTMLElement>('.reader-page');
    if (given) this.#views.set(data.page, new PageView(data, data.page, given));
    this.element.dataset['live'] = '';
  }

  place({ rows, width, height }: Layout, cardPage: number): void {
    const { style } = this.element;
    style.width = `${width}px`;
    style.height = `${height}px`;
    const row = rows.at(-1);
    if (!this.card || !row) return;
    const isShown = row.boxes[0]?.page === cardPage;
    this.card.style.visibility = isShown ? '' : 'hidden';
    this.card.style.top = isShown ? `${row.top}px` : '0';
  }

  /** Puts these pages on the track and takes the others off; pictures may wait until the reader rests. */
  show(boxes: Box[], rotation: Looks['rotation'], withPictures: boolean): void {
    const wanted = new Set(boxes.map(({ page }) => page));
    for (const [page, view] of this.#views) {
      if (wanted.has(page)) continue;
      view.remove();
      this.#views.delete(page);
    }
    for (const box of boxes) {
      const view = this.#views.get(box.page) ?? this.#add(box.page);
      view.place(box, rotation);
      if (withPictures) view.loadPicture();
    }
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#rest(), RESTING_MS);
  }

  mark(marks: Mark[]): void {
    this.#marks = Map.groupBy(marks, ({ page }) => page);
    for (const view of this.#views.values()) this.#showMarks(view);
  }

  #add(page: number): PageView {
    const view = new PageView(this.#data, page);
    this.#views.set(page, view);
    const later = [...this.#views.keys()].filter((other) => other > page);
    const after = this.#views.get(Math.min(...later))?.element ?? this.card;
    this.element.insertBefore(view.element, after);
    return view;
  }

  #rest(): void {
    for (const view of this.#views.values()) {
      view.loadPicture();
      if (!view.words) void this.#addWords(view);
    }
  }

  async #addWords(view: PageView): Promise<void> {
    const words = await this.#words.find(view.page);
    if (!words || !view.element.isConnected) return;
    view.showWords(words);
    this.#showMarks(view);
  }

  #showMarks(view: PageView): void {
    view.showMarks(this.#marks.get(view.page) ?? []);
  }
}
