import type { DatabaseSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { Stream, Term } from '../analysis/index.ts';
import type { Columns } from './columns.ts';
import { type CodedList, type Postings, PostingsBuffer } from './postings.ts';
import { Segment } from './segment.ts';
import { listSegments, segmentPath } from './store.ts';

const LIST_CACHE_BYTES = 96 * 2 ** 20;
const BITS_CACHE_BYTES = 128 * 2 ** 20;
const SETS_CACHE_BYTES = 64 * 2 ** 20;
/** The documents of a term that has so many units are kept. */
const LONG = 20_000;
const NONE: CodedList[] = [];

/** The postings of all segments, the lists and sets in use kept at hand. */
export class Lists {
  readonly #folder: string;
  readonly #columns: Columns;
  readonly #buffer = new PostingsBuffer();
  #segments = new Map<string, Segment>();
  /** Those segments, in the order of their units. */
  #inOrder: Segment[] = [];
  readonly #lists = new LRUCache<Term, CodedList[]>({
    maxSize: LIST_CACHE_BYTES,
    sizeCalculation: (lists) => lists.reduce((sum, { df }) => sum + df * 2 + 64, 64),
  });
  readonly #bits = new LRUCache<Term, Uint32Array>({
    maxSize: BITS_CACHE_BYTES,
    sizeCalculation: (bits) => bits.byteLength,
  });

  readonly #sets = new LRUCache<Term, Int32Array>({
    maxSize: SETS_CACHE_BYTES,
    sizeCalculation: (documents) => documents.byteLength,
  });

  constructor(folder: string, columns: Columns) {
    this.#folder = folder;
    this.#columns = columns;
  }

  /** Opens what segments there are now. */
  refresh(store: DatabaseSync): void {
    // Facts of documents may be others even where the segments are the same: what is counted over a set goes with it.
    this.#sets.clear();
    const segments = new Map<string, Segment>();
    for (const name of listSegments(store)) {
      const path = segmentPath(this.#folder, name);
      segments.set(path, this.#segments.get(path) ?? new Segment(path));
    }
    const isSame =
      segments.size === this.#segments.size && [...segments.keys()].every((path) => this.#segments.has(path));
    if (isSame) return;
    for (const [path, segment] of this.#segments) if (!segments.has(path)) segment.close();
    this.#segments = segments;
    this.#inOrder = [...segments.values()].sort((a, b) => a.first - b.first);
    this.#lists.clear();
    this.#bits.clear();
  }

  list(term: Term): CodedList[] {
    const known = this.#lists.get(term);
    if (known) return known;
    const found: CodedList[] = [];
    for (const segment of this.#inOrder) {
      const list = segment.find(term);
      if (list) found.push(list);
    }
    this.#lists.set(term, found.length > 0 ? found : NONE);
    return found;
  }

  /** In how many units the term stands, those of documents since removed included. */
  df(term: Term): number {
    let df = 0;
    for (const list of this.list(term)) df += list.df;
    return df;
  }

  /** Valid until the next call. */
  postings(term: Term): Postings {
    this.#buffer.clear();
    for (const list of this.list(term)) this.#buffer.decode(list);
    return this.#buffer;
  }

  /** The documents with the term, rising; the same row for the same term while nothing changes. */
  documents(term: Term): Int32Array {
    const known = this.#sets.get(term);
    if (known) return known;
    const { count, units } = this.postings(term);
    const { documentOf } = this.#columns;
    const found = new Int32Array(count);
    let size = 0;
    let last = -1;
    for (let i = 0; i < count; i++) {
      const document = documentOf[units[i] as number] as number;
      if (document !== last) found[size++] = document;
      last = document;
    }
    if (count <= LONG) return found.subarray(0, size);
    const kept = found.slice(0, size);
    this.#sets.set(term, kept);
    return kept;
  }

  /** The documents with the term as a set of bits. */
  bits(term: Term): Uint32Array {
    const known = this.#bits.get(term);
    if (known) return known;
    const bits = new Uint32Array((this.#columns.documents >>> 5) + 1);
    const { count, units } = this.postings(term);
    const { documentOf } = this.#columns;
    for (let i = 0; i < count; i++) {
      const document = documentOf[units[i] as number] as number;
      bits[document >>> 5] = (bits[document >>> 5] as number) | (1 << (document & 31));
    }
    this.#bits.set(term, bits);
    return bits;
  }

  /** The text of a unit; undefined if there is none. */
  text(unit: number): Stream | undefined {
    const segment = this.#inOrder.findLast(({ first }) => first <= unit);
    return segment && unit < segment.first + segment.units ? segment.text(unit) : undefined;
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
