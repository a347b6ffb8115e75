const DEFAULT_INTERVAL_MS = 1_000;

/**
 * Asks `src` for its content again every `interval` milliseconds, as long as something in it is marked
 * `data-working` and the tab is seen. Parts with a `data-key` are replaced only when they changed, and what
 * their `data-announce` says is read out when it does. With `reload`, the page is loaded again at the end.
 * A `refresh` event asks at once.
 */
export class LiveProgress extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = false;
  #parts = new Map<string, string>();
  #announcer = document.createElement('p');

  connectedCallback(): void {
    this.#announcer.className = 'sr-only';
    this.#announcer.setAttribute('role', 'status');
    this.after(this.#announcer);
    this.#parts = serialise(this);
    this.addEventListener('refresh', this.#refresh);
    document.addEventListener('visibilitychange', this.#wait);
    this.#wait();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    this.#announcer.remove();
    this.removeEventListener('refresh', this.#refresh);
    document.removeEventListener('visibilitychange', this.#wait);
  }

  #wait = (): void => {
    clearTimeout(this.#timer);
    if (document.hidden || !this.querySelector('[data-working]')) return;
    const interval = Number(this.getAttribute('interval')) || DEFAULT_INTERVAL_MS;
    this.#timer = setTimeout(this.#refresh, interval);
  };

  #refresh = async (): Promise<void> => {
    const src = this.getAttribute('src');
    if (!src || this.#asking) return;
    this.#asking = true;
    try {
      const response = await fetch(src, { headers: { accept: 'text/html' } });
      if (response.ok) this.#show(await response.text());
    } catch {
      // The connection is lost for now; the next round asks again.
    } finally {
      this.#asking = false;
    }
    this.#wait();
  };

  #show(html: string): void {
    const fresh = document.createElement('template');
    fresh.innerHTML = html;
    const parts = serialise(fresh.content);
    const changed = [...parts.keys()].filter((key) => parts.get(key) !== this.#parts.get(key));
    this.#announce(fresh.content, changed);
    if (sameKeys(parts, this.#parts)) {
      for (const key of changed) replaceKeepingFocus(findPart(this, key), findPart(fresh.content, key));
    } else {
      this.replaceChildren(fresh.content);
    }
    this.#parts = parts;
    if (this.hasAttribute('reload') && !this.querySelector('[data-working]')) location.reload();
  }

  #announce(fresh: ParentNode, changed: string[]): void {
    const words = changed.flatMap((key) => {
      const said = findPart(fresh, key)?.dataset['announce'];
      return said && said !== findPart(this, key)?.dataset['announce'] ? [said] : [];
    });
    if (words.length > 0) this.#announcer.textContent = words.join('. ');
  }
}

/** Each keyed part as the server sent it, which readers' own changes (an opened detail) do not touch. */
function serialise(root: ParentNode): Map<string, string> {
  const parts = root.querySelectorAll<HTMLElement>('[data-key]');
  return new Map([...parts].map((part) => [part.dataset['key'] ?? '', part.outerHTML]));
}

function sameKeys(a: Map<string, string>, b: Map<string, string>): boolean {
  return a.size > 0 && [...a.keys()].join() === [...b.keys()].join();
}

function findPart(root: ParentNode, key: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
}

const FOCUSABLE = 'a[href], button, input:not([type=hidden]), select, summary';

/** The control that had the focus is known again by its place among its part's controls. */
function replaceKeepingFocus(old: HTMLElement | null, fresh: HTMLElement | null): void {
  if (!old || !fresh) return;
  const place = [...old.querySelectorAll<HTMLElement>(FOCUSABLE)].findIndex(
    (control) => control === document.activeElement,
  );
  old.replaceWith(fresh);
  if (place >= 0) fresh.querySelectorAll<HTMLElement>(FOCUSABLE)[place]?.focus();
}
