import {
  type Box,
  groupPages,
  heightOn,
  type Layout,
  layOut,
  type Looks,
  type PageSize,
  rowAt,
} from './geometry.ts';
import type { Mark } from './page-view.ts';
import type { ReaderData } from './reader-data.ts';
import { recallLooks } from './remembered-looks.ts';
import { Track } from './track.ts';
import { areasOf, runsOf, WordStore } from './words.ts';

/** Pages within this many heights of the stage are kept on the track. */
const KEPT_AROUND = 0.8;
/** A page is where the reader is once it reaches this part of the stage. */
const READING_LINE = 0.4;
/** Faster than this, in pixels for each millisecond, pages fly by and their pictures are not asked for. */
const FLYING = 6;
/** Words lower down the stage than this are brought up before they are spoken. */
const FOLLOWED_TO = 0.85;
const RIGHT_TO_LEFT = /^(?:ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/;
/** How far above a page the stage stops. */
const ABOVE_PAGE = 12;

interface Point {
  x: number;
  y: number;
}

/** The scroller over the pages; it costs the same however long the document is. */
export class Stage {
  readonly element: HTMLElement;
  readonly words: WordStore;
  readonly track: HTMLElement;
  looks: Looks = { view: 'scroll', fit: 'auto', scale: 1, rotation: 0, ...recallLooks() };
  /** The page where the reader is; one beyond the last is the card. */
  page: number;
  onMove: () => void = () => {};
  /** As its language is written; the next page then lies to the left. */
  readonly isRightToLeft: boolean;
  readonly #track: Track;
  readonly #sizes: PageSize[] = [];
  readonly #pageCount: number;
  #layout: Layout = { rows: [], width: 0, height: 0 };
  #last = { top: 0, time: 0 };
  /** How `goTo` left the stage: behind a short page the next one lies on the line, and was not asked for. */
  #placed: { top: number; width: number; height: number } | undefined;

  constructor(element: HTMLElement, data: ReaderData) {
    this.element = element;
    this.page = data.page;
    this.#pageCount = data.pageCount;
    this.isRightToLeft = RIGHT_TO_LEFT.test(data.language);
    this.words = new WordStore(data.urls.words);
    for (let at = 0; at + 1 < data.sizes.length; at += 2)
      this.#sizes.push({ width: data.sizes[at] ?? 1, height: data.sizes[at + 1] ?? 1 });
    this.#track = new Track(element, data, this.words);
    this.track = this.#track.element;
    this.#place();
    this.goTo(this.page);
    element.addEventListener('scroll', () => this.#onScroll(), { passive: true });
    new ResizeObserver(() => this.layOut()).observe(element);
  }

  get last(): number {
    return this.#sizes.length + (this.#track.card ? 1 : 0);
  }

  get lastNumber(): number {
    return Math.min(this.last, this.#pageCount);
  }

  /** What that place is called: behind a document that is read to its end the card has no number of its own. */
  get number(): number {
    return Math.min(this.page, this.#pageCount);
  }

  /** Pixels a point at the page where the reader is. */
  get scale(): number {
    return this.#boxOf(Math.min(this.page, this.#sizes.length))?.scale ?? 1;
  }

  /** Lays everything out anew; what lies at a point of the stage stays there. */
  layOut(looks: Partial<Looks> = {}, at?: Point): void {
    const { clientWidth, clientHeight } = this.element;
    const wasPlaced = !at && this.#isPlaced;
    const point = at ?? { x: clientWidth / 2, y: clientHeight * READING_LINE };
    const box = (wasPlaced ? undefined : this.#boxAt(point)) ?? this.#boxOf(this.page);
    const x = box && (this.element.scrollLeft + point.x - box.left) / box.width;
    const y = box && (this.element.scrollTop + point.y - box.top) / box.height;
    this.looks = { ...this.looks, ...looks };
    this.#place();
    const after = box && this.#boxOf(box.page);
    if (after && x !== undefined && y !== undefined) {
      this.element.scrollTop = after.top + y * after.height - point.y;
      this.element.scrollLeft = after.left + x * after.width - point.x;
    }
    if (wasPlaced) this.#rememberPlaced();
    this.#show(true);
  }

  /** To a page's top, or to a height on it (0 to 1) that then stands a third down the stage. */
  goTo(page: number, at?: number): void {
    this.page = Math.max(1, Math.min(page, this.last));
    if (this.looks.view !== 'scroll') this.#place();
    const box = this.#boxOf(this.page);
    if (!box) return;
    const third = this.element.clientHeight / 3;
    const top = at === undefined ? box.top - ABOVE_PAGE : box.top + at * box.height - third;
    this.element.scrollTo({ top, behavior: 'instant' });
    this.#rememberPlaced();
    this.#show(true);
    this.onMove();
  }

  /** To where these words stand on a page. */
  async goToWords(page: number, start: number): Promise<void> {
    this.goTo(page);
    const words = await this.words.find(page);
    const size = this.#sizes[page - 1];
    const area = words && areasOf(runsOf(words), start, start + 1)[0];
    if (this.page === page && area && size) this.goTo(page, heightOn(size, area, this.looks.rotation));
  }

  /** To these words where they are out of sight, unless the reader has gone elsewhere meanwhile. */
  async follow(page: number, start: number): Promise<void> {
    const words = await this.words.find(page);
    const box = this.#boxOf(page);
    const size = this.#sizes[page - 1];
    const area = words && areasOf(runsOf(words), start, start + 1)[0];
    if (Math.abs(this.page - page) > 1 || !size || !area) return;
    const at = heightOn(size, area, this.looks.rotation);
    const top = box ? box.top + at * box.height - this.element.scrollTop : -1;
    const isSeen = top >= 0 && top < this.element.clientHeight * FOLLOWED_TO;
    if (!isSeen) this.goTo(page, at);
  }

  /** To the next or the previous page, or pair of pages. */
  step(by: 1 | -1): void {
    const groups = groupPages(this.looks.view, this.#sizes.length, this.#track.card !== null);
    const index = groups.findIndex((pages) => pages.includes(this.page));
    const target = groups[index + by]?.[0];
    if (target !== undefined) this.goTo(target);
  }

  /** To the page that lies to the right (1) or to the left (-1). */
  turn(side: 1 | -1): void {
    this.step((this.isRightToLeft ? -side : side) as 1 | -1);
  }

  mark(marks: Mark[]): void {
    this.#track.mark(marks);
  }

  #place(): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    const cardHeight = this.#track.card?.offsetHeight ?? 0;
    const { looks, isRightToLeft } = this;
    const ground = { sizes: this.#sizes, looks, width, height, cardHeight, isRightToLeft };
    this.#layout = layOut(ground, this.page);
    this.#track.place(this.#layout, this.last);
    // Where nothing is to be moved across, a finger that goes across turns the page, and is ours.
    this.element.toggleAttribute('data-turns', this.looks.view !== 'scroll' && this.#layout.width <= width);
  }

  #rememberPlaced(): void {
    const { scrollTop: top, clientWidth: width, clientHeight: height } = this.element;
    this.#placed = { top, width, height };
  }

  /** Nobody has scrolled since; a stage of another size was moved by the browser. */
  get #isPlaced(): boolean {
    const { scrollTop, clientWidth, clientHeight } = this.element;
    const placed = this.#placed;
    if (!placed) return false;
    const isSameSize = placed.width === clientWidth && placed.height === clientHeight;
    return !isSameSize || Math.abs(scrollTop - placed.top) < 1;
  }

  #boxOf(page: number): Box | undefined {
    for (const { boxes } of this.#layout.rows) for (const box of boxes) if (box.page === page) return box;
    return undefined;
  }

  #boxAt({ x, y }: Point): Box | undefined {
    const { rows } = this.#layout;
    const across = this.element.scrollLeft + x;
    const boxes = rows[rowAt(rows, this.element.scrollTop + y)]?.boxes;
    return boxes?.find(({ left, width }) => across < left + width) ?? boxes?.at(-1);
  }

  #onScroll(): void {
    const time = performance.now();
    const top = this.element.scrollTop;
    const speed = Math.abs(top - this.#last.top) / Math.max(1, time - this.#last.time);
    this.#last = { top, time };
    this.#notice();
    this.#show(speed < FLYING);
  }

  #notice(): void {
    if (this.looks.view !== 'scroll' || this.#isPlaced) return;
    const { rows } = this.#layout;
    const { scrollTop, clientHeight, scrollHeight } = this.element;
    // What is last may be too short to reach the line.
    const isAtEnd = scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 1;
    const row = isAtEnd ? rows.at(-1) : rows[rowAt(rows, scrollTop + clientHeight * READING_LINE)];
    const page = row?.boxes[0]?.page;
    if (page === undefined || page === this.page) return;
    this.page = page;
    this.onMove();
  }

  #show(withPictures: boolean): void {
    const { rows } = this.#layout;
    const { scrollTop, clientHeight } = this.element;
    const first = rowAt(rows, scrollTop - clientHeight * KEPT_AROUND);
    const last = rowAt(rows, scrollTop + clientHeight * (1 + KEPT_AROUND));
    const boxes = rows.slice(first, last + 1).flatMap((row) => row.boxes);
    const pages = boxes.filter(({ page }) => page <= this.#sizes.length);
    this.#track.show(pages, this.looks.rotation, withPictures);
  }
}
