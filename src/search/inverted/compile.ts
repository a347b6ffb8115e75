import {
  analyse,
  dropQuestionWords,
  fold,
  isExactCode,
  isPair,
  readOrdinals,
  OTHER_BREAK,
  pointedNumbers,
  type Stream,
  type Term,
  yearsInDigits,
} from '../analysis/index.ts';
import type { SearchHits, SearchQuery } from '../engine.ts';
import { clausesOf, codeClauses, codes } from './clauses.ts';
import type { Clause } from './document-set.ts';
import { type Compound, compoundsIn } from './compounds.ts';
import { type Completed, type Ends, endsOf } from './cut-ends.ts';
import { needed, relatedTerms } from './needed-terms.ts';
import { findEveryWord, findWords, type QueryWord } from './query-words.ts';

/** Words beyond these say little and cost much. */
const MAX_TERMS = 64;
const MAX_PLAIN = 300;
/** Where more words than this are unknown, they are not misspelt but of another language. */
const MOST_MENDED = 6;
const LONGEST_NAME = 8;
/** What is left of a fragment must be this long to be known again. */
const LEAST_INNER = 4;

/** A query made ready: what must be there, what counts, and what the second ranking looks for. */
export interface CompiledQuery {
  /** What documents are asked to have, all of it. */
  clauses: Clause[];
  /** Nothing less than all of it will do. */
  isExact: boolean;
  /** What no document may have. */
  exclusions: Term[][];
  /** Terms that count, each once. */
  terms: Term[];
  words: QueryWord[];
  /** All of its words, those of one character too, which say how another is meant. */
  everyWord: QueryWord[];
  /** Terms that count as terms of the query: those of synonyms and of words spelt much alike. */
  aliases: Map<Term, Term>;
  compounds: Compound[];
  /** Terms of words that texts may use instead of those asked for, each with what it counts beside them. */
  related: Map<Term, number>;
  /** Pairs that stand between two words of the query rather than in one. */
  between: Set<Term>;
  /** The query without its question words. */
  stream: Stream;
  /** The query as it is, marks aside. */
  whole: Stream;
  /** The same with its ordinals as texts have them. */
  withOrdinals: Stream;
  /** As it is, less a first word, a last one, or both, that may have been cut in copying; none where little is left. */
  inner: Stream[];
  /** Its numbers with points, marks aside. */
  numbers: Stream[];
  ends: Ends;
  /** What it asks for if these were cut, and whether nothing has all of it as it was typed. */
  completed?: Completed & { isOnlyWay: boolean };
  /** What must stand there as it is, anywhere, in the title, or in the author's name. */
  phrases: Demand[];
  titles: Demand[];
  authors: Demand[];
}

export interface Demand {
  stream: Stream;
  terms: Term[];
}

export function compile({ text, synonyms = [], related = [] }: SearchQuery): CompiledQuery {
  const folded = fold(text.plain.slice(0, MAX_PLAIN));
  const { text: withOrdinals, ordinals } = readOrdinals(folded);
  const core = dropQuestionWords(withOrdinals);
  const withYears = yearsInDigits(core);
  const words = findWords(withYears);
  const digits = ordinals.map((each) => each.digits);
  const terms = unique([
    core,
    ...digits,
    ...text.phrases.map(fold),
    ...text.title.map(fold),
    ...text.author.map(fold),
  ]);
  const isExact = isExactCode(core);
  const { clauses, aliases } = isExact
    ? { clauses: codeClauses(core), aliases: new Map<Term, Term>() }
    : clausesOf(core, words, [...synonyms, ...ordinals.map((each) => [each.characters, each.digits])]);
  const whole = unbroken(folded);
  const inWords = new Set(words.flatMap((word) => word.terms));
  return {
    clauses,
    isExact,
    exclusions: text.without.map((part) => needed(fold(part))).filter((part) => part.length > 0),
    terms: terms.slice(0, MAX_TERMS),
    words,
    everyWord: findEveryWord(withYears),
    aliases,
    compounds: compoundsIn(core),
    related: relatedTerms(related, new Set(terms)),
    between: new Set(needed(core).filter((term) => isPair(term) && !inWords.has(term))),
    whole,
    withOrdinals: withOrdinals === folded ? whole : unbroken(withOrdinals),
    inner: innerOf(whole),
    numbers: pointedNumbers(folded).map(unbroken),
    ends: endsOf(folded),
    stream: streamOf(core.trim() === '' ? fold(text.phrases.join(' ')) : core),
    phrases: demands(text.phrases),
    titles: demands(text.title),
    authors: demands(text.author),
  };
}

function demands(parts: string[]): Demand[] {
  return parts.map(fold).flatMap((folded) => {
    const terms = needed(folded);
    return terms.length > 0 ? [{ stream: streamOf(folded), terms }] : [];
  });
}

/** A word in letters is two units, the first of a range of its own. */
function innerOf(whole: Stream): Stream[] {
  const isWord = (unit: number | undefined) => unit !== undefined && unit >= 0xd800 && unit < 0xe000;
  const start = isWord(whole[0]) ? 2 : 0;
  const end = isWord(whole.at(-2)) ? whole.length - 2 : whole.length;
  const ends =
    start > 0 && end < whole.length
      ? [
          [start, whole.length],
          [0, end],
          [start, end],
        ]
      : [[start, end]];
  const parts = ends.map(([from, to]) => whole.subarray(from, to));
  return parts.filter(({ length }) => length >= LEAST_INNER && length < whole.length);
}

function streamOf(folded: string): Stream {
  return analyse(folded, () => {});
}

function unbroken(folded: string): Stream {
  return streamOf(folded).filter((unit) => unit !== OTHER_BREAK);
}

/** Terms to mark where they stand: those of whole words, of phrases and fields, and what counts as them. */
export function marksOf(query: CompiledQuery): Term[] {
  const { words, phrases, titles, authors, aliases, terms, stream } = query;
  const parts = [...words, ...phrases, ...titles, ...authors].flatMap((part) => part.terms);
  // Of a name, also what falls between words; of a sentence that would mark what means nothing.
  const between = stream.length <= LONGEST_NAME ? terms : [];
  return [...new Set([...parts, ...aliases.keys(), ...between])];
}

/** Words that no document has count as those spelt most like them, which it returns; a number is never another one. */
export function mendSpelling(
  query: CompiledQuery,
  isKnown: (term: Term) => boolean,
  nearest: (word: string) => string[],
): SearchHits['respelt'] {
  const respelt: SearchHits['respelt'] = [];
  let unknown = 0;
  for (const clause of query.clauses) {
    const [word] = clause.alternatives[0] ?? [];
    if (clause.alternatives[0]?.length !== 1 || typeof word !== 'string') continue;
    if (isKnown(word) || /^(?:=|\d+$)/.test(word)) continue;
    if (unknown++ === MOST_MENDED) break;
    const others = nearest(word);
    for (const other of others) {
      clause.alternatives.push([other]);
      query.aliases.set(other, word);
    }
    if (others.length > 0) respelt.push({ word, others });
  }
  return respelt;
}

function unique(texts: string[]): Term[] {
  return [...new Set(texts.flatMap((text) => [...needed(text), ...codes(text)]))];
}
