import type { Atom } from './atoms.ts';
import { isCjk } from './characters.ts';
import type { Line } from './lines.ts';
import { startsWithBullet, startsWithNumber } from './markers.ts';
import { measure } from './measure.ts';
import type { Measure } from './measure.ts';

export interface Paragraph {
  /** Each line's characters, in reading order. */
  readonly lines: Atom[][];
  readonly size: number;
  /** Its last line reaches the margin, so it may go on in the next column. */
  readonly open: boolean;
  /** Its first line is set off, by an indent or a marker. */
  readonly fresh: boolean;
}

interface Draft {
  readonly lines: Line[];
  readonly marked: boolean;
  readonly indented: boolean;
}

export function toParagraphs(lines: readonly Line[]): Paragraph[] {
  const measures = measure(lines);
  const drafts: { draft: Draft; last: number }[] = [];
  lines.forEach((line, at) => {
    const current = drafts.at(-1);
    const previous = lines[at - 1];
    const metrics = measures[at];
    if (current && previous && metrics && !breaks(current.draft, previous, line, metrics)) {
      current.draft.lines.push(line);
      current.last = at;
      return;
    }
    const text = headText(line);
    const marked = startsWithBullet(text) || startsWithNumber(text);
    const indented = metrics !== undefined && line.u0 - metrics.left > 0.8 * line.size;
    drafts.push({ draft: { lines: [line], marked, indented }, last: at });
  });
  return drafts.map(({ draft, last }) => finish(draft, measures[last]));
}

function finish(draft: Draft, metrics: Measure | undefined): Paragraph {
  const last = draft.lines.at(-1);
  const room = metrics && last ? metrics.right - last.u1 : Infinity;
  return {
    lines: draft.lines.map(atomsOf),
    size: last?.size ?? 0,
    open: last !== undefined && room < 2 * last.size && !endsSentence(tailText(last)),
    fresh: draft.marked || draft.indented,
  };
}

function atomsOf(line: Line): Atom[] {
  return line.cells.flatMap((cell) => cell.atoms);
}

/** Whether a new paragraph starts at `line`. */
function breaks(draft: Draft, previous: Line, line: Line, metrics: Measure): boolean {
  const size = Math.max(previous.size, line.size);
  if (size > 1.15 * Math.min(previous.size, line.size)) return true;
  const step = line.base - previous.base;
  if (step > 1.3 * metrics.pitch && step > metrics.pitch + 0.3 * size) return true;
  const tail = tailText(previous);
  const head = headText(line);
  if (startsWithBullet(head) || isCode(previous) || ENDS_ENTRY.test(tailText(previous, LEADER))) return true;
  if (/\p{L}[-\u2010]$/u.test(tail) && /^\p{Ll}/u.test(head)) return false;
  const short = isShort(previous, line, head, metrics);
  if (startsWithNumber(head) && (short || draft.marked || endsSentence(tail))) return true;
  if (short || Math.abs(line.u0 - previous.u0) <= 0.7 * size) return short;
  return !keepsIndent(draft, line.u0 - previous.u0, size) && !hangs(draft, previous, line);
}

/** Room was left at the end of the line above for the first word of this one. */
function isShort(previous: Line, line: Line, head: string, metrics: Measure): boolean {
  const size = previous.size;
  const room = metrics.right - previous.u1;
  if (isCjk(head)) return room > (/^.[，。、；：！？）》」』】”]/u.test(head) ? 3.2 : 2.3) * size;
  const goesOn = /^\p{Ll}/u.test(head) && !endsSentence(tailText(previous));
  if (goesOn && room < 0.3 * (metrics.right - metrics.left)) return false;
  return room > firstWordWidth(line) + 0.6 * size;
}

/** The second line of an indented paragraph goes back; that of a list item stands below its text. */
function keepsIndent(draft: Draft, shift: number, size: number): boolean {
  if (draft.lines.length > 1 || Math.abs(shift) > 6 * size) return false;
  return shift < 0 || draft.marked;
}

/**
 * Whether the line is the indented rest of an entry whose first line sticks out: a paragraph of its own would
 * follow the end of a sentence.
 */
function hangs(draft: Draft, previous: Line, line: Line): boolean {
  const shift = line.u0 - previous.u0;
  return draft.lines.length === 1 && shift > 0 && shift < 6 * line.size && !endsSentence(tailText(previous));
}

function firstWordWidth(line: Line): number {
  const atoms = line.cells[0]?.atoms ?? [];
  const first = atoms[0];
  if (first === undefined) return 0;
  let last = first;
  for (const atom of atoms.slice(1)) {
    if (atom.blank !== '' || isCjk(atom.text) || atom.u0 - last.u1 > 0.15 * atom.size) break;
    last = atom;
  }
  return Math.abs(last.u1 - first.u0);
}

/** A line of a program is a paragraph, and so is a comment in it. */
function isCode(line: Line): boolean {
  return /[{}]$|[)\]"'];$/.test(tailText(line)) || headText(line).startsWith('//');
}

/** An entry in a table of contents: dots that lead to the number of a page. */
const ENDS_ENTRY = /[.\u00b7\u2024-\u2026\u22ef\uff0e]{4,}(?:\d{1,4}|[ivxlc]{1,6})$/;
const LEADER = 12;

function endsSentence(tail: string): boolean {
  return /[.!?:;\u3002\uff01\uff1f\uff1a\uff1b\u2026]["'\u201d\u2019)\uff09\u300d\u300f\u300b]?$/.test(tail);
}

const HEAD_LENGTH = 14;

/** The first characters of a line, with a space where the file or the eye has one. */
function headText(line: Line): string {
  const atoms = line.cells.flatMap((cell) => cell.atoms.slice(0, HEAD_LENGTH)).slice(0, HEAD_LENGTH);
  return atoms
    .map((atom, at) => {
      const gap = at === 0 ? 0 : atom.u0 - (atoms[at - 1]?.u1 ?? atom.u0);
      return (at > 0 && (atom.blank !== '' || gap > 0.2 * atom.size) ? ' ' : '') + atom.text;
    })
    .join('');
}

function tailText(line: Line, count = 3): string {
  const atoms = line.cells.flatMap((cell) => cell.atoms.slice(-count)).slice(-count);
  return atoms.map((atom) => atom.text).join('');
}
