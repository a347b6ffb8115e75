import { foldWithPositions, terms } from './analysis.ts';

export interface SnippetPart {
  text: string;
  marked: boolean;
}

const SNIPPET_LENGTH = 120;
const LEAD = 24;

/** The stretch of `text` with most of the query's words, those words marked; undefined if it has none. */
export function makeSnippet(text: string, query: string): SnippetPart[] | undefined {
  const spans = findSpans(text, query);
  if (spans.length === 0) return undefined;
  const start = bestStart(spans);
  const from = Math.max(0, start - LEAD);
  const to = Math.min(text.length, from + SNIPPET_LENGTH);
  const parts = mark(text, from, to, spans);
  if (from > 0) parts.unshift({ text: '…', marked: false });
  if (to < text.length) parts.push({ text: '…', marked: false });
  return parts;
}

/** The whole text with the query's words marked. */
export function markText(text: string, query: string): SnippetPart[] {
  return mark(text, 0, text.length, findSpans(text, query));
}

type Span = [start: number, end: number];

/** Where the query's terms stand in the text, overlapping ones united, in order. */
function findSpans(text: string, query: string): Span[] {
  const { text: folded, positions } = foldWithPositions(text);
  const end = (at: number) => positions[at] ?? text.length;
  const spans: Span[] = [];
  for (const term of new Set(terms(query, { single: false }))) {
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) {
      spans.push([end(at), end(at + term.length)]);
    }
  }
  return unite(spans.sort((a, b) => a[0] - b[0]));
}

function unite(spans: Span[]): Span[] {
  const united: Span[] = [];
  for (const [start, end] of spans) {
    const last = united.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else united.push([start, end]);
  }
  return united;
}

function bestStart(spans: Span[]): number {
  let best = { start: spans[0]?.[0] ?? 0, covered: 0 };
  for (const [index, [start]] of spans.entries()) {
    let covered = 0;
    for (let i = index; i < spans.length; i++) {
      const span = spans[i];
      if (!span || span[1] > start + SNIPPET_LENGTH - LEAD) break;
      covered += (span[1] - span[0]) ** 2;
    }
    if (covered > best.covered) best = { start, covered };
  }
  return best.start;
}

function mark(text: string, from: number, to: number, spans: Span[]): SnippetPart[] {
  const parts: SnippetPart[] = [];
  let at = from;
  const push = (end: number, marked: boolean) => {
    const piece = text.slice(at, end).replaceAll(/\s+/g, ' ');
    if (piece) parts.push({ text: piece, marked });
    at = end;
  };
  for (const [start, end] of spans) {
    if (end <= from || start >= to) continue;
    push(Math.max(from, start), false);
    push(Math.min(to, end), true);
  }
  push(to, false);
  return parts;
}
