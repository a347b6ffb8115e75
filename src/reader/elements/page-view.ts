import { fillIn } from '../../ui/fill-in.ts';
import type { Box, Looks } from './geometry.ts';
import type { ReaderData } from './reader-data.ts';
import { areasOf, runsOf, type Words } from './words.ts';
import { createWordsLayer } from './words-layer.ts';

export interface Mark {
  page: number;
  start: number;
  end: number;
  kind: string;
  current?: boolean;
}

const WIDTHS = [480, 800, 1200, 1600, 2400, 3200];
/** Denser screens show no more that an eye could see. */
const MOST_DENSITY = 2;

/** One page on the track: its picture, its words over it, and the marks between. */
export class PageView {
  readonly element: HTMLElement;
  readonly page: number;
  readonly #sheet: HTMLElement;
  readonly #data: ReaderData;
  #image: HTMLImageElement | undefined;
  #shown = 0;
  #asked = 0;
  #words: Words | undefined;
  #layer: HTMLElement | undefined;
  #marks: HTMLElement | undefined;
  #scale = 1;
  #box: Box | undefined;
  #rotation = 0;

  /** Takes over the page that came with the document, or makes one. */
  constructor(data: ReaderData, page: number, given?: HTMLElement) {
    this.#data = data;
    this.page = page;
    this.element = given ?? createSection(data, page);
    this.#sheet = this.element.querySelector<HTMLElement>('.reader-sheet') ?? this.element;
    const image = given?.querySelector('img');
    if (image) {
      this.#image = image;
      this.#shown = this.#asked = Number(/[?&]w=(\d+)/.exec(image.currentSrc)?.[1] ?? 0);
      image.addEventListener('error', () => this.#fail(), { once: true });
    }
  }

  get words(): Words | undefined {
    return this.#words;
  }

  place(box: Box, rotation: Looks['rotation']): void {
    if (this.#box === box && this.#rotation === rotation) return;
    this.#box = box;
    this.#rotation = rotation;
    this.#scale = box.scale;
    const { style } = this.element;
    style.left = `${box.left}px`;
    style.top = `${box.top}px`;
    style.width = `${box.width}px`;
    style.height = `${box.height}px`;
    this.#turn(box, rotation);
    for (const layer of [this.#layer, this.#marks]) this.#fit(layer);
  }

  /** Asks for the picture that this size needs, and shows it once it is there. */
  loadPicture(): void {
    const across = this.#rotation % 180 === 0 ? this.#box?.width : this.#box?.height;
    const need = (across ?? 0) * Math.min(devicePixelRatio, MOST_DENSITY);
    const width = WIDTHS.find((candidate) => candidate >= need * 0.92) ?? WIDTHS.at(-1) ?? 0;
    if (width <= this.#asked) return;
    this.#asked = width;
    const image = new Image();
    image.decoding = 'async';
    image.draggable = false;
    image.alt = fillIn(this.#data.texts.pageOf, { n: this.page, of: this.#data.pageCount });
    image.src = fillIn(this.#data.urls.picture, { page: this.page, width });
    // Not by `decode()` at once: a browser holds on to a page that is taken away while it waits for that.
    image.addEventListener('error', () => this.element.isConnected && this.#fail(), { once: true });
    if (this.#image) image.addEventListener('load', () => void this.#replace(image, width), { once: true });
    else this.#put(image, width);
  }

  /** By a sharper picture, which is drawn as soon as it stands there. */
  async #replace(image: HTMLImageElement, width: number): Promise<void> {
    if (!this.element.isConnected) return;
    await image.decode().catch(() => {});
    this.#put(image, width);
  }

  showWords(words: Words): void {
    if (this.#words) return;
    this.#words = words;
    this.#layer = createWordsLayer(words);
    this.#layer.lang = this.#data.language;
    this.#fit(this.#layer);
    this.#sheet.append(this.#layer);
  }

  showMarks(marks: Mark[]): void {
    this.#marks?.remove();
    this.#marks = undefined;
    if (!this.#words || marks.length === 0) return;
    const layer = document.createElement('div');
    layer.className = 'reader-marks';
    const runs = runsOf(this.#words);
    for (const mark of marks)
      for (const area of areasOf(runs, mark.start, mark.end)) layer.append(createMark(mark, area));
    this.#marks = layer;
    this.#fit(layer);
    this.#sheet.append(layer);
  }

  remove(): void {
    this.element.remove();
    // A picture still under way is not wanted any more.
    if (this.#image && !this.#image.complete) this.#image.src = '';
  }

  #turn({ width, height }: Box, rotation: Looks['rotation']): void {
    const { style } = this.#sheet;
    const isAcross = rotation % 180 !== 0;
    style.inset = 'auto';
    style.width = `${isAcross ? height : width}px`;
    style.height = `${isAcross ? width : height}px`;
    style.left = `${isAcross ? (width - height) / 2 : 0}px`;
    style.top = `${isAcross ? (height - width) / 2 : 0}px`;
    style.transform = rotation === 0 ? '' : `rotate(${rotation}deg)`;
  }

  #fit(layer: HTMLElement | undefined): void {
    if (layer) layer.style.transform = `scale(${this.#scale})`;
  }

  #put(image: HTMLImageElement, width: number): void {
    if (width < this.#shown) return;
    this.#shown = width;
    if (this.#image === image) return;
    if (this.#image) this.#image.replaceWith(image);
    else this.#sheet.prepend(image);
    this.#image = image;
  }

  /** Says so in the page's place, and tries again when asked. */
  #fail(): void {
    if (this.#sheet.querySelector('.reader-missing')) return;
    const { texts } = this.#data;
    const notice = document.createElement('div');
    notice.className = 'reader-missing';
    const again = document.createElement('button');
    again.type = 'button';
    again.className = 'btn btn-sm';
    again.textContent = texts.again;
    again.addEventListener('click', () => {
      notice.remove();
      this.#image?.remove();
      this.#image = undefined;
      this.#shown = this.#asked = 0;
      this.loadPicture();
    });
    notice.append(texts.pictureMissing, again);
    this.#sheet.append(notice);
  }
}

function createSection({ texts, language }: ReaderData, page: number): HTMLElement {
  const section = document.createElement('section');
  section.className = 'reader-page';
  section.dataset['page'] = String(page);
  section.setAttribute('aria-label', fillIn(texts.pageLabel, { n: page }));
  if (language) section.lang = language;
  const sheet = document.createElement('div');
  sheet.className = 'reader-sheet';
  section.append(sheet);
  return section;
}

function createMark({ kind, current }: Mark, { x, y, w, h }: { x: number; y: number; w: number; h: number }) {
  const mark = document.createElement('i');
  mark.dataset['kind'] = kind;
  if (current) mark.dataset['current'] = '';
  mark.style.cssText = `left:${x - 1}px;top:${y - 1}px;width:${w + 2}px;height:${h + 2}px`;
  return mark;
}
