import { FIELD_BREAK, isPair, type Stream, type Term, wordUnits } from '../analysis/index.ts';
import type { CompiledQuery } from './compile.ts';

/** What the second ranking measures of a document, each from 0 to 1. */
export interface Features {
  /** BM25 beside the best candidate's. */
  relative: number;
  /** Longest run of the query that the text has. */
  run: number;
  /** Best stretch of 80 characters: how much of the query's weight stands in it. */
  window: number;
  /** Query's weight that stands in the page or the heading at all. */
  coverage: number;
  /** Words of the query, by their weight, that stand there whole. */
  words: number;
  /** 1 if the query stands there as it is. */
  exact: number;
  /** How much of the title is in the query. */
  title: number;
  /** Query's weight that is in the heading. */
  heading: number;
  /** 1 if the query is the title, or the author. */
  isTitle: number;
}

export const featureWeights: Features = {
  relative: 0.1,
  run: 0.03,
  window: 0.25,
  coverage: 0.05,
  words: 0.2,
  exact: 0.2,
  title: 0.09,
  heading: 0.05,
  isTitle: 0.5,
};

const WINDOW_UNITS = 80;
const MAX_RUN_PAIRS = 128;

interface Pair {
  /** Where in the query's stream it begins, all its places. */
  places: number[];
  /** The number of the term it is; -1 for two units that are no term. */
  term: number;
}

/** Looks for one query in many texts. Everything that depends on the query alone is made once. */
export class SecondRanking {
  readonly #query: CompiledQuery;
  readonly #idf: number[];
  readonly #pairs = new Map<number, Pair>();
  readonly #mayBegin = new Uint8Array(65_536);
  readonly #singles = new Map<number, number>();
  readonly #termCount: number;
  readonly #totalWeight: number;
  readonly #words: Array<{ terms: number[]; weight: number }>;
  readonly #totalWords: number;
  #seen: Uint8Array;

  /** `weigh` gives the weight of each term; those that no document has must weigh as much as rare ones. */
  constructor(query: CompiledQuery, weigh: (term: Term) => number) {
    this.#query = query;
    const terms = query.terms.filter((term) => typeof term === 'number' || !term.startsWith('='));
    this.#termCount = terms.length;
    this.#idf = terms.map(weigh);
    this.#totalWeight = this.#idf.reduce((sum, idf) => sum + idf, 0) || 1;
    this.#seen = new Uint8Array(terms.length);
    const numbers = new Map<Term, number>();
    for (const [number, term] of terms.entries()) {
      numbers.set(term, number);
      this.#addTerm(term, number);
    }
    for (const [alias, term] of query.aliases) {
      const number = numbers.get(term);
      if (number !== undefined && !numbers.has(alias)) this.#addTerm(alias, number);
    }
    const { stream } = query;
    for (let i = 0; i + 1 < Math.min(stream.length, MAX_RUN_PAIRS); i++) {
      const [first = 0, second = 0] = [stream[i], stream[i + 1]];
      if (first > FIELD_BREAK && second > FIELD_BREAK) this.#pair(first, second).places.push(i);
    }
    this.#words = query.words.map((word) => {
      const members = word.terms.flatMap((term) => numbers.get(term) ?? []);
      return { terms: members, weight: members.reduce((sum, member) => sum + (this.#idf[member] ?? 0), 0) };
    });
    this.#totalWords = this.#words.reduce((sum, { weight }) => sum + weight, 0) || 1;
  }

  measure(relative: number, text: Stream, heading: Stream): Features {
    this.#seen.fill(0);
    const inHeading = this.#scan(heading);
    const headingWeight = this.#seenWeight();
    const inText = this.#scan(text);
    const queryLength = Math.max(1, this.#query.stream.length);
    const run = Math.max(inText.run, inHeading.run);
    return {
      relative,
      run: Math.min(1, run / queryLength),
      window: Math.max(inText.window, inHeading.window) / this.#totalWeight,
      coverage: this.#seenWeight() / this.#totalWeight,
      words: this.#wordsSeen() / this.#totalWords,
      exact: queryLength > 1 && this.#standsWhole(text, heading) ? 1 : 0,
      title: this.#titleShare(heading),
      heading: headingWeight / this.#totalWeight,
      isTitle: this.#isTitle(heading) ? 1 : 0,
    };
  }

  #addTerm(term: Term, number: number): void {
    if (isPair(term)) this.#pair(Math.floor(term / 65_536), term % 65_536).term = number;
    else if (typeof term === 'number') {
      this.#singles.set(term, number);
      this.#mayBegin[term] = 1;
    } else this.#pair(...wordUnits(term)).term = number;
  }

  #pair(first: number, second: number): Pair {
    const key = first * 65_536 + second;
    const known = this.#pairs.get(key);
    if (known) return known;
    const made = { places: [], term: -1 };
    this.#pairs.set(key, made);
    this.#mayBegin[first] = 1;
    return made;
  }

  /** The longest run and the best window; notes which terms were seen. */
  #scan(text: Stream): { run: number; window: number } {
    let run = 0;
    let runs = new Map<number, number>();
    let lastPlace = -1;
    const window = new Window(this.#termCount, this.#idf);
    for (let i = 0; i < text.length; i++) {
      const first = text[i] as number;
      if (this.#mayBegin[first] === 0) continue;
      const single = this.#singles.get(first);
      if (single !== undefined) this.#meet(single, i, window);
      const pair = this.#pairs.get(first * 65_536 + (text[i + 1] ?? 0));
      if (!pair) continue;
      if (pair.term >= 0) this.#meet(pair.term, i, window);
      const before = lastPlace === i - 1 ? runs : undefined;
      runs = new Map();
      for (const place of pair.places) {
        const length = (before?.get(place - 1) ?? 1) + 1;
        runs.set(place, length);
        if (length > run) run = length;
      }
      lastPlace = i;
    }
    return { run, window: window.best };
  }

  #meet(term: number, at: number, window: Window): void {
    this.#seen[term] = 1;
    window.meet(term, at);
  }

  #seenWeight(): number {
    let weight = 0;
    for (let term = 0; term < this.#termCount; term++) if (this.#seen[term]) weight += this.#idf[term] ?? 0;
    return weight;
  }

  #wordsSeen(): number {
    let weight = 0;
    for (const word of this.#words) if (word.terms.every((term) => this.#seen[term])) weight += word.weight;
    return weight;
  }

  /** Of the title's pairs, how many are in the query; short titles say less. */
  #titleShare(heading: Stream): number {
    let pairs = 0;
    let shared = 0;
    for (let i = 0; i + 1 < heading.length && heading[i] !== FIELD_BREAK; i++) {
      const [first = 0, second = 0] = [heading[i], heading[i + 1]];
      if (first <= FIELD_BREAK || second <= FIELD_BREAK) continue;
      pairs += 1;
      if (this.#pairs.has(first * 65_536 + second)) shared += 1;
    }
    return pairs === 0 ? 0 : shared / pairs;
  }

  #standsWhole(text: Stream, heading: Stream): boolean {
    const { whole } = this.#query;
    return contains(text, whole) || contains(heading, whole);
  }

  #isTitle(heading: Stream): boolean {
    const split = heading.indexOf(FIELD_BREAK);
    return (
      isSame(this.#query.whole, heading, 0, split) ||
      isSame(this.#query.whole, heading, split + 1, heading.length)
    );
  }
}

/** The weight of different terms within a sliding stretch of text. */
class Window {
  best = 0;
  readonly #idf: number[];
  readonly #inside: Uint16Array;
  readonly #queue: number[] = [];
  #start = 0;
  #weight = 0;

  constructor(terms: number, idf: number[]) {
    this.#idf = idf;
    this.#inside = new Uint16Array(terms);
  }

  meet(term: number, at: number): void {
    while (this.#start < this.#queue.length && at - (this.#queue[this.#start] as number) > WINDOW_UNITS) {
      this.#leave(this.#queue[this.#start + 1] as number);
      this.#start += 2;
    }
    this.#queue.push(at, term);
    if (this.#inside[term] === 0) this.#weight += this.#idf[term] ?? 0;
    this.#inside[term] = (this.#inside[term] ?? 0) + 1;
    if (this.#weight > this.best) this.best = this.#weight;
  }

  #leave(term: number): void {
    const left = (this.#inside[term] ?? 1) - 1;
    this.#inside[term] = left;
    if (left === 0) this.#weight -= this.#idf[term] ?? 0;
  }
}

/** Whether `sought` stands in the text as it is. */
export function contains(text: Stream, sought: Stream): boolean {
  const first = sought[0] ?? 0;
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    let i = 1;
    while (i < sought.length && text[at + i] === sought[i]) i += 1;
    if (i >= sought.length) return true;
  }
  return false;
}

/** Whether the stretch of `text` is `sought`, marks aside. */
function isSame(sought: Stream, text: Stream, from: number, to: number): boolean {
  let at = from;
  for (const unit of sought) {
    if (unit <= FIELD_BREAK) continue;
    while (at < to && (text[at] as number) <= FIELD_BREAK) at += 1;
    if (at >= to || text[at] !== unit) return false;
    at += 1;
  }
  return at >= to && at > from;
}
