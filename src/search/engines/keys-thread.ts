import { SearchThread } from './search-thread.ts';

/** A thread without work for so long ends: it holds a dictionary. */
const IDLE_MS = 5_000;

/** Makes keys of suggestions beside the thread that writes, in one that runs only while there is much to do. */
export class KeysThread {
  #thread: SearchThread | undefined;
  #ending: NodeJS.Timeout | undefined;

  async make(texts: string[]): Promise<string[][]> {
    clearTimeout(this.#ending);
    const thread = (this.#thread ??= new SearchThread({ role: 'keys' }));
    try {
      return (await thread.ask({ name: 'suggestion-keys', texts })) as string[][];
    } catch (error) {
      if (this.#thread === thread) await this.close();
      throw error;
    } finally {
      if (thread.load === 0) this.#endLater();
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#ending);
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.close();
  }

  #endLater(): void {
    clearTimeout(this.#ending);
    this.#ending = setTimeout(() => void this.close(), IDLE_MS).unref();
  }
}
