import { formatBytes } from '../../ui/format.ts';
import type { QueuedState } from './queued-file.ts';

export type QueueAction = 'pause' | 'resume' | 'again' | 'cancel';

const offered: Record<QueuedState, QueueAction[]> = {
  chosen: ['cancel'],
  queued: ['cancel'],
  sending: ['pause', 'cancel'],
  paused: ['resume', 'cancel'],
  failed: ['again', 'cancel'],
  refused: ['cancel'],
  sent: [],
  cancelled: [],
};

/** What is seen of one file in the queue; made from the page's template. */
export class QueueRow {
  readonly element: HTMLElement;

  constructor(
    template: HTMLTemplateElement,
    file: File,
    language: string,
    actions: Record<QueueAction, () => void>,
  ) {
    this.element = template.content.firstElementChild?.cloneNode(true) as HTMLElement;
    this.#part('name').textContent = file.name;
    this.#part('size').textContent = formatBytes(file.size, language);
    for (const button of this.#buttons()) {
      const action = button.dataset['action'] as QueueAction;
      button.setAttribute('aria-label', `${button.textContent?.trim()}: ${file.name}`);
      button.addEventListener('click', actions[action]);
    }
  }

  show(state: QueuedState, { words = '', problem = '' }: { words?: string; problem?: string }): void {
    const hadFocus = this.element.contains(document.activeElement);
    for (const button of this.#buttons()) {
      button.hidden = !offered[state].includes(button.dataset['action'] as QueueAction);
    }
    this.#part('bar').hidden = state !== 'sending' && state !== 'paused';
    this.say(words);
    this.#part('problem').textContent = problem;
    this.#part('problem').hidden = problem === '';
    if (hadFocus)
      this.#buttons()
        .find((button) => !button.hidden)
        ?.focus();
  }

  say(words: string): void {
    this.#part('state').textContent = words;
  }

  showProgress(percent: number): void {
    (this.#part('bar') as HTMLProgressElement).value = percent;
  }

  #buttons(): HTMLButtonElement[] {
    return [...this.element.querySelectorAll<HTMLButtonElement>('button[data-action]')];
  }

  #part(name: 'name' | 'size' | 'bar' | 'state' | 'problem'): HTMLElement {
    return this.element.querySelector(`[data-${name}]`) as HTMLElement;
  }
}
