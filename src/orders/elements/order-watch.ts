const INTERVAL_MS = 3_000;

/** Looks whether an order has been paid meanwhile, and shows its page anew when it has. */
export class OrderWatch extends HTMLElement {
  #timer: ReturnType<typeof setInterval> | undefined;

  connectedCallback(): void {
    this.#timer = setInterval(() => void this.#look(), INTERVAL_MS);
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    if (document.hidden) return;
    const response = await fetch(this.dataset['href'] ?? '', {
      headers: { accept: 'application/json' },
    }).catch(() => undefined);
    if (!response?.ok) return;
    const { state } = (await response.json()) as { state: string };
    if (state !== this.dataset['state']) location.reload();
  }
}
