import type { Cell, Line } from './lines.ts';
import { gatherRows } from './table-rows.ts';
import type { Rule } from './types.ts';

export type Section =
  | { readonly kind: 'prose'; readonly lines: Line[] }
  /** A row is its cells in reading order; a cell is the lines it is wrapped into. */
  | { readonly kind: 'table'; readonly rows: Cell[][][] };

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** In ems: how far below a line its table may go on, and the narrowest gutter between two columns. */
const ROW_REACH = 4.5;
const GUTTER = 0.5;

/** Parts the lines of a region into tables (lines whose gaps stand above one another) and the rest. */
export function findTables(lines: readonly Line[], levels: readonly Rule[]): Section[] {
  const sections: Section[] = [];
  let at = 0;
  while (at < lines.length) {
    const { end, gutters } = tableFrom(lines, at);
    if (end > at) {
      sections.push({ kind: 'table', rows: gatherRows(lines.slice(at, end), gutters.map(centre), levels) });
      at = end;
      continue;
    }
    const line = lines[at];
    const last = sections.at(-1);
    if (line && last?.kind === 'prose') last.lines.push(line);
    else if (line) sections.push({ kind: 'prose', lines: [line] });
    at += 1;
  }
  return sections;
}

/** The end of the table that starts at this line; the line itself when none does. */
function tableFrom(lines: readonly Line[], from: number): { end: number; gutters: Gap[] } {
  const none = { end: from, gutters: [] };
  const first = lines[from];
  if (first === undefined || first.cells.length < 2) return none;
  let gutters = gapsOf(first);
  let end = from + 1;
  let rows = 1;
  let previous = first;
  for (let at = from + 1; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined || line.base - previous.base > ROW_REACH * previous.size) break;
    const kept = keepOpen(gutters, line);
    if (kept.length === 0 || (line.cells.length === 1 && kept.length < gutters.length)) break;
    gutters = kept;
    if (line.cells.length > 1) {
      rows += 1;
      end = at + 1;
    } else if (end === at && line.base - previous.base < 1.7 * line.size) end = at + 1;
    previous = line;
  }
  return rows < 2 ? none : { end: trimEnd(lines, from, end), gutters };
}

function gapsOf(line: Line): Gap[] {
  const cells = [...line.cells].sort((a, b) => a.u0 - b.u0);
  return cells.slice(1).map((cell, at) => ({ from: cells[at]?.u1 ?? cell.u0, to: cell.u0 }));
}

/** The parts of the gutters that no cell of the line covers, if wide enough still. */
function keepOpen(gutters: readonly Gap[], line: Line): Gap[] {
  return gutters.flatMap((gutter) => {
    let { from, to } = gutter;
    for (const cell of line.cells) {
      if (cell.u1 <= from || cell.u0 >= to) continue;
      if (cell.u0 <= from && cell.u1 >= to) return [];
      if (cell.u0 - from > to - cell.u1) to = cell.u0;
      else from = cell.u1;
    }
    return to - from >= GUTTER * line.size ? [{ from, to }] : [];
  });
}

/** A single cell under the first column, set off from it, is rather the text that follows. */
function trimEnd(lines: readonly Line[], from: number, end: number): number {
  let last = end;
  while (last - from > 2 && lines[last - 1]?.cells.length === 1 && lines[last - 2]?.cells.length === 1) {
    const gap = (lines[last - 1]?.base ?? 0) - (lines[last - 2]?.base ?? 0);
    if (gap < 1.7 * (lines[last - 1]?.size ?? 1)) break;
    last -= 1;
  }
  return last;
}

function centre(gap: Gap): number {
  return (gap.from + gap.to) / 2;
}
