import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type IndexBatch, priceClasses, type SearchItem, type SignalChange } from '../engine.ts';
import { Accumulator } from './accumulator.ts';
import { makeEntry, textHash } from './entry.ts';
import { mergeSegments, Segment, writeSegment } from './segment.ts';
import { listSegments, openStore, readMeta, segmentPath, writeMeta } from './store.ts';
import { suggestionKeys } from './suggestion-keys.ts';

/** Segments of about the same size are made one when there are this many; sizes are told apart in steps. */
const MERGE_AT = 4;
const SIZE_STEP = 6;
const SMALLEST_SIZE = 4_000;

/**
 * Writes the index. A batch is one transaction: its segment's file is whole before the transaction that
 * names it, so that a kill at any point leaves the index as it was before or after.
 */
export class IndexWriter {
  readonly #folder: string;
  readonly #store: DatabaseSync;
  readonly #accumulator = new Accumulator();
  readonly #statements = new Map<string, StatementSync>();
  #revision: number;
  #nextUnit: number;

  constructor(folder: string) {
    this.#folder = folder;
    this.#store = openStore(folder);
    this.#revision = Number(readMeta(this.#store, 'revision'));
    this.#nextUnit = Number(readMeta(this.#store, 'next-unit'));
    this.#removeStrayFiles();
  }

  apply({ upserts, removals, position }: IndexBatch): void {
    this.#transact(() => {
      for (const id of removals) this.#remove(id);
      let first = this.#nextUnit;
      for (const item of upserts) {
        if (this.#keepText(item)) continue;
        this.#remove(item.id);
        this.#insert(item);
        if (this.#accumulator.isFull) first = this.#flush(first);
      }
      this.#flush(first);
      if (position !== '') writeMeta(this.#store, 'position', position);
    });
    this.#mergeWhereDue();
  }

  updateSignals(changes: SignalChange[]): void {
    const find = this.#statement('select downloads, rating, price from documents where id = ?');
    const changed = changes.filter(({ id, downloads, rating, price }) => {
      const row = find.get(id);
      if (!row) return false;
      return (
        row['downloads'] !== downloads ||
        row['rating'] !== rating ||
        row['price'] !== priceClasses.indexOf(price)
      );
    });
    if (changed.length === 0) return;
    this.#transact(() => {
      const update = this.#statement(
        'update documents set downloads = ?, rating = ?, price = ?, revision = ? where id = ?',
      );
      for (const { id, downloads, rating, price } of changed) {
        update.run(downloads, rating, priceClasses.indexOf(price), this.#revision, id);
      }
    });
  }

  /** Here, since the dictionary of sounds is needed in this thread already. */
  suggestionKeys(texts: string[]): string[][] {
    return texts.map(suggestionKeys);
  }

  markComplete(): void {
    if (readMeta(this.#store, 'complete') === '1') return;
    this.#transact(() => writeMeta(this.#store, 'complete', 1));
  }

  close(): void {
    this.#store.close();
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const made = this.#store.prepare(sql);
    this.#statements.set(sql, made);
    return made;
  }

  #transact(work: () => void): void {
    const before = { revision: this.#revision, nextUnit: this.#nextUnit };
    this.#store.exec('begin immediate');
    try {
      this.#revision += 1;
      work();
      writeMeta(this.#store, 'revision', this.#revision);
      writeMeta(this.#store, 'next-unit', this.#nextUnit);
      this.#store.exec('commit');
    } catch (error) {
      this.#store.exec('rollback');
      this.#accumulator.clear();
      this.#revision = before.revision;
      this.#nextUnit = before.nextUnit;
      throw error;
    }
  }

  /** Where only facts changed, the words need not be read again. */
  #keepText(item: SearchItem): boolean {
    const known = this.#statement('select number, text_hash from documents where id = ?').get(item.id);
    if (known?.['text_hash'] !== textHash(item)) return false;
    this.#statement(
      `update documents set revision = ?, category = ?, format = ?, language = ?, price = ?, contributor = ?,
         published = ?, downloads = ?, rating = ? where id = ?`,
    ).run(this.#revision, ...facts(item), item.id);
    return true;
  }

  #insert(item: SearchItem): void {
    const first = this.#nextUnit;
    const { streams, heading, lengths, twinKey } = makeEntry(item, (term, unit) =>
      this.#accumulator.add(term, first + unit),
    );
    this.#nextUnit += streams.length;
    const addText = this.#statement('insert or replace into texts values (?, ?)');
    for (const [unit, stream] of streams.entries()) addText.run(first + unit, bytesOf(stream));
    const twins = this.#joinTwins(twinKey, item.format);
    const { lastInsertRowid: number } = this.#statement(
      'insert into documents values (null, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ).run(
      item.id,
      this.#revision,
      first,
      lengths,
      bytesOf(heading),
      textHash(item),
      item.title,
      ...facts(item),
      twinKey,
      twins,
    );
    const addKey = this.#statement('insert or ignore into suggestions values (?, ?, ?, ?)');
    for (const [kind, text] of [item.title, item.author].entries()) {
      for (const key of suggestionKeys(text)) addKey.run(key, number, kind, text);
    }
  }

  /** The number of the group of documents that say the same; 0 for the first of its kind. */
  #joinTwins(twinKey: number, format: string): number {
    if (twinKey === 0) return 0;
    const other = this.#statement(
      'select number, twins from documents where twin_key = ? and live = 1 and format <> ? limit 1',
    ).get(twinKey, format);
    if (!other) return 0;
    if (other['twins'] !== 0) return Number(other['twins']);
    this.#statement('update documents set twins = number, revision = ? where number = ?').run(
      this.#revision,
      Number(other['number']),
    );
    return Number(other['number']);
  }

  /** Its words stay in the segments until the index is built anew; without an identifier it is not found. */
  #remove(id: string): void {
    const row = this.#statement(
      `update documents set live = 0, id = null, revision = ? where id = ? returning number, first_unit, lengths`,
    ).get(this.#revision, id);
    if (!row) return;
    this.#statement('delete from suggestions where number = ?').run(Number(row['number']));
    const first = Number(row['first_unit']);
    const units = (row['lengths'] as Uint8Array).length;
    this.#statement('delete from texts where unit >= ? and unit < ?').run(first, first + units);
  }

  /** Writes what was collected from unit `first` on as a segment; returns the unit after it. */
  #flush(first: number): number {
    if (this.#accumulator.postings > 0) {
      const last = this.#nextUnit - 1;
      writeSegment(segmentPath(this.#folder, first, last), this.#accumulator.lists());
      this.#statement('insert or replace into segments values (?, ?)').run(first, last);
      this.#accumulator.clear();
    }
    return this.#nextUnit;
  }

  #mergeWhereDue(): void {
    while (true) {
      const run = dueForMerge(listSegments(this.#store));
      const first = run[0]?.first;
      const last = run.at(-1)?.last;
      if (first === undefined || last === undefined) return;
      const segments = run.map((part) => new Segment(segmentPath(this.#folder, part.first, part.last)));
      writeSegment(segmentPath(this.#folder, first, last), mergeSegments(segments));
      for (const segment of segments) segment.close();
      this.#transact(() => {
        for (const part of run) this.#statement('delete from segments where first = ?').run(part.first);
        this.#statement('insert into segments values (?, ?)').run(first, last);
      });
      // Readers that have these open go on reading them; the names go at once.
      for (const part of run) rmSync(segmentPath(this.#folder, part.first, part.last), { force: true });
    }
  }

  #removeStrayFiles(): void {
    const named = new Set(
      listSegments(this.#store).map(({ first, last }) => segmentPath(this.#folder, first, last)),
    );
    for (const name of readdirSync(this.#folder)) {
      const path = join(this.#folder, name);
      if (name.startsWith('segment-') && !named.has(path)) rmSync(path, { force: true });
    }
  }
}

/** The newest run of neighbours of about one size that is long enough to be made one. */
function dueForMerge(segments: Array<{ first: number; last: number }>) {
  const size = ({ first, last }: { first: number; last: number }) =>
    Math.floor(Math.log(Math.max(1, (last - first + 1) / SMALLEST_SIZE)) / Math.log(SIZE_STEP));
  for (let end = segments.length; end >= MERGE_AT; end--) {
    const last = segments[end - 1];
    if (!last) continue;
    let start = end - 1;
    while (start > 0 && size(segments[start - 1] ?? last) <= size(last)) start -= 1;
    if (end - start >= MERGE_AT) return segments.slice(start, end);
  }
  return [];
}

function facts(item: SearchItem) {
  const { categoryId, format, language, price, contributor, publishedAt, downloads, rating } = item;
  const level = priceClasses.indexOf(price);
  return [categoryId, format, language, level, contributor, publishedAt, downloads, rating] as const;
}

function bytesOf(stream: Uint16Array): Uint8Array {
  return new Uint8Array(stream.buffer, stream.byteOffset, stream.byteLength);
}
