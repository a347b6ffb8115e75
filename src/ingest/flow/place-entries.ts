import type { FlowEntry, FlowRun, PlacedEntry } from './types.ts';

/** How far behind the entry before it the words of one are looked for, in characters without blanks. */
const LOOK_AHEAD = 4_000;

/**
 * On which of the pages each entry stands, told by its words, one entry after the other. Blanks and line ends count
 * for nothing. What is not found is taken to stand where the one before it ended.
 */
export function placeEntries(entries: FlowEntry[], pages: string[]): PlacedEntry[] {
  const bodies = pages.map((text, index) => squeeze(withoutNumber(text, index + 1)));
  const text = bodies.join('');
  const pageAt = createPageFinder(bodies);
  let from = 0;
  let page = 1;
  return entries.map((entry) => {
    const words = squeeze(wordsOf(entry));
    const at = words === '' ? -1 : text.slice(from, from + LOOK_AHEAD + words.length).indexOf(words);
    if (at < 0) return { ...entry, page, last: null };
    const first = pageAt(from + at);
    from += at + words.length;
    page = pageAt(from - 1);
    return { ...entry, page: first, last: page };
  });
}

/** The page that a character lies on; asked in the order of the text. */
function createPageFinder(bodies: string[]): (at: number) => number {
  let page = 1;
  let start = 0;
  return (at) => {
    while (page < bodies.length && at >= start + (bodies[page - 1]?.length ?? 0)) {
      start += bodies[page - 1]?.length ?? 0;
      page += 1;
    }
    return page;
  };
}

function withoutNumber(text: string, page: number): string {
  const trimmed = text.trimEnd();
  const lastLine = trimmed.slice(trimmed.lastIndexOf('\n') + 1).trim();
  return lastLine === String(page) ? trimmed.slice(0, trimmed.lastIndexOf('\n') + 1) : text;
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/gu, '');
}

function wordsOf(entry: FlowEntry): string {
  if (entry.kind === 'row') return entry.cells.map(({ runs }) => textOf(runs)).join('\t');
  if (entry.kind === 'code') return entry.text;
  return 'runs' in entry ? textOf(entry.runs) : '';
}

function textOf(runs: FlowRun[]): string {
  return runs.map((run) => (typeof run === 'string' ? run : textOf(run[1]))).join('');
}
