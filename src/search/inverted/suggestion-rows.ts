import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { suggestionKeys } from './suggestion-keys.ts';
import { shelfOf } from './suggestion-shelves.ts';

interface Row {
  shelf: number;
  key: string;
  number: number;
  kind: number;
  text: string;
}

/** Writes under which keys documents are suggested. */
export class SuggestionRows {
  readonly #add: StatementSync;
  readonly #remove: StatementSync;
  #rows: Row[] = [];

  constructor(store: DatabaseSync) {
    this.#add = store.prepare('insert or ignore into suggestions values (?, ?, ?, ?, ?)');
    this.#remove = store.prepare('delete from suggestions where shelf = ? and key = ? and number = ?');
  }

  /** Keeps the keys of a new document until they are written. Titles are of kind 0, authors of kind 1. */
  collect(number: number, title: string, author: string): void {
    const shelf = shelfOf(number);
    for (const [kind, text] of [title, author].entries()) {
      for (const key of suggestionKeys(text)) this.#rows.push({ shelf, key, number, kind, text });
    }
  }

  /** Writes what was collected, in the order of its places in the file. */
  write(): void {
    this.#rows.sort((a, b) => a.shelf - b.shelf || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    for (const { shelf, key, number, kind, text } of this.#rows)
      this.#add.run(shelf, key, number, kind, text);
    this.forget();
  }

  forget(): void {
    this.#rows = [];
  }

  remove(number: number, title: string, author: string): void {
    for (const text of [title, author]) {
      for (const key of suggestionKeys(text)) this.#remove.run(shelfOf(number), key, number);
    }
  }
}
