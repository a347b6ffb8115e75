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
  const { twins } = columns;
  const isFiltered = factNames.some((name) => filters[name] !== undefined);
  const judged = isFiltered ? columns.factSets.map((set) => judge(set, filters)) : undefined;
  const wanted = filters.contributor === undefined ? -1 : columns.contributorIds.indexOf(filters.contributor);
  const anyContributor = filters.contributor === undefined;
  const needsFacts = count || isFiltered || !anyContributor;
  const counts = count ? new Tally(columns.factSets.length) : undefined;
  const ofContributor = count ? new Tally(columns.contributorIds.length) : undefined;
  const kept = new Int32Array(found.length);
  const seenTwins = new Set<number>();
  const paired: number[] = [];
  const seenContributors = new Set<string>();
  let size = 0;
  for (let i = 0; i < found.length; i++) {
    const document = found[i] as number;
    const isAlone = columns.isAlone(document);
    if (!needsFacts && isAlone) {
      kept[size++] = document;
      continue;
    }
    const set = columns.factNumber(document);
    if (set < 0) continue;
    const group = isAlone ? 0 : (twins[document] as number);
    if (!needsFacts) {
      if (isFirst(group, seenTwins)) kept[size++] = document;
      continue;
    }
    const failed = judged ? judged[set] : PASSED;
    const contributor = columns.contributorOf(document);
    const rightContributor = anyContributor || contributor === wanted;
    if (failed === PASSED) {
      if (group === 0 || isFirst(`${group} ${contributor}`, seenContributors))
        ofContributor?.add(contributor);
      if (rightContributor && (group === 0 || isFirst(group, seenTwins))) kept[size++] = document;
    }
    if (!rightContributor || !counts || failed === MANY) continue;
    counts.add(set);
    if (group !== 0) paired.push(document);
  }
  const facets = emptyFacets();
  if (counts) addUp(columns, judged, counts, paired, facets);
  if (ofContributor) {
    facets.contributor = ofContributor.met
      .map((index) => ({
        value: columns.contributorIds[index] ?? '',
        count: ofContributor.counts[index] as number,
      }))
      .sort(byCount)
      .filter(({ value }, place) => place < MOST_VALUES || value === filters.contributor);
  }
  return { documents: kept.subarray(0, size), facets };
}

/** Of many contributors the most frequent: nobody reads further, and each costs on its way out of the thread. */
const MOST_VALUES = 50;

/** Counts numbers, and knows which it met: of many there are, a query meets few. */
class Tally {
  readonly counts: Int32Array;
  readonly met: number[] = [];

  constructor(size: number) {
    this.counts = new Int32Array(size);
  }

  add(number: number): void {
    const before = this.counts[number] as number;
    if (before === 0) this.met.push(number);
    this.counts[number] = before + 1;
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
  { counts, met }: Tally,
  paired: number[],
  facets: Record<FacetName, FacetCount[]>,
): void {
  for (const [index, name] of factNames.entries()) {
    const { names = [], ofSet = [] } = columns.facetValues[index] ?? {};
    const counted = (set: number) => !judged || judged[set] === PASSED || judged[set] === name;
    const sums = new Int32Array(names.length);
    for (const set of met) {
      if (!counted(set)) continue;
      const place = ofSet[set] as number;
      sums[place] = (sums[place] as number) + (counts[set] as number);
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
