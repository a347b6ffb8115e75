/** Opens the browser's print window once all pictures are there; only with scripts is it there at all. */
export class PrintButton extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => void printWhenReady());
  }
}

async function printWhenReady(): Promise<void> {
  const pictures = [...document.querySelectorAll<HTMLImageElement>('.print-pages img')];
  await Promise.allSettled(pictures.map((picture) => picture.decode()));
  print();
}
