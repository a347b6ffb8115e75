import { QueuedFile, type QueueWords } from './queued-file.ts';

const FILES_AT_ONCE = 2;

/**
 * Turns a plain upload form into a queue: files can be dropped on it, are sent in pieces that survive a broken
 * connection and a reload, and show how far they are.
 */
export class UploadQueue extends HTMLElement {
  #files: QueuedFile[] = [];
  #words = JSON.parse(this.getAttribute('words') ?? '{}') as QueueWords;

  connectedCallback(): void {
    const input = this.#find('input[type=file]') as HTMLInputElement;
    input.required = false;
    for (const part of this.querySelectorAll<HTMLElement>('[data-enhanced]')) part.hidden = false;
    input.addEventListener('change', () => {
      this.#add(input.files);
      input.value = '';
    });
    this.#find('form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#start();
    });
    this.#acceptDrops(this.#find('[data-drop]'));
    window.addEventListener('online', () => this.#resumeAfterLoss());
    window.addEventListener('beforeunload', (event) => {
      if (this.#files.some((file) => file.state === 'sending')) event.preventDefault();
    });
  }

  #find(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`the upload form has no ${selector}`);
    return found;
  }

  #acceptDrops(zone: HTMLElement): void {
    const over = (event: DragEvent, isOver: boolean) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      zone.toggleAttribute('data-over', isOver);
    };
    zone.addEventListener('dragover', (event) => over(event, true));
    zone.addEventListener('dragleave', (event) => over(event, false));
    zone.addEventListener('drop', (event) => {
      over(event, false);
      this.#add(event.dataTransfer?.files ?? null);
    });
  }

  #add(list: FileList | null): void {
    const known = new Set(this.#files.map(({ key }) => key));
    for (const file of list ?? []) {
      const queued = new QueuedFile(file, {
        endpoint: this.getAttribute('endpoint') ?? '',
        maxBytes: Number(this.getAttribute('max-bytes')),
        words: this.#words,
        language: document.documentElement.lang,
        template: this.#find('template[data-row]') as HTMLTemplateElement,
        onChange: () => this.#next(),
        onSent: (name) => this.#tellSent(name),
      });
      if (known.has(queued.key)) continue;
      this.#files.push(queued);
      this.#find('[data-rows]').append(queued.element);
    }
    this.#find('[data-queue]').hidden = this.#files.length === 0;
  }

  /** What the form says when the reader sends it holds for every file then waiting. */
  #start(): void {
    const form = this.#find('form') as HTMLFormElement;
    const waiting = this.#files.filter((file) => file.state === 'chosen');
    if (waiting.length === 0) this.#find('input[type=file]').focus();
    const metadata: Record<string, string> = {};
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string') metadata[name] = value;
    }
    for (const file of waiting) file.enqueue(metadata);
    this.#next();
  }

  #next(): void {
    this.#files = this.#files.filter((file) => file.state !== 'cancelled');
    this.#find('[data-queue]').hidden = this.#files.length === 0;
    let free = FILES_AT_ONCE - this.#files.filter((file) => file.state === 'sending').length;
    for (const file of this.#files) {
      if (free <= 0) return;
      if (file.state !== 'queued') continue;
      free -= 1;
      void file.send();
    }
  }

  #resumeAfterLoss(): void {
    for (const file of this.#files) file.resumeAfterLoss();
  }

  #tellSent(name: string): void {
    this.#find('[data-announcements]').textContent = this.#words.announceSent.replace('%', name);
    document.querySelector('live-progress')?.dispatchEvent(new Event('refresh'));
  }
}
