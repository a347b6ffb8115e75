import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { suggestionKeys } from './suggestion-keys.ts';
import { shelfOf } from './suggestion-shelves.ts';

/** Makes the keys of each text, beside what goes on. */
export type MakeKeys = (texts: string[]) => Promise<string[][]>;

/** With so many texts (two a document) their keys are made elsewhere, and the following ones as soon as there are a few. */
const ENOUGH_TO_GIVE = 1_000;
const GIVEN_AT_ONCE = 200;

/** A title (of kind 0) or an author (1) of a document. */
interface Text {
  number: number;
  kind: number;
  text: string;
}

interface Row extends Text {
  shelf: number;
  key: string;
}

/** Writes under which keys documents are suggested. Their sounds take a fifth of the time of indexing. */
export class SuggestionRows {
  readonly #add: StatementSync;
  readonly #remove: StatementSync;
  readonly #makeElsewhere: MakeKeys | undefined;
  #texts: Text[] = [];
  #coming: Array<Promise<Row[]>> = [];

  constructor(store: DatabaseSync, makeElsewhere?: MakeKeys) {
    this.#add = store.prepare('insert or ignore into suggestions values (?, ?, ?, ?, ?)');
    this.#remove = store.prepare('delete from suggestions where shelf = ? and key = ? and number = ?');
    this.#makeElsewhere = makeElsewhere;
  }

  /** Keeps what a new document is suggested by until it is written. */
  collect(number: number, title: string, author: string): void {
    this.#texts.push({ number, kind: 0, text: title }, { number, kind: 1, text: author });
    const enough = this.#coming.length > 0 ? GIVEN_AT_ONCE : ENOUGH_TO_GIVE;
    if (this.#texts.length >= enough) this.#give();
  }

  /** Writes what was collected, in the order of its places in the file. */
  async write(): Promise<void> {
    // The dictionary of sounds need not be loaded here as well.
    if (this.#coming.length > 0) this.#give();
    const here = this.#texts.map(({ text }) => suggestionKeys(text));
    const rows = [...(await Promise.all(this.#coming)), rowsOf(this.#texts, here)].flat();
    rows.sort((a, b) => a.shelf - b.shelf || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    for (const { shelf, key, number, kind, text } of rows) this.#add.run(shelf, key, number, kind, text);
    this.forget();
  }

  forget(): void {
    this.#texts = [];
    this.#coming = [];
  }

  remove(number: number, title: string, author: string): void {
    for (const text of [title, author]) {
      for (const key of suggestionKeys(text)) this.#remove.run(shelfOf(number), key, number);
    }
  }

  #give(): void {
    if (!this.#makeElsewhere) return;
    const texts = this.#texts;
    this.#texts = [];
    const rows = this.#makeElsewhere(texts.map(({ text }) => text)).then((keys) => rowsOf(texts, keys));
    // Whoever writes hears of it, unless the batch has failed before.
    rows.catch(() => {});
    this.#coming.push(rows);
  }
}

function rowsOf(texts: Text[], keys: string[][]): Row[] {
  return texts.flatMap((text, place) =>
    (keys[place] ?? []).map((key) => ({ ...text, shelf: shelfOf(text.number), key })),
  );
}
