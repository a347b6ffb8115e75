import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { lengthClasses, priceClasses } from '../engine.ts';
import { lengthOf } from './entry.ts';
import { Ids } from './ids.ts';

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

export const GONE = 0;
const ALONE = 1;
export const TWIN = 2;

export const FACT_NUMBERS = 2;

/** The values that a facet has, and which of them each set of facts has. */
export interface FacetValues {
  names: string[];
  ofSet: number[];
}

const FACTS = `id, number, live, revision, first_unit, lengths, heading, category, format, language, price,
  contributor, published, downloads, rating, twins`;

/** What is kept of every document in memory: columns by document number, and by unit. */
export class Columns {
  documents = 0;
  /** How many of them are not gone. */
  liveDocuments = 0;
  units = 0;
  revision = 0;
  /** Sum of the lengths of all pages. */
  pagesLength = 0;
  /** By document: `GONE`, `ALONE`, or `TWIN` where others say the same. */
  standing = new Uint8Array(1_024);
  /** By document, side by side, so that both cost one look into memory: its set of facts, and its contributor. */
  facts = new Int32Array(1_024 * FACT_NUMBERS);
  published = new Float64Array(1_024);
  downloads = new Int32Array(1_024);
  ratings = new Float32Array(1_024);
  /** The group of documents that say the same, of a `TWIN`. */
  twins = new Int32Array(1_024);
  firstUnit = new Int32Array(1_024);
  pageCount = new Int32Array(1_024);
  headingStart = new Int32Array(1_024);
  headingLength = new Uint16Array(1_024);
  documentOf = new Int32Array(2_048);
  /** A bit for each unit with which a document begins: small enough to stay in the processor's own memory. */
  #starts = new Uint32Array(64);
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
    const statement: StatementSync = database.prepare(
      `select ${FACTS} from documents where revision > ? order by number`,
    );
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

  /** The page a unit is, from 1; 0 for the one with the document's fields. */
  pageOf(unit: number): number {
    return unit - (this.firstUnit[this.documentOf[unit] ?? 0] ?? 0);
  }

  /** Whether the unit holds the fields of its document. */
  isStart(unit: number): boolean {
    return (((this.#starts[unit >>> 5] as number) >>> (unit & 31)) & 1) === 1;
  }

  /** The first unit of the document that a unit belongs to. */
  startOf(unit: number): number {
    let row = unit >>> 5;
    let bits = (this.#starts[row] as number) & (0xffff_ffff >>> (31 - (unit & 31)));
    while (bits === 0 && row > 0) bits = this.#starts[--row] as number;
    return row * 32 + 31 - Math.clz32(bits);
  }

  #take(row: unknown[]): void {
    const [id, number, live, , firstUnit, lengths, heading, category, format, language, price] = row;
    const [contributor, published, downloads, rating, twins] = row.slice(11);
    const document = Number(number);
    const units = lengths as Uint8Array;
    const isKnown = document < this.documents && this.pageCount[document] !== 0;
    this.#reserve(document + 1, Number(firstUnit) + units.length);
    if (this.standing[document] !== GONE) this.liveDocuments -= 1;
    this.standing[document] = live !== 1 ? GONE : Number(twins) === 0 ? ALONE : TWIN;
    this.twins[document] = Number(twins);
    if (this.standing[document] !== GONE) this.liveDocuments += 1;
    // Of what is gone for good only the number is left.
    if (units.length === 0) return;
    this.published[document] = Number(published);
    this.downloads[document] = Number(downloads);
    this.mostDownloads = Math.max(this.mostDownloads, Number(downloads));
    this.ratings[document] = Number(rating);
    this.#ids.set(document, String(id));
    if (!isKnown) this.#takeText(document, Number(firstUnit), units, heading as Uint8Array);
    this.facts[document * FACT_NUMBERS + 1] = numberOf(
      this.#contributorNumbers,
      this.contributorIds,
      String(contributor),
    );
    const pages = units.length - 1;
    this.facts[document * FACT_NUMBERS] = this.#factNumber({
      category: String(category),
      format: String(format),
      language: String(language),
      price: priceClasses[Number(price)] ?? 'paid',
      length: lengthClass(pages),
      year: Number(published) > 0 ? String(new Date(Number(published)).getUTCFullYear()) : '',
    });
  }

  #takeText(document: number, firstUnit: number, lengths: Uint8Array, heading: Uint8Array): void {
    this.firstUnit[document] = firstUnit;
    this.pageCount[document] = lengths.length - 1;
    this.lengthBytes.set(lengths, firstUnit);
    this.documentOf.fill(document, firstUnit, firstUnit + lengths.length);
    const row = firstUnit >>> 5;
    this.#starts[row] = (this.#starts[row] as number) | (1 << (firstUnit & 31));
    for (const byte of lengths.subarray(1)) this.pagesLength += lengthOf(byte);
    const units = heading.length / 2;
    if (this.#headingEnd + units > this.headings.length)
      this.headings = grow(this.headings, this.#headingEnd + units);
    new Uint8Array(this.headings.buffer, this.#headingEnd * 2, heading.length).set(heading);
    this.headingStart[document] = this.#headingEnd;
    this.headingLength[document] = units;
    this.#headingEnd += units;
  }

  #factNumber(set: FactSet): number {
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
    this.units = Math.max(this.units, units);
    if (units > this.documentOf.length) {
      this.documentOf = grow(this.documentOf, units);
      this.lengthBytes = grow(this.lengthBytes, units);
      this.#starts = grow(this.#starts, Math.ceil(this.documentOf.length / 32));
    }
    if (documents <= this.standing.length) return;
    this.standing = grow(this.standing, documents);
    this.facts = grow(this.facts, this.standing.length * FACT_NUMBERS);
    this.published = grow(this.published, documents);
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

type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

function grow<T extends Column>(array: T, least: number): T {
  const larger = new (array.constructor as new (size: number) => T)(
    Math.max(least, Math.ceil(array.length * 1.5)),
  );
  larger.set(array);
  return larger;
}
