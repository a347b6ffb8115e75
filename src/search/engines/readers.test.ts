import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Readers } from './readers.ts';
import type { ThreadCall } from './thread-messages.ts';

/** A thread that answers when it is told to. */
class HeldThread {
  readonly #unanswered: Array<() => void> = [];
  readonly asked: string[] = [];
  isClosed = false;

  get load(): number {
    return this.#unanswered.length;
  }

  opened(): Promise<void> {
    return Promise.resolve();
  }

  async ask(call: ThreadCall): Promise<unknown> {
    if (this.isClosed) throw new Error('closed');
    const name = 'text' in call ? call.text : call.name;
    this.asked.push(name);
    await new Promise<void>((resolve) => this.#unanswered.push(resolve));
    return name;
  }

  close(): Promise<void> {
    this.isClosed = true;
    return Promise.resolve();
  }

  /** Answers the question it works at. */
  async answer(): Promise<void> {
    this.#unanswered.shift()?.();
    await turn();
  }
}

const similar = (text: string): ThreadCall => ({ name: 'similar', text, limit: 1 });
const suggest = (text: string): ThreadCall => ({ name: 'suggest', text, limit: 1 });

function openTwo() {
  const threads = [new HeldThread(), new HeldThread()] as const;
  const readers = new Readers(threads[0], 2, () => threads[1]);
  return { readers, threads };
}

test('no question waits behind a long one while another thread is free', async () => {
  const { readers, threads } = openTwo();
  const [first, second] = threads;
  const answers = ['a', 'b', 'c', 'd', 'e', 'f'].map((text) => readers.ask(similar(text)));
  await turn();
  expect(first.asked).toEqual(['a', 'b']);
  for (let count = 0; count < 4; count++) await second.answer();
  expect(second.asked).toEqual(['c', 'd', 'e', 'f']);
  expect(await Promise.all(answers.slice(2))).toEqual(['c', 'd', 'e', 'f']);
  expect(first.asked).toEqual(['a', 'b']);
});

test('suggestions go before what takes longer', async () => {
  const { readers, threads } = openTwo();
  for (const text of ['a', 'b', 'c', 'd', 'e']) void readers.ask(similar(text));
  void readers.ask(suggest('s'));
  await turn();
  expect(threads[0].asked).toEqual(['a', 'b']);
  expect(threads[1].asked).toEqual(['s', 'c']);
});

test('one that reads is enough for questions that come one after the other', async () => {
  const { readers, threads } = openTwo();
  for (const text of ['a', 'b', 'c']) {
    const answer = readers.ask(similar(text));
    await threads[0].answer();
    expect(await answer).toBe(text);
  }
  await readers.close();
  expect(threads[1].isClosed).toBe(false);
});

test('questions that wait are answered before the threads end', async () => {
  const { readers, threads } = openTwo();
  const answers = ['a', 'b', 'c', 'd', 'e'].map((text) => readers.ask(similar(text)));
  const closing = readers.close();
  for (let count = 0; count < 3; count++) {
    await turn();
    expect(threads[0].isClosed).toBe(false);
    for (const thread of threads) await thread.answer();
  }
  expect(await Promise.all(answers)).toEqual(['a', 'b', 'c', 'd', 'e']);
  await closing;
  expect(threads.every(({ isClosed }) => isClosed)).toBe(true);
});
