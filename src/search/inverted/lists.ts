import type { DatabaseSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { Stream, Term } from '../analysis/index.ts';
import type { Columns } from './columns.ts';
import type { DocumentSet } from './document-set.ts';
import { fromBits } from './bits.ts';
import { decodeWithin, PART_COSTS } from './decode-within.ts';
import { LongList } from './long-list.ts';
import type { CodedList } from './coded-list.ts';
import { type Postings, PostingsBuffer, PostingsRoom } from './postings.ts';
import { Segment } from './segment.ts';
import { listSegments, segmentPath } from './store.ts';
import { TextRoom } from './text-room.ts';

const LIST_CACHE_BYTES = 32 * 2 ** 20;
const SETS_CACHE_BYTES = 64 * 2 ** 20;
/** The documents of a term that has so many units are kept. */
const LONG = 20_000;
const MOST_ATTEMPTS = 3;
/** What most queries read, many times over. */
const ROOM_POSTINGS = 2 ** 20;

const ROW_DOCUMENTS = 2 ** 20;

/** A term's list in each of the segments there were, and those lists alone. */
interface KnownLists {
  segments: readonly Segment[];
  inSegment: Array<CodedList | undefined>;
  lists: CodedList[];
}

interface KnownSet {
  revision: number;
  documents: Int32Array;
}

/** The postings of all segments; where lists stand, and long rows of documents, are kept at hand. */
export class Lists {
  readonly #folder: string;
  readonly #columns: Columns;
  readonly #buffer = new PostingsBuffer();
  /** Of the query that is answered. */
  readonly #decoded = new Map<Term, Postings>();
  readonly #room = new PostingsRoom(ROOM_POSTINGS);
  /** Room for the bits that one query reads, used again by the next. */
  readonly #bits: Uint32Array[] = [];
  #bitsUsed = 0;
  /** Room for the documents that many terms have in common: thrown away, it would bring on a collection. */
  readonly #rows = new Int32Array(ROW_DOCUMENTS);
  #rowsUsed = 0;
  readonly #texts = new TextRoom();
  #segments = new Map<string, Segment>();
  /** Those segments, in the order of their units. */
  #inOrder: Segment[] = [];
  readonly #lists = new LRUCache<Term, KnownLists>({
    maxSize: LIST_CACHE_BYTES,
    sizeCalculation: ({ inSegment, lists }) =>
      lists.reduce(
        (sum, list) => sum + 128 + (list instanceof LongList ? list.partsBytes : list.data.length),
        128,
      ) +
      inSegment.length * 8,
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
  }

  /** Whether the file of a segment was written to since the last time; throws if one is gone or cut short. */
  wereTouched(): boolean {
    return this.#inOrder.filter((segment) => segment.wasTouched()).length > 0;
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
    const decoded = this.#room.decode(this.list(term));
    this.#decoded.set(term, decoded);
    return decoded;
  }

  /** At least those postings of a term that are in some documents, which rise; valid until `forget`. */
  postingsWithin(documents: DocumentSet, term: Term): Postings {
    const isMost = documents.length * PART_COSTS > this.df(term);
    if (isMost || this.#decoded.has(term)) return this.postings(term);
    const found = new PostingsBuffer();
    for (const list of this.list(term)) {
      if (list instanceof LongList) decodeWithin(list, this.#columns, documents, found);
      else found.decode(list);
    }
    return found;
  }

  /** A row for documents, valid until `forget`. */
  takeRow(size: number): Int32Array {
    if (this.#rowsUsed + size > this.#rows.length) return new Int32Array(size);
    this.#rowsUsed += size;
    return this.#rows.subarray(this.#rowsUsed - size, this.#rowsUsed);
  }

  /** Ends a query. */
  forget(): void {
    this.#decoded.clear();
    this.#room.clear();
    this.#rowsUsed = 0;
    this.#bitsUsed = 0;
    this.#texts.clear();
  }

  /** The postings of a term that need not be kept for the query; valid until the next call. */
  scan(term: Term): Postings {
    const known = this.#decoded.get(term);
    if (known) return known;
    this.#buffer.clear();
    for (const list of this.list(term)) this.#buffer.decode(list);
    return this.#buffer;
  }

  /** The documents with the term, rising; of a common term the same row while nothing changes. */
  documents(term: Term): Int32Array {
    const { revision } = this.#columns;
    const known = this.#sets.get(term);
    if (known?.revision === revision) return known.documents;
    const isCommon = this.list(term).some((list) => list instanceof LongList && list.hasBits);
    const documents = isCommon ? this.#documentsByBits(term) : this.#documentsOf(this.postings(term));
    if (documents.length > LONG) this.#sets.set(term, { revision, documents });
    return documents;
  }

  #documentsByBits(term: Term): Int32Array {
    const documents = fromBits([this.bits(term)], (size) => new Int32Array(size));
    this.#bitsUsed -= 1;
    return documents;
  }

  #documentsOf({ count, units }: Postings): Int32Array {
    const { unitMap } = this.#columns;
    const found = new Int32Array(count);
    let size = 0;
    let last = -1;
    for (let i = 0; i < count; i++) {
      const document = unitMap.documentAt(units[i] as number);
      if (document <= last) continue;
      found[size++] = document;
      last = document;
    }
    return size * 2 > count ? found.subarray(0, size) : found.slice(0, size);
  }

  /** The documents with the term as a set of bits, those removed since included; valid until `forget`. */
  bits(term: Term): Uint32Array {
    const bits = this.#takeBits();
    for (const list of this.list(term)) {
      if (list instanceof LongList && list.hasBits) list.readBits(bits);
      else this.#mark(list, bits);
    }
    return bits;
  }

  #mark(list: CodedList, bits: Uint32Array): void {
    const { unitMap } = this.#columns;
    const { units, count } = this.#buffer.clear().decode(list);
    for (let i = 0; i < count; i++) {
      const document = unitMap.documentAt(units[i] as number);
      bits[document >>> 5] = (bits[document >>> 5] as number) | (1 << (document & 31));
    }
  }

  #takeBits(): Uint32Array {
    const length = (this.#columns.documents >>> 5) + 1;
    const used = this.#bits[this.#bitsUsed];
    const bits = used?.length === length ? used.fill(0) : new Uint32Array(length);
    this.#bits[this.#bitsUsed++] = bits;
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
