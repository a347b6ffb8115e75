/** Sends its form without leaving the page, and shows the new count at the top. */
export class CartButton extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('submit', (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement)) return;
      event.preventDefault();
      void this.#send(form);
    });
  }

  async #send(form: HTMLFormElement): Promise<void> {
    const button = form.querySelector('button');
    if (!button || button.ariaBusy === 'true') return;
    button.ariaBusy = 'true';
    try {
      const response = await fetch(form.action, {
        method: 'POST',
        body: new URLSearchParams(new FormData(form) as unknown as Record<string, string>),
        headers: { accept: 'application/json' },
      });
      if (!response.headers.get('content-type')?.includes('application/json')) throw new Error('no answer');
      const answer = (await response.json()) as { count: number; label: string; problem?: string };
      this.#say(answer.problem ?? this.dataset['added'] ?? '');
      if (answer.problem === undefined) showCount(answer.count, answer.label);
    } catch {
      // Whatever went wrong, the form alone still works.
      form.submit();
    } finally {
      button.ariaBusy = null;
    }
  }

  #say(words: string): void {
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = words;
  }
}

function showCount(count: number, label: string): void {
  const badge = document.querySelector<HTMLElement>('[data-cart-count]');
  if (badge) {
    badge.textContent = String(count);
    badge.hidden = count === 0;
  }
  document.querySelector('[data-cart-link]')?.setAttribute('aria-label', label);
}
