import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { lengthClasses, priceClasses } from '../engine.ts';
import { lengthOf } from './entry.ts';
import { grow } from '../grow.ts';
import { Ids } from './ids.ts';
import { UnitMap } from './unit-map.ts';

/** The facts that facets count, but for the contributor; documents with the same share one of these. */
export interface FactSet {
  category: string;
  format: string;
  language: string;
  price: string;
  length: string;
  year: string;
}

export const factNames = ['category', 'format', 'language', 'price', 'length', 'year'] as const;

/** Numbers of a document in the row of facts. */
const FACT_NUMBERS = 2;
const GONE = 0;
/** Numbers follow one another: one far beyond the last is none, and memory is not made for it. */
const MOST_GAP = 2 ** 20;

/** The values that a facet has, and which of them each set of facts has. */
export interface FacetValues {
  names: string[];
  ofSet: number[];
}

const FACTS = `id, number, live, revision, first_unit, lengths, heading, category, format, language, price,
  contributor, published, downloads, rating, twins`;

/**
 * Documents newer than a revision, in the order of their numbers, for whom knows so many. SQLite would look at all of
 * them, which are in that order, each time that one has changed.
 */
export function selectChanged(known: number): string {
  const index = known > 0 ? 'indexed by documents_by_revision' : '';
  return `select ${FACTS} from documents ${index} where revision > ? order by number`;
}

/** What is kept of every document in memory: columns by document number, and by unit. */
export class Columns {
  documents = 0;
  /** How many of them are not gone. */
  liveDocuments = 0;
  revision = 0;
  /** Sum of the lengths of all pages. */
  pagesLength = 0;
  /** By document, side by side, so that both cost one look into memory: the place of its set of facts from 1, or `GONE`; and its contributor. */
  #facts = new Int32Array(1_024 * FACT_NUMBERS);
  /** A bit for each document that is not gone and has no twins: small enough for the processor's own memory. */
  #alone = new Uint32Array(32);
  published = new Float64Array(1_024);
  downloads = new Int32Array(1_024);
  ratings = new Float32Array(1_024);
  /** The group of documents that say the same; 0 for none. */
  twins = new Int32Array(1_024);
  firstUnit = new Int32Array(1_024);
  pageCount = new Int32Array(1_024);
  headingStart = new Int32Array(1_024);
  headingLength = new Uint16Array(1_024);
  readonly unitMap = new UnitMap();
  lengthBytes = new Uint8Array(2_048);
  headings = new Uint16Array(16_384);
  readonly #ids = new Ids();
  readonly factSets: FactSet[] = [];
  readonly facetValues = factNames.map((): FacetValues => ({ names: [], ofSet: [] }));
  readonly contributorIds: string[] = [];
  mostDownloads = 1;
  readonly #factNumbers = new Map<string, number>();
  readonly #contributorNumbers = new Map<string, number>();
  #headingEnd = 0;

  /** Reads what changed since the last time. */
  refresh(database: DatabaseSync): void {
    const statement: StatementSync = database.prepare(selectChanged(this.documents));
    statement.setReturnArrays(true);
    let newest = this.revision;
    for (const row of statement.iterate(this.revision) as unknown as Iterable<unknown[]>) {
      this.#take(row);
      newest = Math.max(newest, Number(row[3]));
    }
    this.revision = newest;
  }

  /** The title and author of a document as a stream. */
  heading(document: number): Uint16Array {
    const start = this.headingStart[document] ?? 0;
    return this.headings.subarray(start, start + (this.headingLength[document] ?? 0));
  }

  /** The identifier of a document. */
  idOf(document: number): string {
    return this.#ids.get(document);
  }

  get units(): number {
    return this.unitMap.end;
  }

  isGone(document: number): boolean {
    return !this.isAlone(document) && this.#facts[document * FACT_NUMBERS] === GONE;
  }

  /** Whether it is not gone, and no other says the same. */
  isAlone(document: number): boolean {
    return (((this.#alone[document >>> 5] as number) >>> (document & 31)) & 1) === 1;
  }

  /** The set of facts of a document, a place in `factSets`; negative for one that is gone. */
  factNumber(document: number): number {
    return (this.#facts[document * FACT_NUMBERS] as number) - 1;
  }

  /** Of each document the set of facts as `factNumber` tells it, and the contributor, a place in `contributorIds`. */
  lookUpFacts(documents: Int32Array, sets: Int32Array, contributors: Int32Array): void {
    const facts = this.#facts;
    for (let i = 0; i < documents.length; i++) {
      const at = (documents[i] as number) * FACT_NUMBERS;
      sets[i] = (facts[at] as number) - 1;
      contributors[i] = facts[at + 1] as number;
    }
  }

  #take(row: unknown[]): void {
    const [id, number, live, , firstUnit, lengths, heading, category, format, language, price] = row;
    const [contributor, published, downloads, rating, twins] = row.slice(11);
    const document = Number(number);
    const units = lengths as Uint8Array;
    if (document > this.documents + MOST_GAP || Number(firstUnit) + units.length > this.units + MOST_GAP)
      throw new RangeError(`document ${document} from unit ${Number(firstUnit)} on`);
    const isKnown = document < this.documents && this.pageCount[document] !== 0;
    this.#reserve(document + 1, Number(firstUnit) + units.length);
    if (!this.isGone(document)) this.liveDocuments -= 1;
    if (live === 1) this.liveDocuments += 1;
    this.#setAlone(document, live === 1 && Number(twins) === 0);
    this.twins[document] = Number(twins);
    if (live !== 1) this.#facts[document * FACT_NUMBERS] = GONE;
    if (!isKnown) this.unitMap.add(document, Number(firstUnit), units.length);
    // Of what is gone for good only the number is left.
    if (units.length === 0) return;
    this.published[document] = Number(published);
    this.downloads[document] = Number(downloads);
    this.mostDownloads = Math.max(this.mostDownloads, Number(downloads));
    this.ratings[document] = Number(rating);
    this.#ids.set(document, String(id));
    if (!isKnown) this.#takeText(document, Number(firstUnit), units, heading as Uint8Array);
    this.#facts[document * FACT_NUMBERS + 1] = numberOf(
      this.#contributorNumbers,
      this.contributorIds,
      String(contributor),
    );
    if (live !== 1) return;
    const pages = units.length - 1;
    const set = this.#placeOf({
      category: String(category),
      format: String(format),
      language: String(language),
      price: priceClasses[Number(price)] ?? 'paid',
      length: lengthClass(pages),
      year: Number(published) > 0 ? String(new Date(Number(published)).getUTCFullYear()) : '',
    });
    this.#facts[document * FACT_NUMBERS] = set + 1;
  }

  #setAlone(document: number, isAlone: boolean): void {
    const [row, bit] = [document >>> 5, 1 << (document & 31)];
    const bits = this.#alone[row] as number;
    this.#alone[row] = isAlone ? bits | bit : bits & ~bit;
  }

  #takeText(document: number, firstUnit: number, lengths: Uint8Array, heading: Uint8Array): void {
    this.firstUnit[document] = firstUnit;
    this.pageCount[document] = lengths.length - 1;
    this.lengthBytes.set(lengths, firstUnit);
    for (const byte of lengths.subarray(1)) this.pagesLength += lengthOf(byte);
    const units = heading.length / 2;
    if (this.#headingEnd + units > this.headings.length)
      this.headings = grow(this.headings, this.#headingEnd + units);
    new Uint8Array(this.headings.buffer, this.#headingEnd * 2, heading.length).set(heading);
    this.headingStart[document] = this.#headingEnd;
    this.headingLength[document] = units;
    this.#headingEnd += units;
  }

  #placeOf(set: FactSet): number {
    const key = `${set.category}|${set.format}|${set.language}|${set.price}|${set.length}|${set.year}`;
    const known = this.#factNumbers.get(key);
    if (known !== undefined) return known;
    this.#factNumbers.set(key, this.factSets.length);
    for (const [index, name] of factNames.entries()) {
      const { names = [], ofSet = [] } = this.facetValues[index] ?? {};
      const place = names.indexOf(set[name]);
      ofSet.push(place >= 0 ? place : names.push(set[name]) - 1);
    }
    return this.factSets.push(set) - 1;
  }

  #reserve(documents: number, units: number): void {
    this.documents = Math.max(this.documents, documents);
    if (units > this.lengthBytes.length) this.lengthBytes = grow(this.lengthBytes, units);
    if (documents <= this.published.length) return;
    this.published = grow(this.published, documents);
    this.#facts = grow(this.#facts, this.published.length * FACT_NUMBERS);
    this.#alone = grow(this.#alone, Math.ceil(this.published.length / 32));
    this.downloads = grow(this.downloads, documents);
    this.ratings = grow(this.ratings, documents);
    this.twins = grow(this.twins, documents);
    this.firstUnit = grow(this.firstUnit, documents);
    this.pageCount = grow(this.pageCount, documents);
    this.headingStart = grow(this.headingStart, documents);
    this.headingLength = grow(this.headingLength, documents);
  }
}

function lengthClass(pages: number): string {
  return lengthClasses[pages <= 5 ? 0 : pages <= 20 ? 1 : pages <= 100 ? 2 : 3];
}

function numberOf(numbers: Map<string, number>, names: string[], name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, names.length);
  return names.push(name) - 1;
}
