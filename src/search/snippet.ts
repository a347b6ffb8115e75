import { withoutLeaders } from '../platform/visible-text.ts';
import { beginningsOf, foldWithPositions, type Term, type TermVisitor, visitSome } from './analysis/index.ts';

export interface SnippetPart {
  text: string;
  marked: boolean;
}

const SNIPPET_LENGTH = 130;
const LEAD = 28;

/** The stretch of a page's text with most of the terms, those marked; undefined if it has none. */
export function makeSnippet(page: string, marks: ReadonlySet<Term>): SnippetPart[] | undefined {
  const text = withoutLeaders(page);
  const spans = findSpans(text, marks);
  if (spans.length === 0) return undefined;
  const from = wordStart(text, Math.max(0, bestStart(spans) - LEAD));
  const to = wordEnd(text, spanEnd(spans, Math.min(text.length, from + SNIPPET_LENGTH)));
  const parts = cut(text, from, to, spans);
  if (from > 0) parts.unshift({ text: '…', marked: false });
  if (to < text.length) parts.push({ text: '…', marked: false });
  return parts;
}

/** The whole text with the terms marked. */
export function markText(text: string, marks: ReadonlySet<Term>): SnippetPart[] {
  return cut(text, 0, text.length, findSpans(text, marks));
}

/** How much of the snippet is marked, long stretches before many short ones. */
export function snippetWeight(parts: SnippetPart[]): number {
  return parts.reduce((sum, part) => sum + (part.marked ? part.text.length ** 2 : 0), 0);
}

/** The longest stretch that is marked, blanks within it or not: what can be found in the text as it stands. */
export function longestMarked(parts: SnippetPart[]): string | undefined {
  let [longest, current] = ['', ''];
  for (const { text, marked } of parts) {
    if (marked || (current !== '' && text.trim() === '')) current += text;
    else current = '';
    if (current.trim().length > longest.length) longest = current.trim();
  }
  return longest || undefined;
}

interface Span {
  start: number;
  end: number;
  /** Different terms in it. */
  terms: Set<Term>;
}

/** Where the terms stand in the text, touching ones united, in order. */
function findSpans(text: string, marks: ReadonlySet<Term>): Span[] {
  if (marks.size === 0) return [];
  const { text: folded, positionOf } = foldWithPositions(text);
  const spans: Span[] = [];
  const visit: TermVisitor = (term, start, end) => {
    if (!marks.has(term)) return;
    spans.push({ start: positionOf(start), end: positionOf(end), terms: new Set([term]) });
  };
  visitSome(folded, beginningsOf(marks), visit);
  return unite(spans.sort((a, b) => a.start - b.start));
}

function unite(spans: Span[]): Span[] {
  const united: Span[] = [];
  for (const span of spans) {
    const last = united.at(-1);
    if (last && span.start <= last.end) {
      last.end = Math.max(last.end, span.end);
      for (const term of span.terms) last.terms.add(term);
    } else united.push(span);
  }
  return united;
}

/** The start of the stretch with most different terms, then with most text marked. */
function bestStart(spans: Span[]): number {
  let best = { start: spans[0]?.start ?? 0, worth: 0 };
  for (const [index, { start }] of spans.entries()) {
    const terms = new Set<Term>();
    let marked = 0;
    for (let i = index; i < spans.length; i++) {
      const span = spans[i];
      if (!span || span.end > start + SNIPPET_LENGTH - LEAD) break;
      for (const term of span.terms) terms.add(term);
      marked += Math.min(20, span.end - span.start);
    }
    const worth = terms.size * 100 + marked;
    if (worth > best.worth) best = { start, worth };
  }
  return best.start;
}

const LATIN = /[\p{Script=Latin}\p{N}]/u;
const MOST_OF_WORD = 20;

/** Moves into the text to where a word begins, so that none is cut in two. */
function wordStart(text: string, from: number): number {
  if (from === 0 || !LATIN.test(text.charAt(from - 1))) return from;
  for (let at = from; at < Math.min(text.length, from + MOST_OF_WORD); at++) {
    if (!LATIN.test(text.charAt(at))) return at;
  }
  return from;
}

/** Where what is marked at `to` ends: half a mark is no word. */
function spanEnd(spans: Span[], to: number): number {
  const last = spans.find(({ start, end }) => start < to && end > to);
  return last && last.end - to <= MOST_OF_WORD ? last.end : to;
}

function wordEnd(text: string, to: number): number {
  for (let at = to; at < Math.min(text.length, to + MOST_OF_WORD); at++) {
    if (!LATIN.test(text.charAt(at))) return at;
  }
  return to;
}

function cut(text: string, from: number, to: number, spans: Span[]): SnippetPart[] {
  const parts: SnippetPart[] = [];
  let at = from;
  const push = (end: number, marked: boolean) => {
    const piece = text.slice(at, end).replaceAll(/\s+/g, ' ');
    if (piece) parts.push({ text: piece, marked });
    at = Math.max(at, end);
  };
  for (const { start, end } of spans) {
    if (end <= from || start >= to) continue;
    push(Math.max(from, start), false);
    push(Math.min(to, end), true);
  }
  push(to, false);
  return parts;
}
