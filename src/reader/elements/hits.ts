import { fillIn } from '../../ui/fill-in.ts';
import type { Mark } from './page-view.ts';
import { changeAddress } from './place.ts';
import type { ReaderData } from './reader-data.ts';
import type { SidePanel } from './side-panel.ts';
import type { Stage } from './stage.ts';

const ASK_AFTER_MS = 200;

/** Where the words stand, and where they go on on the next page. */
type Hit = [Mark, ...Mark[]];

/** The words that are looked for: listed by the server in the panel, marked on the pages, stepped through. */
export class Hits {
  /** One for each link of the list. */
  #hits: Hit[] = [];
  /** Called when the marks have changed. */
  onChange: () => void = () => {};
  readonly #root: HTMLElement;
  readonly #data: ReaderData;
  readonly #panel: SidePanel;
  readonly #stage: Stage;
  #current = -1;
  /** Only some of many are listed: which of all the first of them is, from 1, and how many there are. */
  #first = 1;
  #total = 0;
  #words: string;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, data: ReaderData, panel: SidePanel, stage: Stage) {
    this.#root = root;
    this.#data = data;
    this.#panel = panel;
    this.#stage = stage;
    this.#words = new URLSearchParams(location.search).get('q') ?? '';
    this.collect();
    root.addEventListener('submit', (event) => this.#onSubmit(event));
    root.addEventListener('input', (event) => this.#onInput(event));
  }

  get marks(): Mark[] {
    return this.#hits.flat();
  }

  /** Reads the hits out of what the panel lists. */
  collect(): void {
    if (this.#panel.shown !== 'search') return;
    this.#hits = this.#links().map(readHit);
    const { first, total } = this.#found()?.dataset ?? {};
    this.#first = Number(first ?? 1);
    this.#total = Number(total ?? 0);
    const ahead = this.#hits.findIndex(([{ page }]) => page >= this.#stage.page);
    this.#current = ahead < 0 ? this.#hits.length - 1 : ahead;
    this.#show();
  }

  /** Opens the panel and loses nothing of what is typed before it is there. */
  async open(): Promise<void> {
    const typed: string[] = [];
    const keep = (event: KeyboardEvent) => {
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey) return;
      typed.push(event.key);
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('keydown', keep, { capture: true });
    await this.#panel.open('search', this.#stage.page);
    document.removeEventListener('keydown', keep, { capture: true });
    const field = this.#field();
    if (!field || typed.length === 0) return;
    field.value += typed.join('');
    this.#askSoon();
  }

  /** To the hit that a link of the list stands for. */
  goToLink(link: HTMLElement): void {
    this.#goTo(this.#links().indexOf(link as HTMLAnchorElement));
  }

  /** To the next or the previous hit, round the ends; those that are not listed are asked for. */
  async step(by: 1 | -1): Promise<void> {
    if (this.#total === 0) return;
    const index = this.#first - 1 + this.#current + by;
    const hit = ((index + this.#total) % this.#total) + 1;
    if (!this.#hits[hit - this.#first]) {
      const query = { q: this.#words, page: String(this.#stage.page), hit: String(hit) };
      if (!(await this.#panel.fill('search', query))) return;
    }
    this.#goTo(hit - this.#first);
  }

  end(): void {
    this.#words = '';
    this.#hits = [];
    this.#current = -1;
    this.#total = 0;
    changeAddress({ q: '' });
    const field = this.#field();
    if (field) field.value = '';
    this.#found()?.replaceChildren();
    this.#show();
  }

  async #find(words: string): Promise<void> {
    if (words === this.#words) return;
    if (words === '') {
      this.end();
      return;
    }
    this.#words = words;
    changeAddress({ q: words });
    if (!(await this.#panel.fill('search', { q: words, page: String(this.#stage.page) }))) return;
    const first = this.#hits[this.#current];
    if (first && first[0].page !== this.#stage.page) this.#goTo(this.#current);
  }

  #goTo(index: number): void {
    const [mark] = this.#hits[index] ?? [];
    if (!mark) return;
    this.#current = index;
    this.#show();
    void this.#stage.goToWords(mark.page, mark.start);
  }

  #show(): void {
    for (const [index, hit] of this.#hits.entries())
      for (const mark of hit) mark.current = index === this.#current;
    for (const [index, link] of this.#links().entries()) {
      if (index === this.#current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    this.#links()[this.#current]?.scrollIntoView({ block: 'nearest' });
    const bar = this.#root.querySelector<HTMLElement>('[data-hits]');
    const count = bar?.querySelector('[data-hits-count]');
    const words = bar?.querySelector('[data-hits-words]');
    if (bar) bar.hidden = this.#words === '';
    if (words) words.textContent = fillIn(this.#data.texts.hitsFor, { words: this.#words });
    if (count) count.textContent = this.#countWords();
    this.onChange();
  }

  #countWords(): string {
    const { texts } = this.#data;
    if (this.#total === 0) return texts.noHits;
    return fillIn(texts.hitOf, { n: this.#first + this.#current, of: this.#total });
  }

  #found(): HTMLElement | null {
    return this.#panel.element.querySelector('[data-found]');
  }

  #links(): HTMLAnchorElement[] {
    return [...this.#panel.element.querySelectorAll<HTMLAnchorElement>('[data-mark=hit]')];
  }

  #field(): HTMLInputElement | null {
    return this.#panel.element.querySelector('[data-search] input[type=search]');
  }

  #onSubmit(event: SubmitEvent): void {
    if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-search]')) return;
    event.preventDefault();
    clearTimeout(this.#timer);
    const words = this.#field()?.value.trim() ?? '';
    if (words === this.#words) void this.step(1);
    else void this.#find(words);
  }

  #askSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#find(this.#field()?.value.trim() ?? ''), ASK_AFTER_MS);
  }

  #onInput(event: Event): void {
    if (event.target !== this.#field() || (event as InputEvent).isComposing) return;
    this.#askSoon();
  }
}

function readHit({ dataset }: HTMLElement): Hit {
  const page = Number(dataset['to']);
  const mark = { page, start: Number(dataset['start']), end: Number(dataset['end']), kind: 'hit' };
  const { ontoStart, ontoEnd } = dataset;
  if (!ontoEnd) return [mark];
  return [mark, { page: page + 1, start: Number(ontoStart), end: Number(ontoEnd), kind: 'hit' }];
}
