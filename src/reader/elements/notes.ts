import type { Mark } from './page-view.ts';
import type { ReaderData } from './reader-data.ts';
import { selectedPart, type SelectedPart } from './selected-part.ts';
import type { SidePanel } from './side-panel.ts';
import type { Stage } from './stage.ts';

const SETTLE_MS = 150;

/** The reader's own highlights and notes: made from what is selected, listed in the panel, marked on the pages. */
export class Notes {
  marks: Mark[];
  /** Called when the marks have changed. */
  onChange: () => void = () => {};
  readonly #data: ReaderData;
  readonly #panel: SidePanel;
  readonly #stage: Stage;
  readonly #bar: HTMLElement | null;
  #part: SelectedPart | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, data: ReaderData, panel: SidePanel, stage: Stage) {
    this.#data = data;
    this.#panel = panel;
    this.#stage = stage;
    this.#bar = root.querySelector<HTMLElement>('[data-selection]');
    this.marks = data.notes.map((note) => ({ ...note, kind: 'note' }));
    document.addEventListener('selectionchange', () => this.#onSelection());
    stage.element.addEventListener('scroll', () => this.#hide(), { passive: true });
    this.#bar?.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#bar?.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-keep]') : null;
      if (button) void this.#keep(button.dataset['keep'] === 'note');
    });
    root.addEventListener('submit', (event) => this.#onSubmit(event));
  }

  /** Reads the notes out of what the panel lists. */
  collect(): void {
    if (this.#panel.shown !== 'notes') return;
    const links = this.#panel.element.querySelectorAll<HTMLElement>('[data-mark=note]');
    this.marks = [...links].map(({ dataset }) => ({
      page: Number(dataset['to']),
      start: Number(dataset['start']),
      end: Number(dataset['end']),
      kind: 'note',
    }));
    this.onChange();
  }

  #onSelection(): void {
    this.#stage.element.toggleAttribute('data-selecting', getSelection()?.isCollapsed === false);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#part = selectedPart(this.#stage.element);
      if (this.#part) this.#show(this.#part);
      else this.#hide();
    }, SETTLE_MS);
  }

  #show({ rect }: SelectedPart): void {
    if (!this.#bar) return;
    this.#bar.hidden = false;
    const ground = this.#stage.element.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = this.#bar;
    const left = (rect.left + rect.right) / 2 - ground.left - offsetWidth / 2;
    const below = rect.bottom - ground.top + 8;
    const top = below + offsetHeight < ground.height ? below : rect.top - ground.top - offsetHeight - 8;
    this.#bar.style.left = `${Math.max(8, Math.min(left, ground.width - offsetWidth - 8))}px`;
    this.#bar.style.top = `${Math.max(8, Math.min(top, ground.height - offsetHeight - 8))}px`;
  }

  #hide(): void {
    if (this.#bar) this.#bar.hidden = true;
  }

  async #keep(withNote: boolean): Promise<void> {
    const part = this.#part;
    if (!part) return;
    const { page, start, end } = part;
    const fields = { page: String(page), start: String(start), end: String(end) };
    const response = await this.#post(this.#data.urls.notes, new URLSearchParams(fields));
    if (!response?.ok) return;
    const { id } = (await response.json()) as { id: string };
    getSelection()?.removeAllRanges();
    this.#hide();
    this.marks = [...this.marks, { page, start, end, kind: 'note' }];
    this.onChange();
    if (withNote) await this.#writeNote(id);
    else if (this.#panel.shown === 'notes') await this.#refill();
  }

  async #writeNote(id: string): Promise<void> {
    if (this.#panel.shown === 'notes') await this.#refill();
    await this.#panel.open('notes', this.#stage.page);
    const item = this.#panel.element.querySelector(`#note-${CSS.escape(id)}`);
    item?.querySelector('details')?.setAttribute('open', '');
    item?.scrollIntoView({ block: 'center' });
    item?.querySelector('textarea')?.focus();
  }

  #refill(): Promise<boolean> {
    return this.#panel.fill('notes', { page: String(this.#stage.page) });
  }

  #onSubmit(event: SubmitEvent): void {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches('[data-note-form]')) return;
    event.preventDefault();
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form, event.submitter))
      if (typeof value === 'string') fields.append(name, value);
    void this.#post(form.action, fields).then((response) => response?.ok && this.#refill());
  }

  async #post(url: string, body: URLSearchParams): Promise<Response | undefined> {
    try {
      const response = await fetch(url, { method: 'POST', body, headers: { accept: 'application/json' } });
      if (!response.ok) throw new Error(`the note was answered ${response.status}`);
      return response;
    } catch {
      this.#panel.say(this.#data.texts.problem);
      return undefined;
    }
  }
}
