import { fillIn } from '../../ui/fill-in.ts';
import type { Mark } from './page-view.ts';
import type { ReaderData } from './reader-data.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import type { Stage } from './stage.ts';

/**
 * Reads the pages aloud with the browser's voices, from the page where the reader is to the last that they may
 * see. Hidden as long as the browser has no voice. A pause ends the sentence, which is then spoken anew: not
 * every browser can go on in the middle of one.
 */
export class Aloud {
  marks: Mark[] = [];
  /** Called when another sentence is spoken. */
  onChange: () => void = () => {};
  readonly #root: HTMLElement;
  readonly #data: ReaderData;
  readonly #stage: Stage;
  readonly #synthesis: SpeechSynthesis | undefined;
  #state: 'silent' | 'speaking' | 'paused' = 'silent';
  #page = 0;
  #sentences: Sentence[] = [];
  #next = 0;
  /** Grows with whatever makes what is being spoken out of date. */
  #turn = 0;

  constructor(root: HTMLElement, data: ReaderData, stage: Stage) {
    this.#root = root;
    this.#data = data;
    this.#stage = stage;
    this.#synthesis = 'speechSynthesis' in globalThis ? speechSynthesis : undefined;
    this.#offer();
    // Many browsers learn of their voices late, and some tell of it in one way only.
    this.#synthesis?.addEventListener?.('voiceschanged', () => this.#offer());
    addEventListener('pagehide', () => this.stop());
    for (const button of root.querySelectorAll<HTMLElement>('[data-aloud-do]'))
      button.addEventListener('click', () => this.#do(button.dataset['aloudDo'] ?? ''));
  }

  /** Begins, pauses, or goes on. */
  toggle(): void {
    if (this.#state === 'silent') this.start();
    else this.#do(this.#state === 'speaking' ? 'pause' : 'resume');
  }

  start(): void {
    if (!this.#hasVoices() || this.#data.visible === 0) return;
    this.#synthesis?.cancel();
    this.#state = 'speaking';
    void this.#openPage(Math.min(this.#stage.page, this.#data.visible));
    this.#root.querySelector<HTMLElement>('[data-aloud-do=pause]')?.focus();
  }

  stop(): void {
    if (this.#state === 'silent') return;
    const hadFocus = this.#root.querySelector('[data-aloud]')?.contains(document.activeElement);
    this.#turn += 1;
    this.#state = 'silent';
    this.#synthesis?.cancel();
    this.#mark(undefined);
    this.#show();
    if (hadFocus) this.#stage.element.focus();
  }

  #do(action: string): void {
    if (action === 'start') this.start();
    else if (action === 'stop') this.stop();
    else if (action === 'pause') this.#pause();
    else if (action === 'resume') this.#resume();
  }

  #pause(): void {
    if (this.#state !== 'speaking') return;
    this.#turn += 1;
    this.#state = 'paused';
    this.#synthesis?.cancel();
    this.#show();
    this.#root.querySelector<HTMLElement>('[data-aloud-do=resume]')?.focus();
  }

  #resume(): void {
    this.#state = 'speaking';
    this.#show();
    this.#root.querySelector<HTMLElement>('[data-aloud-do=pause]')?.focus();
    this.#speak();
  }

  async #openPage(page: number): Promise<void> {
    const turn = (this.#turn += 1);
    this.#page = page;
    this.#sentences = [];
    this.#next = 0;
    this.#show();
    const words = await this.#stage.words.find(page);
    if (turn !== this.#turn) return;
    this.#sentences = words ? sentencesOf(words.text, this.#data.language) : [];
    this.#speak();
  }

  #speak(): void {
    const sentence = this.#sentences[this.#next];
    const turn = (this.#turn += 1);
    if (!sentence) {
      if (this.#page < this.#data.visible) void this.#openPage(this.#page + 1);
      else this.stop();
      return;
    }
    this.#mark(sentence);
    const spoken = new SpeechSynthesisUtterance(sentence.text);
    const voice = this.#chooseVoice();
    if (voice) spoken.voice = voice;
    spoken.lang = voice?.lang ?? this.#data.language;
    const goOn = () => {
      if (turn !== this.#turn) return;
      this.#next += 1;
      this.#speak();
    };
    spoken.addEventListener('end', goOn);
    spoken.addEventListener('error', ({ error }) => {
      if (turn === this.#turn && error !== 'canceled' && error !== 'interrupted') this.stop();
    });
    this.#synthesis?.speak(spoken);
  }

  #mark(sentence: Sentence | undefined): void {
    const page = this.#page;
    this.marks = sentence ? [{ page, start: sentence.start, end: sentence.end, kind: 'aloud' }] : [];
    this.onChange();
    if (sentence) void this.#stage.follow(page, sentence.start);
  }

  /** One that speaks the document's language, as it is written here if there is one. */
  #chooseVoice(): SpeechSynthesisVoice | undefined {
    const wanted = spokenTag(this.#data.language);
    const voices = this.#synthesis?.getVoices() ?? [];
    const plain = (tag: string) => tag.replace('_', '-').toLowerCase();
    const base = wanted.split('-')[0] ?? '';
    return (
      voices.find(({ lang }) => plain(lang) === wanted) ??
      voices.find(({ lang }) => base !== '' && plain(lang).split('-')[0] === base)
    );
  }

  #hasVoices(): boolean {
    return (this.#synthesis?.getVoices().length ?? 0) > 0;
  }

  #offer(): void {
    for (const offer of this.#root.querySelectorAll<HTMLElement>('[data-do=aloud]'))
      offer.hidden = !this.#hasVoices() || this.#data.visible === 0;
  }

  #show(): void {
    const bar = this.#root.querySelector<HTMLElement>('[data-aloud]');
    if (!bar) return;
    bar.hidden = this.#state === 'silent';
    const place = bar.querySelector('[data-aloud-page]');
    if (place) place.textContent = fillIn(this.#data.texts.aloudPage, { n: this.#page });
    for (const [action, state] of [
      ['pause', 'speaking'],
      ['resume', 'paused'],
    ] as const) {
      const button = bar.querySelector<HTMLElement>(`[data-aloud-do=${action}]`);
      if (button) button.hidden = this.#state !== state;
    }
  }
}

/** Voices are named by country rather than script. */
function spokenTag(language: string): string {
  const tag = language.toLowerCase();
  return { 'zh-hans': 'zh-cn', 'zh-hant': 'zh-tw', zh: 'zh-cn', en: 'en-us' }[tag] ?? tag;
}
