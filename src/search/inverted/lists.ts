import type { DatabaseSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { Stream, Term } from '../analysis/index.ts';
import type { Columns } from './columns.ts';
import { type CodedList, markDocuments, type Postings, PostingsBuffer, PostingsRoom } from './postings.ts';
import { LongList, Segment } from './segment.ts';
import { listSegments, segmentPath } from './store.ts';
import { TextRoom } from './text-room.ts';

const LIST_CACHE_BYTES = 32 * 2 ** 20;
const DATA_CACHE_BYTES = 64 * 2 ** 20;
const BITS_CACHE_BYTES = 128 * 2 ** 20;
const SETS_CACHE_BYTES = 64 * 2 ** 20;
/** The documents of a term that has so many units are kept. */
const LONG = 20_000;
const MOST_ATTEMPTS = 3;
/** What most queries read, many times over. */
const ROOM_POSTINGS = 2 ** 20;

/** A term's list in each of the segments there were, and those lists alone. */
interface KnownLists {
  segments: readonly Segment[];
  inSegment: Array<CodedList | undefined>;
  lists: CodedList[];
}

/** Documents that have the term in a unit before `units`; those removed since are still among them. */
interface KnownBits {
  units: number;
  bits: Uint32Array;
}

interface KnownSet {
  units: number;
  revision: number;
  documents: Int32Array;
}

/** The postings of all segments, the lists and sets in use kept at hand. */
export class Lists {
  readonly #folder: string;
  readonly #columns: Columns;
  readonly #buffer = new PostingsBuffer();
  /** Of the query that is answered. */
  readonly #decoded = new Map<Term, Postings>();
  readonly #room = new PostingsRoom(ROOM_POSTINGS);
  readonly #texts = new TextRoom();
  #segments = new Map<string, Segment>();
  /** Those segments, in the order of their units. */
  #inOrder: Segment[] = [];
  readonly #lists = new LRUCache<Term, KnownLists>({
    maxSize: LIST_CACHE_BYTES,
    sizeCalculation: ({ inSegment, lists }) =>
      lists.reduce((sum, list) => sum + (list instanceof LongList ? 128 : list.data.length + 128), 128) +
      inSegment.length * 8,
  });
  /** Of many terms only how frequent they are is asked: what was read of lists is kept by itself. */
  readonly #data = new LRUCache<LongList, Uint8Array>({
    maxSize: DATA_CACHE_BYTES,
    sizeCalculation: (data) => data.byteLength + 64,
  });
  readonly #bits = new LRUCache<Term, KnownBits>({
    maxSize: BITS_CACHE_BYTES,
    sizeCalculation: ({ bits }) => bits.byteLength,
  });
  readonly #sets = new LRUCache<Term, KnownSet>({
    maxSize: SETS_CACHE_BYTES,
    sizeCalculation: ({ documents }) => documents.byteLength,
  });

  constructor(folder: string, columns: Columns) {
    this.#folder = folder;
    this.#columns = columns;
  }

  /** Opens what segments there are now. */
  refresh(store: DatabaseSync): void {
    const segments = this.#openAll(store);
    const isSame =
      segments.size === this.#segments.size && [...segments.keys()].every((path) => this.#segments.has(path));
    if (isSame) return;
    for (const [path, segment] of this.#segments) if (!segments.has(path)) segment.close();
    this.#segments = segments;
    this.#inOrder = [...segments.values()].sort((a, b) => a.first - b.first);
    const gone = [...this.#data.keys()].filter((list) => list.isGone);
    for (const list of gone) this.#data.delete(list);
  }

  /** A merge that ends between two looks takes the files of what it made one: then there is another list. */
  #openAll(store: DatabaseSync, attempt = 1): Map<string, Segment> {
    const segments = new Map<string, Segment>();
    try {
      for (const name of listSegments(store)) {
        const path = segmentPath(this.#folder, name);
        segments.set(path, this.#segments.get(path) ?? new Segment(path));
      }
      return segments;
    } catch (error) {
      for (const [path, segment] of segments) if (!this.#segments.has(path)) segment.close();
      if (attempt === MOST_ATTEMPTS) throw error;
      return this.#openAll(store, attempt + 1);
    }
  }

  /** Segments that were there before are not looked into again. */
  list(term: Term): CodedList[] {
    const known = this.#lists.get(term);
    const segments = this.#inOrder;
    if (known?.segments === segments) return known.lists;
    const inSegment = segments.map((segment) => {
      const place = known?.segments.indexOf(segment) ?? -1;
      return place < 0 ? segment.find(term) : known?.inSegment[place];
    });
    const lists = inSegment.filter((list) => list !== undefined);
    this.#lists.set(term, { segments, inSegment, lists });
    return lists;
  }

  /** In how many units the term stands, those of documents since removed included. */
  df(term: Term): number {
    let df = 0;
    for (const list of this.list(term)) df += list.df;
    return df;
  }

  /** The postings of a term, decoded once a query; valid until `forget`. */
  postings(term: Term): Postings {
    const known = this.#decoded.get(term);
    if (known) return known;
    const decoded = this.#room.decode(this.list(term).map((list) => this.#withData(list)));
    this.#decoded.set(term, decoded);
    return decoded;
  }

  /** Ends a query. */
  forget(): void {
    this.#decoded.clear();
    this.#room.clear();
    this.#texts.clear();
  }

  /** Those from unit `from` on, and perhaps some before; valid until the next call. */
  scan(term: Term, from = 0): Postings {
    const known = this.#decoded.get(term);
    if (known) return known;
    this.#buffer.clear();
    for (const list of this.list(term)) if (list.last >= from) this.#buffer.decode(this.#withData(list));
    return this.#buffer;
  }

  #withData(list: CodedList): Pick<CodedList, 'df' | 'data'> {
    if (!(list instanceof LongList)) return list;
    const data = this.#data.get(list) ?? list.data;
    this.#data.set(list, data);
    return { df: list.df, data };
  }

  /** The documents with the term, rising; the same row for the same term while nothing changes. */
  documents(term: Term): Int32Array {
    const { units, revision } = this.#columns;
    const known = this.#sets.get(term);
    if (known?.revision === revision) return known.documents;
    const documents = this.#documentsAfter(term, known);
    if (documents.length > LONG) this.#sets.set(term, { units, revision, documents });
    return documents;
  }

  #documentsAfter(term: Term, known: KnownSet | undefined): Int32Array {
    const before = known?.documents ?? new Int32Array(0);
    const { count, units } = known ? this.scan(term, known.units) : this.postings(term);
    const { documentOf } = this.#columns;
    const found = new Int32Array(before.length + count);
    found.set(before);
    let size = before.length;
    let last = before.at(-1) ?? -1;
    for (let i = 0; i < count; i++) {
      const document = documentOf[units[i] as number] as number;
      if (document <= last) continue;
      found[size++] = document;
      last = document;
    }
    return size * 2 > found.length ? found.subarray(0, size) : found.slice(0, size);
  }

  /** The documents with the term as a set of bits. */
  bits(term: Term): Uint32Array {
    const { units, documents, documentOf } = this.#columns;
    const known = this.#bits.get(term);
    if (known?.units === units) return known.bits;
    const bits = new Uint32Array((documents >>> 5) + 1);
    if (known) bits.set(known.bits);
    for (const list of this.list(term)) {
      if (list.last >= (known?.units ?? 0)) markDocuments(this.#withData(list), documentOf, bits);
    }
    this.#bits.set(term, { units, bits });
    return bits;
  }

  /** The text of a unit, valid until `forget`; undefined if there is none. */
  text(unit: number): Stream | undefined {
    for (let place = this.#inOrder.length - 1; place >= 0; place--) {
      const segment = this.#inOrder[place] as Segment;
      if (segment.first > unit) continue;
      return unit < segment.first + segment.units ? segment.text(unit, this.#texts) : undefined;
    }
    return undefined;
  }

  /** The unit after the last. */
  get end(): number {
    const last = this.#inOrder.at(-1);
    return last ? last.first + last.units : 0;
  }

  /**
   * Words from `from` to before `to`, each with the number of its units; a word comes once for every segment. Segments
   * that end before `unit` are left out.
   */
  *words(from: string, to: string, unit = 0): Generator<[string, number]> {
    for (const segment of this.#inOrder)
      if (segment.first + segment.units > unit) yield* segment.words(from, to);
  }

  close(): void {
    for (const segment of this.#segments.values()) segment.close();
    this.#segments.clear();
  }
}
