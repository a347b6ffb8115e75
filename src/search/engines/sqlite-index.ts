import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { terms } from '../analysis.ts';
import type { IndexBatch, SearchHits, SearchItem, SearchQuery } from '../engine.ts';

const SCHEMA_VERSION = 1;
/** Words beyond this say little and cost much. */
const MAX_QUERY_TERMS = 32;
const MAX_BODY_LENGTH = 2_000_000;

/** The index file: FTS5 over words and pairs of characters, beside the columns that filter and sort. */
export class SqliteIndex {
  readonly #database: DatabaseSync;

  constructor(path: string) {
    this.#database = new DatabaseSync(path, { timeout: 10_000 });
    this.#database.exec('pragma journal_mode = wal; pragma synchronous = normal');
    this.#prepareSchema();
  }

  position(): string {
    const row = this.#database.prepare(`select value from meta where name = 'position'`).get();
    return String(row?.['value'] ?? '');
  }

  apply({ upserts, removals, position }: IndexBatch): void {
    this.#database.exec('begin immediate');
    try {
      for (const id of [...removals, ...upserts.map((item) => item.id)]) this.#remove(id);
      for (const item of upserts) this.#insert(item);
      this.#database.prepare(`insert or replace into meta values ('position', ?)`).run(position);
      this.#database.exec('commit');
    } catch (error) {
      this.#database.exec('rollback');
      throw error;
    }
  }

  search(query: SearchQuery): SearchHits {
    const words = [...new Set(terms(query.text, { single: false }))].slice(0, MAX_QUERY_TERMS);
    if (words.length === 0) return { ids: [], total: 0 };
    const all = this.#match(query, words.map(quote).join(' AND '));
    return all.total > 0 || words.length === 1 ? all : this.#match(query, words.map(quote).join(' OR '));
  }

  close(): void {
    this.#database.close();
  }

  #match(query: SearchQuery, expression: string): SearchHits {
    const { conditions, values } = filters(query);
    const from = `from words join items on items.number = words.rowid where words match ?${conditions}`;
    const total = this.#database.prepare(`select count(*) as total ${from}`).get(expression, ...values);
    const rows = this.#database
      .prepare(`select items.id ${from} order by ${ORDER[query.sort]}, items.number desc limit ? offset ?`)
      .all(expression, ...values, query.limit, query.offset);
    return { ids: rows.map((row) => String(row['id'])), total: Number(total?.['total'] ?? 0) };
  }

  #insert(item: SearchItem): void {
    const { lastInsertRowid } = this.#database
      .prepare('insert into items values (null, ?, ?, ?, ?, ?, ?, ?)')
      .run(
        item.id,
        item.categoryId,
        item.format,
        item.language,
        item.priceMinor,
        item.downloads,
        item.publishedAt,
      );
    const text = (value: string) => terms(value.slice(0, MAX_BODY_LENGTH), { single: true }).join(' ');
    this.#database
      .prepare('insert into words (rowid, title, tags, body) values (?, ?, ?, ?)')
      .run(lastInsertRowid, text(item.title), text([...item.tags, item.author].join(' ')), text(item.body));
  }

  #remove(id: string): void {
    const row = this.#database.prepare('delete from items where id = ? returning number').get(id);
    if (!row) return;
    const statement = this.#database.prepare('delete from words where rowid = ?');
    // Deleting from a contentless table reports a row id beyond 2^53, which is thrown as a RangeError otherwise.
    statement.setReadBigInts(true);
    statement.run(row['number'] as number);
  }

  #prepareSchema(): void {
    const version = this.#database.prepare('pragma user_version').get()?.['user_version'];
    if (version === SCHEMA_VERSION) return;
    this.#database.exec(`
      drop table if exists meta; drop table if exists items; drop table if exists words;
      create table meta (name text primary key, value text not null);
      create table items (number integer primary key, id text not null unique, category text, format text,
        language text, price integer, downloads integer, published integer);
      create virtual table words using fts5(title, tags, body, content='', contentless_delete=1,
        tokenize='unicode61 remove_diacritics 2');
      pragma user_version = ${SCHEMA_VERSION};
    `);
  }
}

const ORDER = {
  relevance: 'bm25(words, 12.0, 6.0, 1.0)',
  newest: 'items.published desc',
  popular: 'items.downloads desc',
} as const;

function quote(term: string): string {
  return `"${term.replaceAll('"', '""')}"`;
}

function filters(query: SearchQuery): { conditions: string; values: SQLInputValue[] } {
  const parts: Array<[string, SQLInputValue]> = [];
  if (query.categoryId) parts.push([' and items.category = ?', query.categoryId]);
  if (query.format) parts.push([' and items.format = ?', query.format]);
  if (query.language) parts.push([' and items.language = ?', query.language]);
  if (query.price) parts.push([query.price === 'free' ? ' and items.price = ?' : ' and items.price > ?', 0]);
  return { conditions: parts.map(([text]) => text).join(''), values: parts.map(([, value]) => value) };
}
