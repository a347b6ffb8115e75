import type { ReaderData } from './reader-data.ts';
import { changeAddress } from './place.ts';

/** What stands beside the pages: asked for when it is opened, drawn by the server. */
export class SidePanel {
  readonly element: HTMLElement;
  /** Called when what the panel holds has changed. */
  onFilled: () => void = () => {};
  readonly #root: HTMLElement;
  readonly #data: ReaderData;
  #asking = new AbortController();

  constructor(root: HTMLElement, data: ReaderData) {
    this.#root = root;
    this.#data = data;
    this.element = root.querySelector<HTMLElement>('.reader-panel') ?? root;
    for (const toggle of this.#toggles()) toggle.setAttribute('aria-controls', this.element.id);
    this.#tell();
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  /** Which panel is held, open or not. */
  get shown(): string | undefined {
    return this.element.dataset['shown'];
  }

  async toggle(panel: string, page: number): Promise<void> {
    if (this.isOpen && this.shown === panel) this.close();
    else await this.open(panel, page);
  }

  async open(panel: string, page: number): Promise<void> {
    if (this.shown !== panel) await this.fill(panel, { page: String(page) });
    if (this.shown !== panel) return;
    this.element.hidden = false;
    changeAddress({ panel });
    this.#tell();
    const field = this.element.querySelector<HTMLElement>('input[type=search]');
    (field ?? this.element.querySelector<HTMLElement>('h2'))?.focus();
    this.element.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'center' });
  }

  close(): void {
    if (!this.isOpen) return;
    this.element.hidden = true;
    changeAddress({ panel: '' });
    this.#tell();
    this.#root.querySelector<HTMLElement>(`.reader-toggle[data-panel=${this.shown ?? ''}]`)?.focus();
  }

  /** Has the server draw a panel and puts it in place of what is there; later calls win. */
  async fill(panel: string, query: Record<string, string>): Promise<boolean> {
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    try {
      const address = `${this.#data.urls.panel}?${new URLSearchParams({ panel, ...query }).toString()}`;
      const response = await fetch(address, { signal });
      if (!response.ok) throw new Error(`the panel answered ${response.status}`);
      const html = await response.text();
      if (signal.aborted) return false;
      this.#put(panel, html);
      this.element.dataset['shown'] = panel;
      this.onFilled();
      return true;
    } catch {
      if (!signal.aborted) this.say(this.#data.texts.problem);
      return false;
    }
  }

  /** Of the same search what was found alone: whoever types goes on typing in the field. */
  #put(panel: string, html: string): void {
    const drawn = document.createElement('template');
    drawn.innerHTML = html;
    const fresh = drawn.content.querySelector('[data-found]');
    const found = this.shown === panel ? this.element.querySelector('[data-found]') : null;
    if (found && fresh) found.replaceWith(fresh);
    else this.element.replaceChildren(drawn.content);
  }

  /** Tells the reader something, at the top of the panel. */
  say(text: string): void {
    this.element.querySelector('[role=alert]')?.remove();
    const notice = document.createElement('p');
    notice.setAttribute('role', 'alert');
    notice.className = 'px-4 pt-3 text-error';
    notice.textContent = text;
    this.element.prepend(notice);
    this.element.hidden = false;
    this.#tell();
  }

  #toggles(): NodeListOf<HTMLElement> {
    return this.#root.querySelectorAll<HTMLElement>('.reader-toggle');
  }

  #tell(): void {
    for (const toggle of this.#toggles()) {
      toggle.removeAttribute('aria-current');
      toggle.setAttribute('aria-expanded', String(this.isOpen && toggle.dataset['panel'] === this.shown));
    }
  }
}
