import type { SearchThread } from './search-thread.ts';
import type { ThreadCall } from './thread-messages.ts';

type Reader = Pick<SearchThread, 'load' | 'opened' | 'ask' | 'close'>;

/** What a thread has at hand: the question it works at, and the next, so that it need not wait for the server. */
const AT_HAND = 2;
/** Where so many questions wait for a thread, one more is started. */
const CROWDED = 2;

interface Question {
  call: ThreadCall;
  answer: PromiseWithResolvers<unknown>;
}

/**
 * Threads that read one index. Questions wait here until a thread is about to be free: handed out as they come, some
 * would stand behind a long one while another thread has nothing to do.
 */
export class Readers {
  readonly #threads: Reader[];
  readonly #most: number;
  readonly #start: () => Reader;
  /** One more, which is not ready yet. */
  #coming: Reader | undefined;
  /** What is answered in a moment goes before what is not: people wait for suggestions at every key. */
  readonly #quick: Question[] = [];
  readonly #others: Question[] = [];
  readonly #unanswered = new Set<Promise<unknown>>();

  /** `first` is open; `start` makes up to `most` in all. */
  constructor(first: Reader, most: number, start: () => Reader) {
    this.#threads = [first];
    this.#most = most;
    this.#start = start;
  }

  async ask(call: ThreadCall): Promise<unknown> {
    const answer = Promise.withResolvers<unknown>();
    const isQuick = call.name === 'suggest' || call.name === 'status';
    (isQuick ? this.#quick : this.#others).push({ call, answer });
    this.#handOut();
    if (this.#quick.length + this.#others.length >= CROWDED) this.#addThread();
    this.#unanswered.add(answer.promise);
    return await answer.promise.finally(() => this.#unanswered.delete(answer.promise));
  }

  /** Questions there are by now are answered before. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#unanswered);
    await Promise.all(
      [...this.#threads, ...(this.#coming ? [this.#coming] : [])].map((each) => each.close()),
    );
  }

  #handOut(): void {
    for (;;) {
      const idlest = this.#threads.reduce((best, each) => (each.load < best.load ? each : best));
      if (idlest.load >= AT_HAND) return;
      const question = this.#quick.shift() ?? this.#others.shift();
      if (!question) return;
      const { call, answer } = question;
      void idlest
        .ask(call)
        .then(answer.resolve, answer.reject)
        .finally(() => this.#handOut());
    }
  }

  /** Nobody waits for it; what keeps it from starting is told by those that run. */
  #addThread(): void {
    if (this.#coming || this.#threads.length >= this.#most) return;
    const coming = this.#start();
    this.#coming = coming;
    coming
      .opened()
      .then(() => {
        this.#threads.push(coming);
        this.#handOut();
      })
      .catch(() => coming.close())
      .finally(() => (this.#coming = undefined));
  }
}
