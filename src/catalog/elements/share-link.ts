/** Hands the document's address on: by the device's own sheet on phones, else to the clipboard. */
export class ShareLink extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      void this.#share(link.href);
    });
  }

  async #share(url: string): Promise<void> {
    const isPhone = 'share' in navigator && matchMedia('(pointer: coarse)').matches;
    try {
      if (isPhone) await navigator.share({ title: document.title, url });
      else await navigator.clipboard.writeText(url);
      if (!isPhone) this.#say(this.dataset['copied'] ?? '');
    } catch (error) {
      // Who closes the sheet wants nothing; where there is no clipboard, the address is shown to be copied by hand.
      if (!(error instanceof DOMException && error.name === 'AbortError')) this.#say(url);
    }
  }

  #say(words: string): void {
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = words;
  }
}
