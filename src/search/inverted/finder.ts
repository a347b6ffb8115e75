import { type SearchQuery, seeksWords } from '../engine.ts';
import { isPair } from '../analysis/index.ts';
import type { Columns } from './columns.ts';
import type { CompiledQuery } from './compile.ts';
import { completeEnds, unknownEnd } from './cut-ends.ts';
import { type DemandContext, findDemanded } from './demands.ts';
import { type DocumentSet, findAll, intersect, meet, uniteSets, without } from './document-set.ts';
import type { FirstRanking } from './first-ranking.ts';
import { keepStanding } from './keep-standing.ts';
import type { Lists } from './lists.ts';
import { findNames } from './rare-characters.ts';
import type { Spellings } from './spellings.ts';
import type { Weighted } from './weighted-terms.ts';

/** With fewer documents than this that have all the words, those with some of them are shown as well. */
export const ENOUGH = 20;
/** What such a document must score beside the best. */
const LEAST_SHARE = 0.4;
/** Of more terms than a few, at least so many are found by some of them. */
const FOUND_BY_SOME = 100;
const FEW_TERMS = 4;

export interface FoundDocuments {
  found: DocumentSet;
  /** Of these, those with all that is asked for. */
  whole: DocumentSet;
  /** Those with some of it were scored to be found, all others were not yet. */
  isScored: boolean;
}

/** Finds the documents that answer a query, whatever filters leave of them. */
export class Finder {
  readonly #lists: Lists;
  readonly #columns: Columns;
  readonly #first: FirstRanking;
  readonly #spellings: Spellings;
  /** Numbers of documents, of which some may be gone since; new ones have higher numbers. */
  #all = { upTo: 0, numbers: new Int32Array(0) };

  constructor(lists: Lists, columns: Columns, first: FirstRanking, spellings: Spellings) {
    this.#lists = lists;
    this.#columns = columns;
    this.#first = first;
    this.#spellings = spellings;
  }

  find(
    context: DemandContext,
    query: SearchQuery,
    compiled: CompiledQuery,
    pruned: Weighted[],
  ): FoundDocuments {
    const demanded = findDemanded(context, compiled, query.exact ?? false);
    const asked =
      compiled.clauses.length > 0 ? this.#findWhole(compiled) : (demanded ?? this.#everything(query));
    let whole = this.#restrict(asked, demanded, compiled);
    if (whole.length > 0 && whole.length < ENOUGH) whole = keepStanding(context, compiled, whole);
    const isScored = whole.length < ENOUGH && hasParts(compiled);
    const more = isScored ? this.#findNear(compiled, pruned, demanded) : this.#findNames(compiled);
    const found = more.length > 0 ? uniteSets([whole, this.#restrict(more, demanded, compiled)]) : whole;
    return { found, whole, isScored };
  }

  /** Documents with some of the words, of those with the phrases asked for if any are. */
  #findNear(compiled: CompiledQuery, pruned: Weighted[], demanded: DocumentSet | undefined): DocumentSet {
    if (demanded) {
      this.#first.scoreWithin(demanded, pruned);
      return this.#first.near(LEAST_SHARE);
    }
    this.#first.score(pruned, LEAST_SHARE);
    return this.#nearEnough(hasFewTerms(compiled));
  }

  #findNames(compiled: CompiledQuery): DocumentSet {
    if (!hasParts(compiled)) return new Int32Array(0);
    return findNames(compiled, this.#lists, this.#columns.units);
  }

  /** Documents with all that is asked for; if there is none, with words of which those at the query's ends are parts. */
  #findWhole(compiled: CompiledQuery): DocumentSet {
    const found = findAll(this.#lists, this.#columns, compiled.clauses);
    const isCut = found.length === 0 || unknownEnd(compiled, (word) => this.#lists.df(word) > 0);
    const completed = isCut && hasParts(compiled) ? completeEnds(compiled, this.#spellings) : undefined;
    if (!completed) return found;
    compiled.completed = { ...completed, isOnlyWay: found.length === 0 };
    return uniteSets([found, findAll(this.#lists, this.#columns, completed.clauses)]);
  }

  /** Without a word to find, filters and exclusions choose among all documents. */
  #everything({ text }: SearchQuery): DocumentSet {
    if (seeksWords(text)) return new Int32Array(0);
    const { documents } = this.#columns;
    if (this.#all.upTo !== documents) {
      const numbers = new Int32Array(documents).map((_, number) => number);
      this.#all = { upTo: documents, numbers: numbers.filter((number) => !this.#columns.isGone(number)) };
    }
    return this.#all.numbers;
  }

  #restrict(
    found: DocumentSet,
    demanded: DocumentSet | undefined,
    { exclusions }: CompiledQuery,
  ): DocumentSet {
    let left = demanded ? meet(found, demanded) : found;
    for (const terms of exclusions) left = without(left, intersect(this.#lists, this.#columns, terms));
    return left;
  }

  /** Of the documents scored, those not far behind the best, of a long query at least a hundred; rising. */
  #nearEnough(isShort: boolean): DocumentSet {
    const near = this.#first.near(LEAST_SHARE);
    if (near.length >= FOUND_BY_SOME || isShort) return near;
    const best = this.#first.top(this.#first.near(0), FOUND_BY_SOME);
    return Int32Array.from(best, ({ document }) => document).sort();
  }
}

/** A code is made of other terms, and a rare character beside them leaves no more open. */
export function hasFewTerms({ terms }: CompiledQuery): boolean {
  const counted = terms.filter((term) => (typeof term === 'number' ? isPair(term) : !term.startsWith('=')));
  return counted.length <= FEW_TERMS;
}

/** Whether documents may have some of what is asked for and not the rest. */
function hasParts({ clauses, terms, related, isExact }: CompiledQuery): boolean {
  return clauses.length > 0 && terms.length + related.size > 1 && !isExact;
}
