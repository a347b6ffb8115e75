/** Sends its form without leaving the page, shows the new count at the top, and then leads to the cart. */
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
      this.#say(answer.problem ?? '');
      if (answer.problem !== undefined) return;
      showCount(answer.count, answer.label);
      const id = new FormData(form).get('documentId');
      for (const other of document.querySelectorAll<CartButton>(this.localName)) other.showAdded(id);
      this.querySelector('a')?.focus();
    } catch {
      // Whatever went wrong, the form alone still works.
      form.submit();
    } finally {
      button.ariaBusy = null;
    }
  }

  /** A way to the cart in place of the form, if it is this document's; a page may show one more than once. */
  showAdded(id: FormDataEntryValue | null): void {
    const form = this.querySelector('form');
    if (!form || new FormData(form).get('documentId') !== id) return;
    const link = document.createElement('a');
    link.href = document.querySelector<HTMLAnchorElement>('[data-cart-link]')?.href ?? '';
    link.className = form.querySelector('button')?.className ?? '';
    link.textContent = this.dataset['added'] ?? '';
    form.replaceWith(link);
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
