import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Term } from '../analysis/index.ts';
import { type CodedList, joinLists, ListWriter, PostingsBuffer } from './postings.ts';
import { limitCache } from './store.ts';

const PAGE_BYTES = 8_192;
const MOST_CACHED = 16 * 2 ** 20;
const ROWS_PER_TRANSACTION = 200_000;

/** Longer lists are not read together with their length. */
const SHORT_BYTES = 2_048;

function findSql(table: 'numbers' | 'words'): string {
  return `select df, case when df * 4 < ${SHORT_BYTES} then data end as data from ${table} where term = ?`;
}

class LongList implements CodedList {
  readonly df: number;
  readonly #read: () => Uint8Array;
  #data: Uint8Array | undefined;

  constructor(df: number, read: () => Uint8Array) {
    this.df = df;
    this.#read = read;
  }

  get data(): Uint8Array {
    this.#data ??= this.#read();
    return this.#data;
  }
}

/** An immutable file with the lists of a run of units: B-trees from a term to its coded list. */
export class Segment {
  readonly #database: DatabaseSync;
  readonly #findNumber: StatementSync;
  readonly #findWord: StatementSync;
  readonly #readNumber: StatementSync;
  readonly #readWord: StatementSync;

  /** Throws if the file is missing or is no segment. */
  constructor(path: string) {
    if (!existsSync(path)) throw new Error(`the segment ${path} is missing`);
    this.#database = new DatabaseSync(path, { readOnly: true });
    limitCache(this.#database, path, MOST_CACHED);
    this.#findNumber = this.#database.prepare(findSql('numbers'));
    this.#findWord = this.#database.prepare(findSql('words'));
    this.#readNumber = this.#database.prepare('select data from numbers where term = ?');
    this.#readWord = this.#database.prepare('select data from words where term = ?');
  }

  /** The list of a term; a long one is read only when its data is asked for. */
  find(term: Term): CodedList | undefined {
    const isNumber = typeof term === 'number';
    const row = isNumber ? this.#findNumber.get(term) : this.#findWord.get(term);
    if (!row) return undefined;
    const df = row['df'] as number;
    const data = row['data'] as Uint8Array | null;
    if (data) return { df, data };
    return new LongList(df, () => {
      const found = isNumber ? this.#readNumber.get(term) : this.#readWord.get(term);
      return found?.['data'] as Uint8Array;
    });
  }

  /** Words from `from` to before `to` in the order of their bytes, with the number of units that have them. */
  *words(from = '', to = '\u{10ffff}'): Generator<[word: string, df: number]> {
    const rows = this.#database
      .prepare('select term, df from words where term >= ? and term < ?')
      .iterate(from, to);
    for (const row of rows) yield [row['term'] as string, row['df'] as number];
  }

  *lists(table: 'numbers' | 'words'): Generator<[Term, CodedList]> {
    for (const row of this.#database.prepare(`select term, df, data from ${table} order by term`).iterate()) {
      yield [row['term'] as Term, { df: row['df'] as number, data: row['data'] as Uint8Array }];
    }
  }

  close(): void {
    this.#database.close();
  }
}

/** Writes a segment beside its final name and renames it there: a file by that name is always whole. */
export function writeSegment(path: string, lists: Iterable<[Term, CodedList]>): void {
  const draft = `${path}.new`;
  rmSync(draft, { force: true });
  const database = new DatabaseSync(draft);
  try {
    database.exec(`pragma page_size = ${PAGE_BYTES}; pragma journal_mode = off; pragma synchronous = off;
      create table numbers (term integer primary key, df integer not null, data blob not null);
      create table words (term text primary key, df integer not null, data blob not null) without rowid;
      begin`);
    const addNumber = database.prepare('insert into numbers values (?, ?, ?)');
    const addWord = database.prepare('insert into words values (?, ?, ?)');
    let rows = 0;
    for (const [term, { df, data }] of lists) {
      if (typeof term === 'number') addNumber.run(term, df, data);
      else addWord.run(term, df, data);
      if (++rows % ROWS_PER_TRANSACTION === 0) database.exec('commit; begin');
    }
    database.exec('commit');
  } finally {
    database.close();
  }
  const file = openSync(draft, 'r+');
  fsyncSync(file);
  closeSync(file);
  renameSync(draft, path);
}

/** The lists of several segments as those of one; the segments' units rise from each to the next. */
export function* mergeSegments(segments: Segment[]): Generator<[Term, CodedList]> {
  const buffer = new PostingsBuffer();
  const writer = new ListWriter();
  for (const table of ['numbers', 'words'] as const) {
    const sources = segments.map((segment) => segment.lists(table));
    const heads = sources.map((source) => source.next().value as [Term, CodedList] | undefined);
    while (true) {
      const term = least(heads);
      if (term === undefined) break;
      const lists: CodedList[] = [];
      for (const [index, head] of heads.entries()) {
        if (head?.[0] !== term) continue;
        lists.push(head[1]);
        heads[index] = sources[index]?.next().value as [Term, CodedList] | undefined;
      }
      yield [term, joinLists(lists, buffer, writer)];
    }
  }
}

function least(heads: Array<[Term, CodedList] | undefined>): Term | undefined {
  let found: Term | undefined;
  for (const head of heads) if (head && (found === undefined || head[0] < found)) found = head[0];
  return found;
}
