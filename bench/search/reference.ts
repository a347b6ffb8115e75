import { DatabaseSync } from 'node:sqlite';
import { fold, isPair, visitTerms } from '../../src/search/analysis/index.ts';

/** Plain FTS5 over the same words and pairs of characters, `order by bm25`: what anyone would start with. */
export class PlainIndex {
  readonly #database: DatabaseSync;

  constructor(path: string) {
    this.#database = new DatabaseSync(path);
    this.#database.exec(`pragma journal_mode = off; pragma synchronous = off;
      create virtual table words using fts5(body, content='', tokenize="unicode61 remove_diacritics 0");
      create table ids (number integer primary key, id text)`);
  }

  add(documents: Iterable<{ id: string; text: string }>): void {
    const addText = this.#database.prepare('insert into words (rowid, body) values (?, ?)');
    const addId = this.#database.prepare('insert into ids values (?, ?)');
    let number = Number(this.#database.prepare('select coalesce(max(number), 0) as n from ids').get()?.['n']);
    this.#database.exec('begin');
    for (const { id, text } of documents) {
      number += 1;
      addText.run(number, plainWords(text).join(' '));
      addId.run(number, id);
    }
    this.#database.exec('commit');
  }

  search(query: string, limit: number): string[] {
    const words = [...new Set(plainWords(query))].slice(0, 64);
    if (words.length === 0) return [];
    return this.#database
      .prepare(
        `select ids.id from (select rowid from words where words match ? order by bm25(words) limit ?) hits
         join ids on ids.number = hits.rowid`,
      )
      .all(words.map((word) => `"${word}"`).join(' OR '), limit)
      .map((row) => String(row['id']));
  }

  close(): void {
    this.#database.close();
  }
}

function plainWords(text: string): string[] {
  const words: string[] = [];
  visitTerms(fold(text), (term) => {
    if (isPair(term)) words.push(String.fromCharCode(Math.floor(term / 65_536), term % 65_536));
    else if (typeof term === 'string' && !term.startsWith('=')) words.push(term);
  });
  return words;
}
