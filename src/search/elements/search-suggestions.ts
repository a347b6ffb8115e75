interface Suggestion {
  text: string;
  kind: string;
  slug?: string;
}

const WAIT_MS = 80;

/**
 * Suggestions under the search field before it, as an ARIA combobox: arrows choose, Enter goes, Escape closes.
 * Without it the form around the field works as it is.
 */
export class SearchSuggestions extends HTMLElement {
  #input: HTMLInputElement | undefined;
  #list: HTMLUListElement | undefined;
  #shown: Suggestion[] = [];
  #chosen = -1;
  #typed = '';
  #timer: number | undefined;
  #asking: AbortController | undefined;
  #stop: AbortController | undefined;

  connectedCallback(): void {
    const input = this.closest('form')?.querySelector<HTMLInputElement>('input[name="q"]');
    if (!input) return;
    this.#input = input;
    this.#list = this.#makeList();
    this.replaceChildren(this.#list);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-expanded', 'false');
    input.setAttribute('aria-controls', this.#list.id);
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    input.addEventListener('input', () => this.#askSoon(), { signal });
    input.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    input.addEventListener('blur', () => this.#close(), { signal });
  }

  disconnectedCallback(): void {
    this.#stop?.abort();
    this.#asking?.abort();
    clearTimeout(this.#timer);
  }

  #makeList(): HTMLUListElement {
    const list = document.createElement('ul');
    list.id = `suggestions-${Math.random().toString(36).slice(2)}`;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', this.dataset['label'] ?? '');
    list.hidden = true;
    // Pressing on a suggestion must not take the focus from the field before the click arrives.
    list.addEventListener('pointerdown', (event) => event.preventDefault());
    return list;
  }

  #askSoon(): void {
    clearTimeout(this.#timer);
    this.#typed = this.#input?.value ?? '';
    this.#chosen = -1;
    this.#timer = window.setTimeout(() => void this.#ask(), WAIT_MS);
  }

  async #ask(): Promise<void> {
    const typed = this.#input?.value.trim() ?? '';
    this.#asking?.abort();
    if (typed === '') {
      this.#close();
      return;
    }
    this.#asking = new AbortController();
    try {
      const url = `${this.dataset['src'] ?? ''}?${new URLSearchParams({ q: typed }).toString()}`;
      const response = await fetch(url, { signal: this.#asking.signal });
      const { suggestions } = (await response.json()) as { suggestions: Suggestion[] };
      if (document.activeElement === this.#input) this.#show(suggestions);
    } catch {
      this.#close();
    }
  }

  #show(suggestions: Suggestion[]): void {
    this.#shown = suggestions;
    this.#chosen = -1;
    const kinds = JSON.parse(this.dataset['kinds'] ?? '{}') as Record<string, string>;
    const id = this.#list?.id ?? '';
    this.#list?.replaceChildren(
      ...suggestions.map((suggestion, index) => {
        const option = document.createElement('li');
        option.id = `${id}-${index}`;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        const words = document.createElement('span');
        words.textContent = suggestion.text;
        const kind = document.createElement('span');
        kind.textContent = kinds[suggestion.kind] ?? '';
        kind.className = 'suggestion-kind';
        option.append(words, kind);
        option.addEventListener('click', () => this.#go(suggestion));
        return option;
      }),
    );
    this.#setOpen(suggestions.length > 0);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing || !this.#list || this.#list.hidden) return;
    if (event.key === 'ArrowDown') this.#choose(this.#chosen + 1);
    else if (event.key === 'ArrowUp') this.#choose(this.#chosen - 1);
    else if (event.key === 'Escape') this.#escape();
    else if (event.key === 'Enter' && this.#chosen >= 0) {
      const suggestion = this.#shown[this.#chosen];
      if (suggestion) this.#go(suggestion);
    } else return;
    event.preventDefault();
  }

  /** One past either end is what the reader typed. */
  #choose(index: number): void {
    const count = this.#shown.length;
    if (this.#chosen < 0) this.#typed = this.#input?.value ?? '';
    this.#chosen = index >= count ? -1 : index < -1 ? count - 1 : index;
    for (const [at, option] of [...(this.#list?.children ?? [])].entries()) {
      option.setAttribute('aria-selected', String(at === this.#chosen));
    }
    const input = this.#input;
    if (!input) return;
    input.value = this.#shown[this.#chosen]?.text ?? this.#typed;
    if (this.#chosen >= 0) input.setAttribute('aria-activedescendant', `${this.#list?.id}-${this.#chosen}`);
    else input.removeAttribute('aria-activedescendant');
  }

  #escape(): void {
    if (this.#input) this.#input.value = this.#typed;
    this.#close();
  }

  #go(suggestion: Suggestion): void {
    const search = `${this.dataset['search'] ?? ''}?${new URLSearchParams({ q: suggestion.text }).toString()}`;
    const { slug } = suggestion;
    location.href = slug ? `${this.dataset['category'] ?? ''}${encodeURIComponent(slug)}` : search;
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#setOpen(false);
  }

  #setOpen(isOpen: boolean): void {
    if (!this.#list || !this.#input) return;
    this.#list.hidden = !isOpen;
    this.#input.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) this.#input.removeAttribute('aria-activedescendant');
  }
}
