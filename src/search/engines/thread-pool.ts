import type { EngineStatus } from '../engine.ts';
import { Checks } from './checks.ts';
import { hasEnded, isInUse, isLoss, isStuck } from './failures.ts';
import { Readers } from './readers.ts';
import { IndexFailedError, SearchThread } from './search-thread.ts';
import type { ThreadCall } from './thread-messages.ts';

/** Which index there is to open. */
export interface Place {
  current: () => string | undefined;
  /** Makes room for another, which is in use, in the place of all others, only from `use` on. */
  start: () => string;
  folder: (generation: string) => string;
  use: (generation: string) => void;
  /** Takes away what is out of use. */
  tidy: (generation: string) => void;
  drop: (generation: string) => void;
}

export interface PoolOptions {
  mostReaders: number;
  /** Hears why an index was given up. */
  tell: (reason: string) => void;
}

interface Opened {
  generation: string;
  writer: SearchThread;
  readers: Readers;
  /** Whether somebody else seems to have written to it, and from when on it may be checked for that. */
  isTouched: boolean;
  restUntil: number;
}

/** An index that was checked, and opened anew, because something failed is left alone for so long, whatever fails. */
const TRUSTED_MS = 60_000;

/** The threads of the index in use, and what becomes of it when something is wrong with it. */
export class ThreadPool {
  readonly #place: Place;
  readonly #options: PoolOptions;
  #opened: Promise<Opened> | undefined;
  readonly #checks = new Checks(() => this.#checkOnce());
  #checker: SearchThread | undefined;
  #trustedUntil = 0;
  /** The generation that was given up. */
  #lost: string | undefined;
  #isClosed = false;

  constructor(place: Place, options: PoolOptions) {
    this.#place = place;
    this.#options = options;
  }

  /** Also the moment at which another generation, or the loss of this one, is noticed. */
  async status(): Promise<EngineStatus> {
    const opened = await this.#open();
    const current = this.#place.current();
    if (current === undefined) await this.#replace(opened, 'its folder, or what names it, is missing');
    else if (current !== opened.generation) await this.#leave(opened);
    const { answer, from } = await this.#ask({ name: 'status' });
    const { touched, ...status } = answer as Omit<EngineStatus, 'generation'> & { touched: boolean };
    from.isTouched ||= touched;
    this.#checkIfTouched(from);
    return { ...status, generation: from.generation };
  }

  async read(call: ThreadCall): Promise<unknown> {
    return (await this.#ask(call)).answer;
  }

  async write(call: ThreadCall, generation?: string): Promise<unknown> {
    const opened = await this.#open();
    if (generation !== undefined && generation !== opened.generation)
      throw new IndexFailedError('another index has taken the place of the one that this is for');
    try {
      return await opened.writer.ask(call);
    } catch (error) {
      await this.#mend(opened, error);
      throw error;
    }
  }

  /** What is wrong with the index; one that is damaged is given up. */
  async check(): Promise<string[]> {
    return await this.#checks.run();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const opened = await this.#opened?.catch(() => undefined);
    await Promise.all([this.#checker?.close(), opened && closeThreads(opened)]);
  }

  /** Where the index is lost, the one that takes its place answers. */
  async #ask(call: ThreadCall): Promise<{ answer: unknown; from: Opened }> {
    const opened = await this.#open();
    try {
      return { answer: await opened.readers.ask(call), from: opened };
    } catch (error) {
      await this.#mend(opened, error);
      if (!isLoss(error)) throw error;
      const next = await this.#open();
      return { answer: await next.readers.ask(call), from: next };
    }
  }

  async #checkOnce(): Promise<string[]> {
    const opened = await this.#open();
    const checker = new SearchThread({ folder: this.#place.folder(opened.generation), role: 'checker' });
    this.#checker = checker;
    try {
      const faults = (await checker.ask({ name: 'check' })) as string[];
      const [fault] = faults;
      // One that is out of use by now may well have lost its files.
      if (fault === undefined || !(await this.#isInUse(opened))) return [];
      await this.#replace(opened, fault);
      return faults;
    } finally {
      this.#checker = undefined;
      await checker.close();
    }
  }

  #checkIfTouched(opened: Opened): void {
    if (!opened.isTouched || Date.now() < opened.restUntil) return;
    opened.isTouched = false;
    opened.restUntil = Date.now() + TRUSTED_MS;
    this.#checkBehind();
  }

  /** What keeps a check from its end is told by those that read and write. */
  #checkBehind(): void {
    this.check().catch(() => {});
  }

  /**
   * After a failure: an index that is plainly lost is replaced, threads that ended or are stuck are started again, and
   * whatever else failed may be the question's fault, so that only a check can tell.
   */
  async #mend(opened: Opened, error: unknown): Promise<void> {
    if (this.#isClosed || !(error instanceof IndexFailedError)) return;
    if (isLoss(error)) return await this.#replace(opened, error.message);
    if (hasEnded(error)) await this.#leave(opened);
    if (Date.now() < this.#trustedUntil) return;
    this.#trustedUntil = Date.now() + TRUSTED_MS;
    if (isStuck(error)) await this.#leave(opened);
    this.#checkBehind();
  }

  #open(): Promise<Opened> {
    if (this.#isClosed) return Promise.reject(new IndexFailedError('search is closed'));
    this.#opened ??= this.#start().catch((error: unknown) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }

  async #start(): Promise<Opened> {
    const found = this.#place.current();
    if (found !== undefined && found !== this.#lost) {
      try {
        const opened = await this.#startThreads(found);
        this.#place.tidy(found);
        return opened;
      } catch (error) {
        if (!(error instanceof IndexFailedError) || isInUse(error)) throw error;
        this.#options.tell(error.message);
      }
    }
    return await this.#startAnother();
  }

  /** What there was is kept until another is seen to work: there may be no room to write. */
  async #startAnother(): Promise<Opened> {
    const generation = this.#place.start();
    let opened: Opened | undefined;
    try {
      opened = await this.#startThreads(generation);
      this.#place.use(generation);
    } catch (error) {
      if (opened) await closeThreads(opened);
      this.#place.drop(generation);
      throw error;
    }
    this.#place.tidy(generation);
    return opened;
  }

  async #startThreads(generation: string): Promise<Opened> {
    const { mostReaders } = this.#options;
    const folder = this.#place.folder(generation);
    const startReader = () => new SearchThread({ folder, role: 'reader' });
    const writer = new SearchThread({ folder, role: 'writer' });
    let reader: SearchThread | undefined;
    try {
      await writer.opened();
      reader = startReader();
      await reader.opened();
    } catch (error) {
      await Promise.all([reader?.close(), writer.close()]);
      throw error;
    }
    const readers = new Readers(reader, mostReaders, startReader);
    return { generation, writer, readers, isTouched: false, restUntil: 0 };
  }

  /** Questions under way are answered before the threads end; new ones wait for those that are started next. */
  async #leave(opened: Opened): Promise<void> {
    if (!(await this.#isInUse(opened))) return;
    this.#opened = undefined;
    void closeThreads(opened);
  }

  /** Gives the index up for an empty one, if that has not been done. */
  async #replace(opened: Opened, reason: string): Promise<void> {
    if (this.#isClosed || !(await this.#isInUse(opened))) return;
    this.#options.tell(reason);
    this.#lost = opened.generation;
    await this.#leave(opened);
  }

  async #isInUse(opened: Opened): Promise<boolean> {
    return (await this.#opened?.catch(() => undefined)) === opened;
  }
}

/** The one that writes last: it then puts what stands in SQLite's log into its file, which those that read cannot. */
async function closeThreads({ writer, readers }: Opened): Promise<void> {
  await readers.close();
  await writer.close();
}
