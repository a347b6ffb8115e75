import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../platform/errors.ts';
import type { ThreadCall, ThreadData, ThreadReply, ThreadRequest } from './thread-messages.ts';

/** The index could not be read or written; what the search thread said of it. */
export class IndexFailedError extends AppError {
  override name = 'IndexFailedError';
  constructor(detail: string) {
    super('unavailable', detail);
  }
}

/** What short-lived objects may take before they are cleared: the default grows to several times that. */
const YOUNG_MIB = 8;

/** A question that reads takes milliseconds; what a thread works at for so long it will not end. */
const LONGEST_READ_MS = 60_000;

/**
 * Where Node keeps what it made of the threads' sources. Without it each thread loads Node's compiler of
 * TypeScript, which takes 17 MB.
 */
const COMPILED = fileURLToPath(new URL('../../../dist/compiled', import.meta.url));

/** A thread with the index open, since its work is synchronous and the server must not wait for it. */
export class SearchThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  readonly #opened = Promise.withResolvers<unknown>();
  readonly #reads: boolean;
  #limit: NodeJS.Timeout | undefined;
  #nextId = 1;
  #ended: Error | undefined;

  constructor(data: ThreadData) {
    this.#reads = data.role === 'reader';
    this.#worker = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData: data,
      // Without the loader of pages, which a thread needs no more than the server's other children.
      execArgv: [],
      env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
    });
    this.#worker.unref();
    this.#waiting.set(0, this.#opened);
    this.#opened.promise.catch(() => {});
    this.#worker.on('message', (reply: ThreadReply) => this.#settle(reply));
    this.#worker.on('error', (error) => this.#fail(new IndexFailedError(String(error))));
    this.#worker.on('exit', () => this.#fail(new IndexFailedError(`the search thread ended: ${data.role}`)));
  }

  /** Requests that wait for an answer. */
  get load(): number {
    return this.#waiting.size;
  }

  /** Resolves when the index is open; rejects with `IndexFailedError` if it cannot be used. */
  async opened(): Promise<void> {
    await this.#opened.promise;
  }

  async ask(call: ThreadCall): Promise<unknown> {
    if (this.#ended) throw this.#ended;
    const id = this.#nextId++;
    const answer = Promise.withResolvers<unknown>();
    this.#waiting.set(id, answer);
    this.#worker.postMessage({ id, call } satisfies ThreadRequest);
    if (this.#reads && !this.#limit) this.#awaitAnswer();
    return await answer.promise;
  }

  async close(): Promise<void> {
    if (!this.#ended) await this.ask({ name: 'close' }).catch(() => {});
    await this.#worker.terminate();
  }

  #settle(reply: ThreadReply): void {
    const call = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('error' in reply) call?.reject(new IndexFailedError(reply.error));
    else call?.resolve(reply.value);
    if (this.#limit) this.#awaitAnswer();
  }

  /** From each answer to the next: one at a time is worked at. */
  #awaitAnswer(): void {
    clearTimeout(this.#limit);
    const isWaiting = this.#waiting.size > 0;
    this.#limit = isWaiting
      ? setTimeout(() => void this.#worker.terminate(), LONGEST_READ_MS).unref()
      : undefined;
  }

  #fail(error: Error): void {
    this.#ended = error;
    clearTimeout(this.#limit);
    for (const call of this.#waiting.values()) call.reject(error);
    this.#waiting.clear();
  }
}
