import { stemmer } from 'stemmer';
import { classAt, DENSE, LINE_END, WORD } from './classes.ts';
import { codeForms } from './codes.ts';

/**
 * What the index counts. A number is one character (its code) or two neighbours (first · 65536 + second)
 * of a script without blanks; a string is a word's stem, or a code in its joined form after `=`.
 */
export type Term = number | string;

function pairTerm(first: number, second: number): number {
  return first * 65_536 + second;
}

/** The two characters of a pair. */
export function splitPair(pair: number): [first: number, second: number] {
  return [Math.floor(pair / 65_536), pair % 65_536];
}

/** Whether the term is two neighbouring characters. */
export function isPair(term: Term): term is number {
  return typeof term === 'number' && term >= 65_536;
}

const MAX_WORD = 64;
const REMEMBERED = 2 ** 16;
/** The last word of each hash, and its stem. */
const words: string[] = [];
const stems: string[] = [];

/**
 * Porter's stem of a word in Latin letters; others stay whole. Known words are told by their hash and compared
 * where they stand: cutting them out would cost more than all else.
 */
function stemAt(text: string, from: number, to: number, hash: number): string {
  const place = (hash ^ (hash >>> 15)) & (REMEMBERED - 1);
  const known = words[place];
  if (known?.length === to - from && text.startsWith(known, from)) return stems[place] as string;
  const word = text.slice(from, to);
  const made = /^[a-z]{3,}$/.test(word) ? stemmer(word) : word;
  words[place] = word;
  stems[place] = made;
  return made;
}

export type TermVisitor = (term: Term, start: number, end: number) => void;

/** Where some terms may begin, so that the rest of a text need not be taken apart. */
export interface Beginnings {
  /** By the low byte of a unit: whether one of the terms may begin with it. */
  units: Uint8Array;
  /** Whether there may be a code or a year among them. */
  codes: boolean;
}

/** A stem begins as its word does. */
export function beginningsOf(terms: Iterable<Term>): Beginnings {
  const units = new Uint8Array(256);
  let codes = false;
  for (const term of terms) {
    const isWord = typeof term === 'string';
    const first = isWord ? term.charCodeAt(0) : isPair(term) ? splitPair(term)[0] : term;
    units[first & 255] = 1;
    if (isWord && !codes) codes = /^(?:=|\d{4}$)/.test(term);
  }
  return { units, codes };
}

/**
 * Every term of a folded text with the stretch it stands on, in the order of their ends. A single line end between two
 * dense characters does not part them. Works on any string; never throws.
 */
export function visitTerms(text: string, visit: TermVisitor): void {
  let at = 0;
  while (at < text.length) {
    const kind = classAt(text, at);
    if (kind === DENSE) at = visitDense(text, at, visit);
    else if (kind === WORD) at = visitWord(text, at, visit);
    else at += 1;
  }
  for (const { term, start, end } of codeForms(text)) visit(term, start, end);
}

/** At least those terms of a folded text that begin so, as `visitTerms` tells of them but in the order of their starts. */
export function visitSome(text: string, { units, codes }: Beginnings, visit: TermVisitor): void {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (units[code & 255] !== 1) continue;
    const kind = classAt(text, at);
    if (kind === WORD && (at === 0 || classAt(text, at - 1) !== WORD)) visitWord(text, at, visit);
    if (kind !== DENSE) continue;
    visit(code, at, at + 1);
    const next = nextDense(text, at);
    if (next > 0) visit(pairTerm(code, text.charCodeAt(next)), at, next + 1);
  }
  if (!codes) return;
  for (const { term, start, end } of codeForms(text)) visit(term, start, end);
}

function visitDense(text: string, from: number, visit: TermVisitor): number {
  let at = from;
  visit(text.charCodeAt(at), at, at + 1);
  for (let next = nextDense(text, at); next > 0; next = nextDense(text, at)) {
    const code = text.charCodeAt(next);
    visit(code, next, next + 1);
    visit(pairTerm(text.charCodeAt(at), code), at, next + 1);
    at = next;
  }
  return at + 1;
}

/** Where the dense character stands that makes a pair with the one at `at`; -1 if there is none. */
function nextDense(text: string, at: number): number {
  const next = classAt(text, at + 1) === LINE_END ? at + 2 : at + 1;
  return classAt(text, next) === DENSE ? next : -1;
}

function visitWord(text: string, from: number, visit: TermVisitor): number {
  let hash = 0;
  let at = from;
  do hash = Math.imul(hash ^ text.charCodeAt(at++), 0x01000193);
  while (classAt(text, at) === WORD);
  if (at - from <= MAX_WORD) visit(stemAt(text, from, at, hash), from, at);
  return at;
}
