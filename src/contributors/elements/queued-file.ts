import { DetailedError, Upload } from 'tus-js-client';
import { QueueRow } from './queue-row.ts';

/** `%` stands for the part to fill in. */
export interface QueueWords {
  waiting: string;
  sending: string;
  paused: string;
  reconnecting: string;
  sent: string;
  failed: string;
  tooLarge: string;
  announceSent: string;
}

export interface QueuedFileOptions {
  endpoint: string;
  maxBytes: number;
  words: QueueWords;
  language: string;
  template: HTMLTemplateElement;
  /** Called when another file may have its turn. */
  onChange: () => void;
  onSent: (name: string) => void;
}

export type QueuedState =
  | 'chosen'
  | 'queued'
  | 'sending'
  | 'paused'
  | 'failed'
  | 'refused'
  | 'sent'
  | 'cancelled';

const RETRY_DELAYS_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000];

/** One file on its way to the library. */
export class QueuedFile {
  state: QueuedState = 'chosen';
  readonly key: string;
  readonly #file: File;
  readonly #options: QueuedFileOptions;
  readonly #row: QueueRow;
  #metadata: Record<string, string> = {};
  #upload: Upload | undefined;
  #lostConnection = false;

  constructor(file: File, options: QueuedFileOptions) {
    this.#file = file;
    this.#options = options;
    this.key = [file.name, file.size, file.lastModified].join('\n');
    this.#row = new QueueRow(options.template, file, options.language, {
      pause: () => this.#pause(),
      resume: () => this.#requeue(),
      again: () => this.#requeue(),
      cancel: () => this.#cancel(),
    });
    if (file.size > options.maxBytes) this.#become('refused', { problem: options.words.tooLarge });
    else this.#become('chosen', { words: options.words.waiting });
  }

  get element(): HTMLElement {
    return this.#row.element;
  }

  enqueue(metadata: Record<string, string>): void {
    this.#metadata = metadata;
    this.#become('queued', { words: this.#options.words.waiting });
  }

  /** Sends the file, from where an earlier attempt stopped if there was one. */
  async send(): Promise<void> {
    this.#become('sending', { words: this.#options.words.sending.replace('%', '0') });
    const upload = this.#upload ?? (await this.#prepare());
    if (this.state === 'sending') upload.start();
  }

  resumeAfterLoss(): void {
    if (this.state === 'failed' && this.#lostConnection) this.#requeue();
  }

  async #prepare(): Promise<Upload> {
    const upload = new Upload(this.#file, {
      endpoint: this.#options.endpoint,
      metadata: { ...this.#metadata, filename: this.#file.name, filetype: this.#file.type },
      // Of an upload begun before, the server has the fields of that time.
      headers: { 'Upload-Fields': encodeURIComponent(JSON.stringify(this.#metadata)) },
      retryDelays: RETRY_DELAYS_MS,
      removeFingerprintOnSuccess: true,
      onShouldRetry: (error) => this.#retries(error),
      onProgress: (sent, total) => this.#showProgress(sent, total),
      onSuccess: () => this.#succeed(),
      onError: (error) => this.#fail(error),
    });
    this.#upload = upload;
    const [previous] = await upload.findPreviousUploads();
    if (previous) upload.resumeFromPreviousUpload(previous);
    return upload;
  }

  /** An answer in the 400s is the server's last word on this file; anything else may pass. */
  #retries(error: DetailedError): boolean {
    const status = error.originalResponse?.getStatus() ?? 0;
    const mayPass = status === 0 || status === 423 || status === 429 || status >= 500;
    if (mayPass) this.#row.say(this.#options.words.reconnecting);
    return mayPass;
  }

  #showProgress(sent: number, total: number): void {
    if (this.state !== 'sending') return;
    const percent = total === 0 ? 100 : Math.floor((100 * sent) / total);
    this.#row.showProgress(percent);
    this.#row.say(this.#options.words.sending.replace('%', String(percent)));
  }

  #succeed(): void {
    this.#become('sent', { words: this.#options.words.sent });
    this.#options.onSent(this.#file.name);
    this.#options.onChange();
  }

  #fail(error: Error | DetailedError): void {
    const answer = error instanceof DetailedError ? error.originalResponse : null;
    this.#lostConnection = answer === null;
    this.#upload = undefined;
    this.#become(stateAfter(answer?.getStatus()), {
      problem: wordsOf(answer?.getBody()) ?? this.#options.words.failed,
    });
    this.#options.onChange();
  }

  #pause(): void {
    void this.#upload?.abort();
    this.#become('paused', { words: this.#options.words.paused });
    this.#options.onChange();
  }

  #requeue(): void {
    this.#become('queued', { words: this.#options.words.waiting });
    this.#options.onChange();
  }

  /** What was sent of a cancelled file is not kept. */
  #cancel(): void {
    if (this.#upload?.url) void this.#upload.abort(true).catch(() => undefined);
    else void this.#upload?.abort();
    this.state = 'cancelled';
    this.element.remove();
    this.#options.onChange();
  }

  #become(state: QueuedState, shown: { words?: string; problem?: string }): void {
    this.state = state;
    this.#row.show(state, shown);
  }
}

/** The file itself is refused; or what the form says is, and can be sent again once it is put right. */
function stateAfter(status: number | undefined): QueuedState {
  if (status === 409 || status === 413) return 'refused';
  return status === 422 ? 'chosen' : 'failed';
}

const MAX_WORDS_LENGTH = 300;

/** The server's own sentence, unless what came is a page of some proxy. */
function wordsOf(body: string | undefined): string | undefined {
  const text = body?.trim();
  return text && text.length <= MAX_WORDS_LENGTH && !text.startsWith('<') ? text : undefined;
}
