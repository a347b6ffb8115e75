import { groupPages, type Layout, layOut, type Looks, type PageSize, rowAt } from './geometry.ts';
import { type Mark, PageView } from './page-view.ts';
import type { ReaderData } from './reader-data.ts';
import { areasOf, runsOf, WordStore } from './words.ts';

/** Pages within this many heights of the stage are kept on the track. */
const KEPT_AROUND = 0.8;
/** A page is where the reader is once it reaches this part of the stage. */
const READING_LINE = 0.4;
/** Faster than this, in pixels for each millisecond, pages fly by and their pictures are not asked for. */
const FLYING = 6;
const RESTING_MS = 90;

/** The scroller and the few pages that are on it; it looks the same however long the document is. */
export class Stage {
  readonly element: HTMLElement;
  readonly words: WordStore;
  looks: Looks = { view: 'scroll', fit: 'auto', scale: 1, rotation: 0 };
  /** The page where the reader is; one beyond the last is the card. */
  page: number;
  onMove: () => void = () => {};
  readonly #track: HTMLElement;
  readonly #card: HTMLElement | null;
  readonly #data: ReaderData;
  readonly #sizes: PageSize[] = [];
  readonly #views = new Map<number, PageView>();
  #marks = new Map<number, Mark[]>();
  #layout: Layout = { rows: [], width: 0, height: 0 };
  #cardHeight = 0;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #last = { top: 0, time: 0 };

  constructor(element: HTMLElement, data: ReaderData) {
    this.element = element;
    this.#data = data;
    this.page = data.page;
    this.words = new WordStore(data.urls.words);
    this.#track = element.querySelector<HTMLElement>('[data-track]') ?? element;
    for (let at = 0; at + 1 < data.sizes.length; at += 2)
      this.#sizes.push({ width: data.sizes[at] ?? 1, height: data.sizes[at + 1] ?? 1 });
    this.#card = this.#takeCard();
    this.#takePage();
    this.#track.dataset['live'] = '';
    this.layOut();
    element.addEventListener('scroll', () => this.#onScroll(), { passive: true });
    new ResizeObserver(() => this.layOut()).observe(element);
  }

  get last(): number {
    return this.#sizes.length + (this.#card ? 1 : 0);
  }

  get views(): Iterable<PageView> {
    return this.#views.values();
  }

  /** Pixels a point at the page where the reader is. */
  get scale(): number {
    const { rows } = this.#layout;
    const box = rows
      .flatMap(({ boxes }) => boxes)
      .find(({ page }) => page === Math.min(this.page, this.#sizes.length));
    return box?.scale ?? 1;
  }

  /** Lays everything out anew, keeping what the reader looks at where it is. */
  layOut(looks: Partial<Looks> = {}): void {
    const anchor = this.#anchor();
    this.looks = { ...this.looks, ...looks };
    this.#cardHeight = this.#measureCard();
    this.#place();
    this.#restore(anchor);
    this.#show(true);
  }

  goTo(page: number, at?: number): void {
    this.page = Math.max(1, Math.min(page, this.last));
    if (this.looks.view !== 'scroll') this.#place();
    const row = this.#layout.rows.find(({ boxes }) => boxes.some((box) => box.page === this.page));
    const box = row?.boxes.find((one) => one.page === this.page);
    if (!row || !box) return;
    const { clientHeight } = this.element;
    const top = at === undefined ? row.top - 12 : box.top + at * box.height - clientHeight / 3;
    this.element.scrollTo({ top, behavior: 'instant' });
    this.#show(true);
    this.onMove();
  }

  /** To where these words stand on a page, a third down the stage. */
  async goToWords(page: number, start: number): Promise<void> {
    this.goTo(page);
    const words = await this.words.find(page);
    const size = this.#sizes[page - 1];
    const area = words && areasOf(runsOf(words), start, start + 1)[0];
    if (this.page === page && area && size && this.looks.rotation === 0)
      this.goTo(page, area.y / size.height);
  }

  /** To the next or the previous page, or pair of pages. */
  step(by: 1 | -1): void {
    const groups = groupPages(this.looks.view, this.#sizes.length, this.#card !== null);
    const index = groups.findIndex((pages) => pages.includes(this.page));
    const target = groups[index + by]?.[0];
    if (target !== undefined) this.goTo(target);
  }

  mark(marks: Mark[]): void {
    this.#marks = Map.groupBy(marks, ({ page }) => page);
    for (const view of this.#views.values()) view.showMarks(this.#marks.get(view.page) ?? []);
  }

  #takeCard(): HTMLElement | null {
    const template = this.element.querySelector<HTMLTemplateElement>('template[data-card]');
    if (template) this.#track.append(template.content);
    return this.#track.querySelector<HTMLElement>('[data-locked]');
  }

  #takePage(): void {
    const given = this.#track.querySelector<HTMLElement>('.reader-page');
    if (!given) return;
    const view = new PageView(this.#data, this.page, given);
    this.#views.set(this.page, view);
  }

  #measureCard(): number {
    return this.#card?.offsetHeight ?? 0;
  }

  #place(): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    const ground = { sizes: this.#sizes, looks: this.looks, width, height, cardHeight: this.#cardHeight };
    this.#layout = layOut(ground, this.page);
    this.#track.style.width = `${this.#layout.width}px`;
    this.#track.style.height = `${this.#layout.height}px`;
    if (!this.#card) return;
    const row = this.#layout.rows.at(-1);
    const isShown = row?.boxes[0]?.page === this.last;
    this.#card.style.visibility = isShown ? '' : 'hidden';
    this.#card.style.top = isShown ? `${row.top}px` : '0';
  }

  /** What stands at the reading line: a page, and how far down and across it, as parts of it. */
  #anchor(): { page: number; x: number; y: number } | undefined {
    const { rows } = this.#layout;
    if (rows.length === 0) return undefined;
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.element;
    const boxes = rows.flatMap((row) => row.boxes);
    const box = boxes.find(({ page }) => page === this.page) ?? boxes[0];
    if (!box) return undefined;
    return {
      page: box.page,
      y: (scrollTop + clientHeight * READING_LINE - box.top) / box.height,
      x: (scrollLeft + clientWidth / 2 - box.left) / box.width,
    };
  }

  #restore(anchor: { page: number; x: number; y: number } | undefined): void {
    if (!anchor) {
      this.goTo(this.page);
      return;
    }
    const box = this.#layout.rows.flatMap((row) => row.boxes).find(({ page }) => page === anchor.page);
    if (!box) return;
    const { clientHeight, clientWidth } = this.element;
    this.element.scrollTop = box.top + anchor.y * box.height - clientHeight * READING_LINE;
    this.element.scrollLeft = box.left + anchor.x * box.width - clientWidth / 2;
  }

  #onScroll(): void {
    const time = performance.now();
    const top = this.element.scrollTop;
    const speed = Math.abs(top - this.#last.top) / Math.max(1, time - this.#last.time);
    this.#last = { top, time };
    this.#find();
    this.#show(speed < FLYING);
  }

  #find(): void {
    if (this.looks.view !== 'scroll') return;
    const { rows } = this.#layout;
    const { scrollTop, clientHeight } = this.element;
    const page = rows[rowAt(rows, scrollTop + clientHeight * READING_LINE)]?.boxes[0]?.page;
    if (page === undefined || page === this.page) return;
    this.page = page;
    this.onMove();
  }

  /** Puts the pages around the stage on the track and takes the others off. */
  #show(withPictures: boolean): void {
    const { rows } = this.#layout;
    const { scrollTop, clientHeight } = this.element;
    const first = rowAt(rows, scrollTop - clientHeight * KEPT_AROUND);
    const last = rowAt(rows, scrollTop + clientHeight * (1 + KEPT_AROUND));
    const boxes = rows
      .slice(first, last + 1)
      .flatMap((row) => row.boxes.filter(({ page }) => page <= this.#sizes.length));
    const wanted = new Set(boxes.map(({ page }) => page));
    for (const [page, view] of this.#views) {
      if (wanted.has(page)) continue;
      view.remove();
      this.#views.delete(page);
    }
    for (const box of boxes) {
      const view = this.#views.get(box.page) ?? this.#add(box.page);
      view.place(box, this.looks.rotation);
      if (withPictures) view.loadPicture();
    }
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#rest(), RESTING_MS);
  }

  #add(page: number): PageView {
    const view = new PageView(this.#data, page);
    this.#views.set(page, view);
    const after = [...this.#views.keys()].filter((other) => other > page).sort((a, b) => a - b)[0];
    const before = after === undefined ? this.#card : (this.#views.get(after)?.element ?? null);
    this.#track.insertBefore(view.element, before);
    return view;
  }

  /** Once the reader rests, what is seen gets its pictures and words. */
  #rest(): void {
    for (const view of this.#views.values()) {
      view.loadPicture();
      if (view.words) continue;
      void this.words.find(view.page).then((words) => {
        if (!words || !view.element.isConnected) return;
        view.showWords(words);
        view.showMarks(this.#marks.get(view.page) ?? []);
      });
    }
  }
}
