import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type IndexBatch, priceClasses, type SearchItem, type SignalChange } from '../engine.ts';
import { Accumulator } from './accumulator.ts';
import { makeEntry, textHash } from './entry.ts';
import { SegmentWriter } from './segment-writer.ts';
import { listSegments, openStore, readMeta, type SegmentName, segmentPath, writeMeta } from './store.ts';
import { suggestionKeys } from './suggestion-keys.ts';
import { type MakeKeys, SuggestionRows } from './suggestion-rows.ts';
import { dueForMerge, type Gone, Merge } from './upkeep.ts';

/** With so many segments, whoever writes waits until they are fewer. */
const MOST_SEGMENTS = 40;

/**
 * Writes the index. A batch is one transaction: its segment's file is whole before the transaction that
 * names it, so that a kill at any point leaves the index as it was before or after. Segments are made one in
 * between, by `upkeep`. Each call must have ended before the next: a batch may wait amid its transaction.
 */
export class IndexWriter {
  readonly #folder: string;
  readonly #store: DatabaseSync;
  #accumulator = new Accumulator();
  readonly #statements = new Map<string, StatementSync>();
  #revision: number;
  #nextUnit: number;
  #merge: Merge | undefined;
  readonly #suggestions: SuggestionRows;

  /** Where many keys of suggestions are to be made, they may be by `makeKeys`. */
  constructor(folder: string, makeKeys?: MakeKeys) {
    this.#folder = folder;
    this.#store = openStore(folder);
    this.#suggestions = new SuggestionRows(this.#store, makeKeys);
    this.#revision = Number(readMeta(this.#store, 'revision'));
    this.#nextUnit = Number(readMeta(this.#store, 'next-unit'));
    this.#removeStrayFiles();
  }

  async apply({ upserts, removals, position }: IndexBatch): Promise<void> {
    await this.#transact(async () => {
      for (const id of removals) this.#remove(id);
      let first = this.#nextUnit;
      for (const item of upserts) {
        const known = this.#statement('select text_hash from documents where id = ?').get(item.id);
        const hash = textHash(item);
        if (known?.['text_hash'] === hash) {
          this.#updateFacts(item);
          continue;
        }
        if (known) this.#remove(item.id);
        this.#insert(item, hash);
        if (this.#accumulator.isFull) first = this.#flush(first);
      }
      this.#flush(first);
      await this.#suggestions.write();
      if (position !== '') writeMeta(this.#store, 'position', position);
    });
    while (listSegments(this.#store).length > MOST_SEGMENTS && (await this.upkeep(1_000)));
  }

  /** Works at making few segments of many for about so long; false when there is nothing more to do. */
  async upkeep(milliseconds: number): Promise<boolean> {
    const merge = (this.#merge ??= this.#startMerge());
    if (!merge) return false;
    try {
      if (merge.step(milliseconds)) await this.#finishMerge(merge);
    } catch (error) {
      merge.close(false);
      this.#merge = undefined;
      throw error;
    }
    return true;
  }

  async updateSignals(changes: SignalChange[]): Promise<void> {
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
    await this.#transact(() => {
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

  async markComplete(): Promise<void> {
    if (readMeta(this.#store, 'complete') === '1') return;
    await this.#transact(() => writeMeta(this.#store, 'complete', 1));
  }

  close(): void {
    this.#merge?.close(false);
    // Whoever still keeps up must not close its files again: their numbers may by then be those of others.
    this.#merge = undefined;
    this.#store.close();
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const made = this.#store.prepare(sql);
    this.#statements.set(sql, made);
    return made;
  }

  async #transact(work: () => void | Promise<void>): Promise<void> {
    const before = { revision: this.#revision, nextUnit: this.#nextUnit };
    this.#store.exec('begin immediate');
    try {
      this.#revision += 1;
      await work();
      writeMeta(this.#store, 'revision', this.#revision);
      writeMeta(this.#store, 'next-unit', this.#nextUnit);
      this.#store.exec('commit');
    } catch (error) {
      // SQLite has done so itself where there was no room: what it then says would hide why.
      if (this.#store.isTransaction) this.#store.exec('rollback');
      this.#accumulator = new Accumulator();
      this.#suggestions.forget();
      this.#revision = before.revision;
      this.#nextUnit = before.nextUnit;
      throw error;
    }
  }

  /** Where only facts changed, the words need not be read again. */
  #updateFacts(item: SearchItem): void {
    this.#statement(
      `update documents set revision = ?, category = ?, format = ?, language = ?, price = ?, contributor = ?,
         published = ?, downloads = ?, rating = ? where id = ?`,
    ).run(this.#revision, ...facts(item), item.id);
  }

  #insert(item: SearchItem, hash: string): void {
    const first = this.#nextUnit;
    const { streams, heading, lengths, twinKey } = makeEntry(item, (term, unit) =>
      this.#accumulator.add(term, first + unit),
    );
    this.#nextUnit += streams.length;
    this.#accumulator.documents.push(streams);
    const twins = this.#joinTwins(twinKey, item.format);
    const { lastInsertRowid: number } = this.#statement(
      'insert into documents values (null, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ).run(
      item.id,
      this.#revision,
      first,
      lengths,
      bytesOf(heading),
      hash,
      item.title,
      item.author,
      ...facts(item),
      twinKey,
      twins,
    );
    this.#suggestions.collect(Number(number), item.title, item.author);
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

  /** Without an identifier it is not found; its words stay in the segments until these are written anew. */
  #remove(id: string): void {
    const row = this.#statement(
      `update documents set live = 0, id = null, revision = ? where id = ?
         returning number, first_unit, length(lengths) as units, title, author`,
    ).get(this.#revision, id);
    if (!row) return;
    this.#suggestions.remove(Number(row['number']), String(row['title']), String(row['author']));
    const first = Number(row['first_unit']);
    this.#statement(
      'update segments set dead = dead + ? where first = (select max(first) from segments where first <= ?) and last >= ?',
    ).run(Number(row['units']), first, first);
  }

  /** Writes what was collected from unit `first` on as a segment; returns the unit after it. */
  #flush(first: number): number {
    const last = this.#nextUnit - 1;
    if (last < first) return first;
    const name = { first, last, version: this.#revision };
    const { documents } = this.#accumulator;
    const firstDocument = this.#firstOfNewest(documents.length);
    const segment = new SegmentWriter(segmentPath(this.#folder, name), first, firstDocument);
    let checksum: number;
    try {
      for (const streams of documents) {
        for (const [unit, text] of streams.entries()) segment.addText(text, unit === 0);
      }
      for (const [term, list] of this.#accumulator.lists()) segment.addList(term, list);
      checksum = segment.finish();
    } catch (error) {
      segment.abandon();
      throw error;
    }
    this.#accumulator = new Accumulator();
    this.#list(name, checksum);
    return this.#nextUnit;
  }

  #list(name: SegmentName, checksum: number): void {
    const { first, last, version } = name;
    this.#statement('insert into segments values (?, ?, ?, ?, ?)').run(
      first,
      last,
      version,
      this.#unitsGone(name),
      checksum,
    );
  }

  /** The number of the first of the newest `count` documents: these rise with their units. */
  #firstOfNewest(count: number): number {
    return Number(this.#statement('select max(number) as last from documents').get()?.['last']) - count + 1;
  }

  #startMerge(): Merge | undefined {
    const run = dueForMerge(listSegments(this.#store));
    if (run.length === 0) return undefined;
    return new Merge(this.#folder, run, this.#revision + 1, (name) => this.#listGone(name));
  }

  async #finishMerge(merge: Merge): Promise<void> {
    await this.#transact(() => {
      const forget = this.#statement(
        "update documents set live = -1, lengths = x'', heading = x'', title = '', author = '' where number = ?",
      );
      for (const { number } of merge.gone) forget.run(number);
      for (const part of merge.run) this.#statement('delete from segments where first = ?').run(part.first);
      this.#list(merge.target, merge.checksum);
    });
    merge.close(true);
    this.#merge = undefined;
  }

  #listGone({ first, last }: SegmentName): Gone[] {
    return this.#statement(
      'select number, first_unit, length(lengths) as units from documents where live = 0 and first_unit between ? and ?',
    )
      .all(first, last)
      .map((row) => ({
        number: Number(row['number']),
        unit: Number(row['first_unit']),
        units: Number(row['units']),
      }));
  }

  #unitsGone(name: SegmentName): number {
    return this.#listGone(name).reduce((sum, { units }) => sum + units, 0);
  }

  #removeStrayFiles(): void {
    const named = new Set(listSegments(this.#store).map((name) => segmentPath(this.#folder, name)));
    for (const name of readdirSync(this.#folder)) {
      const path = join(this.#folder, name);
      if (name.startsWith('segment-') && !named.has(path)) rmSync(path, { force: true });
    }
  }
}

function facts(item: SearchItem) {
  const { categoryId, format, language, price, contributor, publishedAt, downloads, rating } = item;
  const level = priceClasses.indexOf(price);
  return [categoryId, format, language, level, contributor, publishedAt, downloads, rating] as const;
}

function bytesOf(stream: Uint16Array): Uint8Array {
  return new Uint8Array(stream.buffer, stream.byteOffset, stream.byteLength);
}
