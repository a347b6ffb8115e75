import { type Term, wordUnits } from '../analysis/index.ts';
import type { CompiledQuery } from './compile.ts';
import type { Clause } from './document-set.ts';
import { needed } from './needed-terms.ts';
import type { Spellings } from './spellings.ts';
import { type Beside, type Between, wordNumber } from './stands.ts';

/** Words in letters with which a query begins and ends, as it was typed: copying may have cut them; empty for none. */
export interface Ends {
  first: string;
  last: string;
}

/** What a query asks for if the words at its ends were cut. */
export interface Completed extends Between {
  clauses: Clause[];
}

const WORD_UNITS = 2;
const WHOLE_WORDS = ['walk', 'annota', 'move'];
/** More words than this are not looked for: which documents have one of them tells little. */
const MOST_SOUGHT = 300;

export function endsOf(folded: string): Ends {
  const first = /^[a-z]+(?![\p{Script=Latin}\p{N}\p{M}])/u.exec(folded)?.[0] ?? '';
  const last = /(?<![\p{Script=Latin}\p{N}\p{M}])[a-z]+$/u.exec(folded)?.[0] ?? '';
  return first.length === folded.length ? { first: '', last: '' } : { first, last };
}

/** Whether a word at an end is none that `isKnown` tells of. */
export function unknownEnd({ ends }: CompiledQuery, isKnown: (stem: Term) => boolean): boolean {
  return [ends.first, ends.last].flatMap(needed).some((stem) => !isKnown(stem));
}

/** The query with any of the words of which those at its ends may be parts; undefined if these are whole, for all we know. */
export function completeEnds(
  { clauses, ends, whole }: CompiledQuery,
  spellings: Spellings,
): Completed | undefined {
  const before = completionsOf(ends.first, (part) => spellings.endingWith(part));
  const after = completionsOf(ends.last, (part) => spellings.begunBy(part));
  if (ends.first !== '' && isEnding(ends.first)) before.beside = isWord;
  const left = clauses.flatMap((clause) => completeClause(clause, [before, after]));
  const from = before.beside === isAnything ? 0 : WORD_UNITS;
  const to = after.beside === isAnything ? whole.length : whole.length - WORD_UNITS;
  if (left.length === 0 || from > to || to - from === whole.length) return undefined;
  return { clauses: left, inner: whole.subarray(from, to), before: before.beside, after: after.beside };
}

/** Words of which one at an end of the query may be a part. */
interface Completions {
  stem: Term | undefined;
  words: string[];
  beside: Beside;
}

const isAnything: Beside = () => true;
const isWord: Beside = (word) => word >= 0xd800 * 65_536 && word < 0xe000 * 65_536;

function completionsOf(part: string, find: (part: string) => string[]): Completions {
  const words = part === '' ? [] : find(part);
  const numbers = new Set(words.map((word) => wordNumber(...wordUnits(word))));
  return {
    stem: needed(part)[0],
    words,
    beside: words.length > 0 ? (word) => numbers.has(word) : isAnything,
  };
}

/** A word that may be one of very many, or of words unknown, is not looked for. */
function completeClause(clause: Clause, ends: Completions[]): Clause[] {
  const [term, ...more] = clause.alternatives[0] ?? [];
  const cut = ends.filter(({ stem, beside }) => stem === term && beside !== isAnything);
  if (cut.length === 0 || more.length > 0) return [clause];
  const words = cut.flatMap((end) => end.words);
  if (words.length > MOST_SOUGHT || cut.some(({ beside }) => beside === isWord)) return [];
  return [{ alternatives: [...clause.alternatives, ...words.map((word) => [word])] }];
}

/** Whether the part of a word is what a stem loses: which words it may have ended cannot be told by their stems. */
function isEnding(part: string): boolean {
  return WHOLE_WORDS.some((word) => word.startsWith(String(needed(word + part)[0])));
}
