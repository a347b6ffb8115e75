import { largest, smallest } from './extent.ts';
import type { Cell, Line } from './lines.ts';
import { isCjk } from './characters.ts';
import type { Rule } from './types.ts';

interface Row {
  readonly columns: (Cell[] | undefined)[];
  last: Line;
}

/**
 * Gathers the lines of a table into rows: a line goes on with the row above when its cells are the rest of
 * wrapped ones, and no line is drawn between them. `dividers` are the positions between the columns, from left
 * to right; `levels` the level lines drawn on the page.
 */
export function gatherRows(
  lines: readonly Line[],
  dividers: readonly number[],
  levels: readonly Rule[],
): Cell[][][] {
  const rows: Row[] = [];
  const across = levels.filter((rule) => crosses(rule, lines));
  const rooms = columnEnds(lines, dividers);
  const pitch = tightest(lines);
  const spaced = areRowsSpaced(lines, pitch);
  for (const line of lines) {
    const row = rows.at(-1);
    const step = row === undefined ? Infinity : line.base - row.last.base;
    const sameHeight = step < SAME_HEIGHT * line.size;
    const near = step <= 1.12 * pitch && !across.some((rule) => parts(rule, row?.last, line));
    if (row && (sameHeight || (near && goesOn(row, line, dividers, rooms, spaced)))) {
      addLine(row, line, dividers);
    } else {
      const fresh: Row = { columns: [], last: line };
      addLine(fresh, line, dividers);
      rows.push(fresh);
    }
  }
  return rows.map(({ columns }) => columns.flatMap((cells) => (cells ? [cells] : [])));
}

/** In ems: cells set to the middle of a taller neighbour stand between its lines. */
const SAME_HEIGHT = 0.85;

/** In shares of the table: a line under a heading or a link is shorter. */
const ACROSS = 0.8;

function crosses(rule: Rule, lines: readonly Line[]): boolean {
  const left = smallest(lines.map(({ u0 }) => u0));
  const right = largest(lines.map(({ u1 }) => u1));
  return Math.min(rule.to, right) - Math.max(rule.from, left) > ACROSS * (right - left);
}

function parts(rule: Rule, above: Line | undefined, below: Line): boolean {
  return above !== undefined && rule.at > above.base && rule.at < below.base - 0.5 * below.size;
}

function tightest(lines: readonly Line[]): number {
  const steps = lines.flatMap((line, at) =>
    lines.slice(at + 1, at + 4).map((other) => other.base - line.base),
  );
  return smallest(steps.filter((step) => step >= SAME_HEIGHT * (lines[0]?.size ?? 1)));
}

/** In a fifth of the steps at least, a wider one parts rows from the lines within them. */
function areRowsSpaced(lines: readonly Line[], pitch: number): boolean {
  const steps = lines.slice(1).map((line, at) => line.base - (lines[at]?.base ?? line.base));
  const wide = steps.filter((step) => step > 1.2 * pitch).length;
  return wide >= Math.max(1, steps.length / 5);
}

function addLine(row: Row, line: Line, dividers: readonly number[]): void {
  row.last = line;
  const fresh: (Cell | undefined)[] = [];
  for (const cell of line.cells) {
    const column = columnOf(cell, dividers);
    const beside = fresh[column];
    fresh[column] = beside ? besideEachOther(beside, cell) : cell;
  }
  fresh.forEach((cell, column) => {
    if (cell) row.columns[column] = [...(row.columns[column] ?? []), cell];
  });
}

function besideEachOther(first: Cell, second: Cell): Cell {
  return {
    atoms: [...first.atoms, ...second.atoms],
    u0: Math.min(first.u0, second.u0),
    u1: Math.max(first.u1, second.u1),
  };
}

function columnOf(cell: Cell, dividers: readonly number[]): number {
  const middle = (cell.u0 + cell.u1) / 2;
  return dividers.filter((divider) => divider < middle).length;
}

function columnEnds(lines: readonly Line[], dividers: readonly number[]): number[] {
  const ends: number[] = [];
  for (const cell of lines.flatMap((line) => line.cells)) {
    const column = columnOf(cell, dividers);
    ends[column] = Math.max(ends[column] ?? 0, cell.u1);
  }
  return ends;
}

/**
 * Some cell above is full and goes on here. A line that fills every column anew is a row of its own, unless
 * most of its cells go on. Where all lines stand equally apart, as in a sheet, cells of one width look full
 * all the way down: there a line that fills half of the columns is a row.
 */
function goesOn(
  row: Row,
  line: Line,
  dividers: readonly number[],
  ends: readonly number[],
  spaced: boolean,
): boolean {
  const total = dividers.length + 1;
  if (!spaced && line.cells.length > total / 2) return false;
  const above = row.columns.filter((cells) => cells !== undefined).length;
  const wrapped = line.cells.filter((cell) => {
    const column = columnOf(cell, dividers);
    const upper = row.columns[column]?.at(-1);
    return upper !== undefined && isWrapped(upper, cell, ends[column] ?? upper.u1);
  });
  return wrapped.length > (line.cells.length >= total && above >= total ? total / 2 : 0);
}

/** In ems: shorter cells (numbers, names) are equally long by chance, not because they are full. */
const SHORTEST_FULL_CELL = 3.5;

function isWrapped(upper: Cell, lower: Cell, end: number): boolean {
  const size = upper.atoms[0]?.size ?? 1;
  const first = lower.atoms[0];
  if (first === undefined || upper.u1 - upper.u0 < SHORTEST_FULL_CELL * size) return false;
  const unit = isCjk(first.text) ? 1.5 * size : firstWordWidth(lower) + 0.4 * size;
  return end - upper.u1 < unit;
}

export function firstWordWidth(cell: Cell): number {
  const first = cell.atoms[0];
  const end = cell.atoms.findIndex((atom, at) => at > 0 && (atom.blank !== '' || isCjk(atom.text)));
  const last = cell.atoms[(end < 0 ? cell.atoms.length : end) - 1];
  return first && last ? Math.abs(last.u1 - first.u0) : 0;
}
