import type { Term } from './terms.ts';

export interface PlacedTerm {
  term: Term;
  start: number;
  end: number;
}

const DIGITS = '〇零一二三四五六七八九';
const YEAR = /[〇零一二三四五六七八九]{4}(?=年)/g;
const MAY_HAVE_YEAR = /[〇零一二三四五六七八九]{4}年/;
/** Standards, models and the like: letters, then digits, with the usual marks between. */
const CODE = /(?<![a-z0-9])[a-z]{1,6}(?:[/.][a-z]{1,4})?[ -]{0,2}\d{2,10}(?:[-./:]\d{1,6}){0,4}(?![a-z0-9])/g;
const ISBN = /(?<!\d)97[89](?:[- ]?\d){9}[- ]?[\dx](?!\d)/g;
/** Versions, addresses, sections: numbers with points between, which are no word of their digits. */
const POINTED = /(?<![\d.])\d{1,5}(?:\.\d{1,5}){1,3}(?!\d)/g;
const VERSION = new RegExp(`(?:(?<![a-z])v)?${POINTED.source}`, 'g');
/** The year of a standard stands behind its number: of `abc-1005` that is all there is. */
const TAIL = /(?<=\d)[-:]\d{4}$/;
const EXACT = /^[a-z]+\/|(?<=\d)[-:]\d{4}$/;
const MARKS = /[^a-z0-9]/g;
/** Names of which marks are all that tells them from others. */
const MARKED = /(?<![\p{L}\p{N}])(?:c\+\+(?!\p{L})|(?:[cf]#|\.net)(?![\p{L}\p{N}]))/gu;
const MAY_BE_MARKED = /[cf]#|\+\+|\.net/;

/**
 * Years in Chinese figures as numbers, codes and ISBNs joined, so that each way to write them finds the others, and
 * names with marks whole.
 */
export function codeForms(text: string): PlacedTerm[] {
  const found: PlacedTerm[] = [];
  if (MAY_HAVE_YEAR.test(text)) {
    for (const match of text.matchAll(YEAR)) found.push(place(yearDigits(match[0]), match));
  }
  if (MAY_BE_MARKED.test(text)) {
    for (const match of text.matchAll(MARKED)) found.push(place(`=${match[0]}`, match));
  }
  if (!/\d[\d.]/.test(text)) return found;
  for (const match of text.matchAll(POINTED))
    for (const run of runsOf(match[0].split('.'))) found.push(place(`=${run}`, match));
  for (const match of text.matchAll(ISBN)) found.push(place(`=${match[0].replaceAll(MARKS, '')}`, match));
  for (const match of text.matchAll(CODE)) {
    found.push(place(`=${match[0].replaceAll(MARKS, '')}`, match));
    const dateless = match[0].replace(TAIL, '');
    if (dateless !== match[0]) found.push(place(`=${dateless.replaceAll(MARKS, '')}`, match));
  }
  return found;
}

/** The numbers with points of a folded query: 8.5.3. */
export function pointedNumbers(folded: string): string[] {
  return folded.match(POINTED) ?? [];
}

/** Names with marks and numbers with points as the terms of their own that they have, and the folded query without them. */
export function takeMarked(folded: string): { terms: Term[]; rest: string } {
  const names = folded.match(MARKED) ?? [];
  const terms = [...names, ...pointedNumbers(folded)].map((each) => `=${each}`);
  return { terms, rest: folded.replaceAll(MARKED, ' ').replaceAll(VERSION, ' ') };
}

/** The query with years in digits, as which every text that has them in Chinese figures is found as well. */
export function yearsInDigits(folded: string): string {
  return folded.replaceAll(YEAR, yearDigits);
}

/**
 * Whether the folded query is nothing but an ISBN or a dated or national standard: who asks for one wants no other
 * that has some of its digits.
 */
export function isExactCode(folded: string): boolean {
  const rest = folded.replaceAll(ISBN, '').replaceAll(CODE, (code) => (EXACT.test(code) ? '' : code));
  return rest !== folded && !/[\p{L}\p{N}]/u.test(rest.replace(/^\s*isbn/, ''));
}

function place(term: string, match: RegExpMatchArray): PlacedTerm {
  const start = match.index ?? 0;
  return { term, start, end: start + match[0].length };
}

/** What of a number with points may be asked for: of 8.5.3 also 8.5, and 5.3, where copying has cut it. */
function runsOf(parts: string[]): string[] {
  return parts.flatMap((_, from) =>
    parts.slice(from + 1).map((__, more) => parts.slice(from, from + more + 2).join('.')),
  );
}

function yearDigits(characters: string): string {
  return [...characters].map((character) => Math.max(0, DIGITS.indexOf(character) - 1)).join('');
}
