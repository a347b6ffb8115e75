import { type FacetCount, type FacetName, type SearchQuery } from '../engine.ts';
import { emptyFacets } from '../facets.ts';
import { type Columns, factNames, type FactSet } from './columns.ts';
import type { DocumentSet } from './document-set.ts';

export interface Narrowed {
  /** Documents that pass every filter, one for each group of twins. */
  documents: DocumentSet;
  facets: Record<FacetName, FacetCount[]>;
}

type Filters = SearchQuery['filters'];

/**
 * Applies the filters and counts the facets in one pass: a facet counts what there would be were only its own
 * filter another, so that a reader sees where else to go. Facts are judged once for each set of them that
 * occurs, not for each document.
 */
export function narrow(columns: Columns, found: DocumentSet, filters: Filters, count: boolean): Narrowed {
  if (found.length < LONG || Object.keys(filters).length > 0) {
    return judgeAll(columns, found, filters, count);
  }
  const judged = count ? judgedAndCounted : judgedAlone;
  const known = judged.get(found) ?? judgeAll(columns, found, filters, count);
  judged.set(found, known);
  return known;
}

/** Long rows without filters: the engine hands out the same row for a common word while nothing changes. */
const judgedAndCounted = new WeakMap<DocumentSet, Narrowed>();
const judgedAlone = new WeakMap<DocumentSet, Narrowed>();
const LONG = 20_000;

function judgeAll(columns: Columns, found: DocumentSet, filters: Filters, count: boolean): Narrowed {
  const isFiltered = Object.values(filters).some((filter) => filter !== undefined);
  if (!count && !isFiltered) return { documents: oneOfTwins(columns, found), facets: emptyFacets() };
  return new Judging(columns, filters, count).judge(found);
}

/** The same row where none has to go, which is the rule. */
function oneOfTwins(columns: Columns, found: DocumentSet): DocumentSet {
  let size = 0;
  while (size < found.length && columns.isAlone(found[size] as number)) size += 1;
  if (size === found.length) return found;
  const kept = new Int32Array(found.length);
  kept.set(found.subarray(0, size));
  const seen = new Set<number>();
  for (let i = size; i < found.length; i++) {
    const document = found[i] as number;
    const isKept =
      columns.isAlone(document) ||
      (!columns.isGone(document) && isFirst(columns.twins[document] as number, seen));
    if (isKept) kept[size++] = document;
  }
  return kept.subarray(0, size);
}

/** So many documents' facts are looked up at once: looks that do not wait for one another cost a fraction. */
const STRETCH = 1_024;
const sets = new Int32Array(STRETCH);
const contributors = new Int32Array(STRETCH);

/** Judges rows of documents by filters. */
class Judging {
  readonly #columns: Columns;
  readonly #filters: Filters;
  readonly #isCounted: boolean;
  /** Of each set of facts, which filter it fails; undefined without filters of facts. */
  readonly #failed: Array<ReturnType<typeof judge>> | undefined;
  /** The contributor asked for; -1 for one that has nothing, undefined for any. */
  readonly #contributor: number | undefined;
  readonly #ofSet: Tally;
  readonly #ofContributor: Tally;
  readonly #seen = new Set<number>();
  readonly #seenWithContributor = new Set<string>();
  readonly #paired: number[] = [];

  constructor(columns: Columns, filters: Filters, isCounted: boolean) {
    this.#columns = columns;
    this.#filters = filters;
    this.#isCounted = isCounted;
    const isFiltered = factNames.some((name) => filters[name] !== undefined);
    this.#failed = isFiltered ? columns.factSets.map((set) => judge(set, filters)) : undefined;
    const { contributor } = filters;
    this.#contributor = contributor === undefined ? undefined : columns.contributorIds.indexOf(contributor);
    this.#ofSet = new Tally(isCounted ? columns.factSets.length : 0);
    this.#ofContributor = new Tally(isCounted ? columns.contributorIds.length : 0);
  }

  judge(found: DocumentSet): Narrowed {
    const isPlain = this.#failed === undefined && this.#contributor === undefined;
    const kept = new Int32Array(isPlain ? 0 : found.length);
    let size = 0;
    for (let from = 0; from < found.length; from += STRETCH) {
      const stretch = found.subarray(from, from + STRETCH);
      this.#columns.lookUpFacts(stretch, sets, contributors);
      if (isPlain) this.#countAll(stretch);
      else size = this.#takeRight(stretch, kept, size);
    }
    const documents = isPlain ? oneOfTwins(this.#columns, found) : kept.subarray(0, size);
    return { documents, facets: this.#isCounted ? this.#facets() : emptyFacets() };
  }

  /** Without filters, of which most rows come. */
  #countAll(stretch: DocumentSet): void {
    for (let i = 0; i < stretch.length; i++) {
      const document = stretch[i] as number;
      const [set, contributor] = [sets[i] as number, contributors[i] as number];
      if (this.#columns.isAlone(document)) {
        this.#ofSet.add(set);
        this.#ofContributor.add(contributor);
      } else if (set >= 0) {
        this.#count(document, set, contributor, this.#columns.twins[document] as number, PASSED, true);
      }
    }
  }

  #takeRight(stretch: DocumentSet, kept: Int32Array, keptBefore: number): number {
    let size = keptBefore;
    for (let i = 0; i < stretch.length; i++) {
      const document = stretch[i] as number;
      if (this.#take(document, sets[i] as number, contributors[i] as number)) kept[size++] = document;
    }
    return size;
  }

  /** Whether the document passes all filters and is the first of its twins to do so. */
  #take(document: number, set: number, contributor: number): boolean {
    if (set < 0) return false;
    const group = this.#columns.isAlone(document) ? 0 : (this.#columns.twins[document] as number);
    const failed = this.#failed ? this.#failed[set] : PASSED;
    const isContributor = this.#contributor === undefined || this.#contributor === contributor;
    if (this.#isCounted) this.#count(document, set, contributor, group, failed, isContributor);
    return failed === PASSED && isContributor && (group === 0 || isFirst(group, this.#seen));
  }

  #count(
    document: number,
    set: number,
    contributor: number,
    group: number,
    failed: ReturnType<typeof judge> | undefined,
    isContributor: boolean,
  ): void {
    if (failed === PASSED && (group === 0 || isFirst(`${group} ${contributor}`, this.#seenWithContributor)))
      this.#ofContributor.add(contributor);
    if (!isContributor || failed === MANY) return;
    this.#ofSet.add(set);
    if (group !== 0) this.#paired.push(document);
  }

  #facets(): Record<FacetName, FacetCount[]> {
    const facets = emptyFacets();
    addUp(this.#columns, this.#failed, this.#ofSet, this.#paired, facets);
    const { counts } = this.#ofContributor;
    const { contributorIds } = this.#columns;
    facets.contributor = this.#ofContributor
      .met()
      .map((index) => ({ value: contributorIds[index] ?? '', count: counts[index] as number }))
      .sort(byCount)
      .filter(({ value }, place) => place < MOST_VALUES || value === this.#filters.contributor);
    return facets;
  }
}

/** Of many contributors the most frequent: nobody reads further, and each costs on its way out of the thread. */
const MOST_VALUES = 50;

/** Counts numbers below `size`. */
class Tally {
  readonly counts: Int32Array;

  constructor(size: number) {
    this.counts = new Int32Array(size);
  }

  add(number: number): void {
    this.counts[number] = (this.counts[number] as number) + 1;
  }

  /** The numbers that were counted. */
  met(): number[] {
    const met: number[] = [];
    for (let number = 0; number < this.counts.length; number++)
      if (this.counts[number] !== 0) met.push(number);
    return met;
  }
}

/** Which filter a set of facts fails: none, one by name, or several. */
const PASSED = 'none';
const MANY = 'many';

function judge(set: FactSet, filters: Filters): keyof FactSet | typeof PASSED | typeof MANY {
  let failed: keyof FactSet | typeof PASSED = PASSED;
  for (const name of factNames) {
    const filter = filters[name];
    if (filter === undefined || set[name] === filter) continue;
    if (failed !== PASSED) return MANY;
    failed = name;
  }
  return failed;
}

function isFirst<Key>(key: Key, seen: Set<Key>): boolean {
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

function addUp(
  columns: Columns,
  judged: Array<ReturnType<typeof judge>> | undefined,
  tally: Tally,
  paired: number[],
  facets: Record<FacetName, FacetCount[]>,
): void {
  const { counts } = tally;
  for (const [index, name] of factNames.entries()) {
    const { names = [], ofSet = [] } = columns.facetValues[index] ?? {};
    const counted = (set: number) => !judged || judged[set] === PASSED || judged[set] === name;
    const sums = new Int32Array(names.length);
    for (let set = 0; set < counts.length; set++) {
      const count = counts[set] as number;
      if (count === 0 || !counted(set)) continue;
      const place = ofSet[set] as number;
      sums[place] = (sums[place] as number) + count;
    }
    // Twins are one result, and count once for each value that they have.
    const seen = new Set<number>();
    for (const document of paired) {
      const set = columns.factNumber(document);
      const place = ofSet[set] as number;
      const key = (columns.twins[document] as number) * names.length + place;
      if (counted(set) && !isFirst(key, seen)) sums[place] = (sums[place] as number) - 1;
    }
    facets[name] = names
      .flatMap((value, place) => (value !== '' && sums[place] ? [{ value, count: sums[place] }] : []))
      .sort(byCount);
  }
}

function byCount(a: FacetCount, b: FacetCount): number {
  return b.count - a.count || (a.value < b.value ? -1 : 1);
}
