import { type ReaderData, timeLeft } from './reader-data.ts';
import type { Stage } from './stage.ts';

const ADDRESS_AFTER_MS = 250;
const PROGRESS_AFTER_MS = 1_500;

/** Where the reader is: told by the bar and the address, and kept by the server. */
export class Place {
  readonly #root: HTMLElement;
  readonly #data: ReaderData;
  #page: number;
  #kept = 0;
  #timers: Array<ReturnType<typeof setTimeout>> = [];

  constructor(root: HTMLElement, data: ReaderData) {
    this.#root = root;
    this.#data = data;
    this.#page = data.page;
    this.#keepSoon();
    addEventListener('pagehide', () => this.#keep());
    document.addEventListener('visibilitychange', () => document.hidden && this.#keep());
  }

  show({ page, number, last }: Pick<Stage, 'page' | 'number' | 'last'>): void {
    this.#page = number;
    const input = this.#root.querySelector<HTMLInputElement>('[data-go] input[name=page]');
    if (input && input !== document.activeElement) input.value = String(number);
    const left = this.#root.querySelector('[data-left]');
    if (left) left.textContent = timeLeft(this.#data, this.#page);
    for (const [step, to] of [
      ['previous', page - 1],
      ['next', page + 1],
    ] as const) {
      const link = this.#root.querySelector<HTMLAnchorElement>(`[data-step=${step}]`);
      if (link) aim(link, to >= 1 && to <= last ? addressOf({ page: String(to) }) : undefined);
    }
    this.#keepSoon();
  }

  #keepSoon(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [
      setTimeout(() => changeAddress({ page: String(this.#page) }), ADDRESS_AFTER_MS),
      setTimeout(() => this.#keep(), PROGRESS_AFTER_MS),
    ];
  }

  #keep(): void {
    const page = Math.min(this.#page, this.#data.visible);
    if (page < 1 || page === this.#kept) return;
    this.#kept = page;
    const body = new URLSearchParams({ page: String(page) });
    // What is lost here is a place in a document; the next page turned tells it again.
    fetch(this.#data.urls.progress, { method: 'POST', body, keepalive: true }).catch(() => {});
  }
}

/** This address with some of its parameters changed; an empty one is left out. */
function addressOf(changes: Record<string, string>): string {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url.pathname + url.search;
}

export function changeAddress(changes: Record<string, string>): void {
  const address = addressOf(changes);
  if (address !== location.pathname + location.search) history.replaceState(null, '', address);
}

function aim(link: HTMLAnchorElement, address: string | undefined): void {
  if (address === undefined) {
    link.removeAttribute('href');
    link.setAttribute('role', 'link');
    link.setAttribute('aria-disabled', 'true');
  } else {
    link.setAttribute('href', address);
    link.removeAttribute('role');
    link.removeAttribute('aria-disabled');
  }
}
