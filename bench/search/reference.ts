import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { fold, isPair, visitTerms } from '../../src/search/analysis/index.ts';

const MOST_WORDS = 64;

/** Plain FTS5 over the same words and pairs of characters, `order by bm25`: what anyone would start with. */
export class PlainIndex {
  readonly #database: DatabaseSync;
  #known: StatementSync | undefined;

  constructor(path: string) {
    this.#database = new DatabaseSync(path);
    this.#database.exec(`pragma journal_mode = off; pragma synchronous = off;
      create virtual table words using fts5(body, content='', tokenize="unicode61 remove_diacritics 0");
      create virtual table rows using fts5vocab(words, row);
      create table ids (number integer primary key, id text)`);
  }

  get count(): number {
    return Number(this.#database.prepare('select max(number) as n from ids').get()?.['n'] ?? 0);
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
    const words = [...new Set(plainWords(query))].slice(0, MOST_WORDS);
    return this.find(words, 'OR', limit).map(([id]) => id);
  }

  /** Passages with any or all of the words and their BM25, the best first. */
  find(words: string[], operator: 'AND' | 'OR', limit: number): Array<[id: string, score: number]> {
    if (words.length === 0) return [];
    return this.#database
      .prepare(
        `select ids.id, -score as score
         from (select rowid, bm25(words) as score from words where words match ? order by score limit ?) hits
         join ids on ids.number = hits.rowid order by score desc`,
      )
      .all(words.map((word) => `"${word}"`).join(` ${operator} `), limit)
      .map((row) => [String(row['id']), Number(row['score'])]);
  }

  /** In how many passages the word stands. */
  df(word: string): number {
    this.#known ??= this.#database.prepare('select doc from rows where term = ?');
    return Number(this.#known.get(word)?.['doc'] ?? 0);
  }

  close(): void {
    this.#database.close();
  }
}

/** Its words and pairs of characters, folded. */
export function plainWords(text: string): string[] {
  const words: string[] = [];
  visitTerms(fold(text), (term) => {
    if (isPair(term)) words.push(String.fromCharCode(Math.floor(term / 65_536), term % 65_536));
    else if (typeof term === 'string' && !term.startsWith('=')) words.push(term);
  });
  return words;
}
