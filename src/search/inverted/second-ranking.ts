import { isPair, splitPair, type Stream, type Term } from '../analysis/index.ts';
import type { CompiledQuery } from './compile.ts';
import { type Found, QueryScan } from './query-scan.ts';
import { stands, standsBetween } from './stands.ts';
import { titleMatch, titleShare } from './title-match.ts';
import { charactersOf, WordCoverage } from './word-coverage.ts';

/** What the second ranking measures of a document, each from 0 to about 1. */
export interface Features {
  /** BM25 beside the best candidate's. */
  relative: number;
  /** Best stretches of 25 and of 80 characters: how much of the query's weight stands in them. */
  near: number;
  window: number;
  /** How much of the query's words stands in the page or the heading, as `WordCoverage` tells it. */
  coverage: number;
  /** Characters of the query that stand there, each by the weight of what it is in, and words in letters or digits. */
  characters: number;
  /** 1 if the query stands there as it is, somewhat less if all but a word at its ends does, more if that was cut. */
  exact: number;
  /** How much of the title is in the query. */
  title: number;
  /** Query's weight that is in the heading. */
  heading: number;
  /** 1 if the query is the title, or the author; somewhat less if it is an author's last name. */
  isTitle: number;
  /**
   * 1 for a page of forty characters or less, 0 for one of six hundred or more: it answers a question by itself.
   * 0 for a word or two, of which a page that says much is as good.
   */
  brevity: number;
  /** Weight of what the best candidates have in common and the query has not. */
  feedback: number;
}

const WIDTHS = [25, 80] as const;
/** What a query counts that stands there but for a word at its ends. */
const INNER = 0.7;
/** What it counts that a number with points does: 8.5.3. */
const NUMBER = 0.5;
/** What it counts that it stands there but for words that were cut: these are missed by all else that is measured. */
const COMPLETED = 2;
const LEAST_WORDS = 3;
const SHORT = Math.log(40);
const LONG = Math.log(600);

/** Looks for one query in many texts. Everything that depends on the query alone is made once. */
export class SecondRanking {
  readonly #query: CompiledQuery;
  /** The query in each way to write it. */
  readonly #wholes: Stream[];
  /** It may be a name in letters: one letter is none. */
  readonly #isName: boolean;
  readonly #scan: QueryScan;
  readonly #inText: Found;
  readonly #inHeading: Found;
  readonly #weights: number[];
  readonly #total: number;
  readonly #coverage: WordCoverage;
  readonly #characters: number[];
  /** Of each term: its weight if it is a word beside characters, or 0; where words may have been cut, none has any. */
  readonly #wordWeights: number[];
  readonly #totalCharacters: number;

  /**
   * `weigh` gives the weight of each term among all units; those that no document has must weigh as much as rare ones.
   * `weighInPages` gives it among pages alone, and that of single characters too.
   */
  constructor(query: CompiledQuery, weigh: (term: Term) => number, weighInPages: (term: Term) => number) {
    this.#query = query;
    this.#wholes = [...new Set([query.whole, query.withOrdinals])];
    this.#isName = query.terms.some((term) => typeof term === 'string' && term.length > 1);
    const terms = query.terms.filter((term) => typeof term === 'number' || !term.startsWith('='));
    this.#weights = terms.map(weigh);
    this.#total = sum(this.#weights) || 1;
    const weights = weighCharacters(terms, this.#weights);
    for (const each of query.everyWord.flatMap(charactersOf)) if (!weights.has(each)) weights.set(each, 0);
    this.#characters = [...weights.values()];
    const areWeighed = this.#characters.length > 0 && !query.completed;
    this.#wordWeights = terms.map((term, each) =>
      areWeighed && typeof term === 'string' ? (this.#weights[each] ?? 0) : 0,
    );
    this.#totalCharacters = sum(this.#characters) + sum(this.#wordWeights) || 1;
    const characters = [...weights.keys()];
    this.#coverage = new WordCoverage(query.everyWord, terms, characters, weighInPages);
    this.#scan = new QueryScan(terms, this.#weights, query.aliases, characters, WIDTHS);
    this.#inText = this.#scan.makeFound();
    this.#inHeading = this.#scan.makeFound();
  }

  /** Everything but what the best have in common, which is not known yet. */
  measure(relative: number, text: Stream, heading: Stream): Features {
    const inText = this.#scan.read(text, this.#inText);
    const inHeading = this.#scan.read(heading, this.#inHeading);
    const [near = 0, window = 0] = inText.windows.map((weight, index) =>
      Math.max(weight, inHeading.windows[index] ?? 0),
    );
    return {
      relative,
      near: near / this.#total,
      window: window / this.#total,
      coverage: this.#coverage.of(inText, inHeading),
      characters: this.#charactersSeen(inText, inHeading),
      exact: this.#exactness(text, heading),
      title: titleShare(heading, (first, second) => this.#scan.hasPair(first, second)),
      heading: weightOf(inHeading.terms, this.#weights) / this.#total,
      isTitle: titleMatch(heading, this.#wholes, this.#isName),
      brevity: this.#query.words.length >= LEAST_WORDS ? brevityOf(text) : 0,
      feedback: 0,
    };
  }

  #exactness(text: Stream, heading: Stream): number {
    const { inner, numbers, completed } = this.#query;
    const areThere = (whole: Stream) => whole.length > 1 && (stands(whole, text) || stands(whole, heading));
    if (this.#wholes.some(areThere)) return 1;
    if (completed && standsBetween(completed, text)) return COMPLETED;
    if (inner.some((part) => stands(part, text))) return INNER;
    return numbers.some((number) => stands(number, text) || stands(number, heading)) ? NUMBER : 0;
  }

  #charactersSeen(inText: Found, inHeading: Found): number {
    const weight =
      weightOfEither(inText.characters, inHeading.characters, this.#characters) +
      weightOfEither(inText.terms, inHeading.terms, this.#wordWeights);
    return weight / this.#totalCharacters;
  }
}

/** How much of some weighed terms stands in a text. */
export class TermShare {
  readonly #scan: QueryScan;
  readonly #found: Found;
  readonly #weights: number[];
  readonly #total: number;

  constructor(terms: Term[], weights: number[]) {
    this.#weights = weights;
    this.#total = sum(weights) || 1;
    this.#scan = new QueryScan(terms, weights, new Map(), [], []);
    this.#found = this.#scan.makeFound();
  }

  of(text: Stream): number {
    return weightOf(this.#scan.read(text, this.#found).terms, this.#weights) / this.#total;
  }
}

function weightOf(seen: Uint8Array, weights: number[]): number {
  let weight = 0;
  for (let term = 0; term < seen.length; term++) if (seen[term]) weight += weights[term] as number;
  return weight;
}

function weightOfEither(seen: Uint8Array, alsoSeen: Uint8Array, weights: number[]): number {
  let weight = 0;
  for (let each = 0; each < weights.length; each++)
    if (seen[each] || alsoSeen[each]) weight += weights[each] as number;
  return weight;
}

function brevityOf(text: Stream): number {
  return Math.min(1, Math.max(0, (LONG - Math.log(text.length + 1)) / (LONG - SHORT)));
}

/** Each character weighs as the lightest pair it is in: it is at least as common as that. */
function weighCharacters(terms: Term[], weights: number[]): Map<number, number> {
  const characters = new Map<number, number>();
  for (const [number, term] of terms.entries()) {
    if (typeof term === 'string') continue;
    const weight = weights[number] as number;
    const pair = isPair(term) ? splitPair(term) : [term];
    for (const character of pair) {
      characters.set(character, Math.min(weight, characters.get(character) ?? weight));
    }
  }
  return characters;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
