import type { Cell, Line } from './lines.ts';
import { isCjk } from './characters.ts';

interface Row {
  readonly columns: (Cell[] | undefined)[];
  last: Line;
}

/**
 * Gathers the lines of a table into rows: a line goes on with the row above when its cells are the rest of
 * wrapped ones. `dividers` are the positions between the columns, from left to right.
 */
export function gatherRows(lines: readonly Line[], dividers: readonly number[]): Cell[][][] {
  const rows: Row[] = [];
  const rooms = columnEnds(lines, dividers);
  const tightest = Math.min(...lines.slice(1).map((line, at) => line.base - (lines[at]?.base ?? 0)));
  for (const line of lines) {
    const row = rows.at(-1);
    if (row && line.base - row.last.base <= 1.12 * tightest && goesOn(row, line, dividers, rooms)) {
      addLine(row, line, dividers);
    } else {
      const fresh: Row = { columns: [], last: line };
      addLine(fresh, line, dividers);
      rows.push(fresh);
    }
  }
  return rows.map((row) => inReadingOrder(row));
}

function addLine(row: Row, line: Line, dividers: readonly number[]): void {
  row.last = line;
  for (const cell of line.cells) {
    const column = columnOf(cell, dividers);
    const cells = row.columns[column];
    if (cells) cells.push(cell);
    else row.columns[column] = [cell];
  }
}

/** Cells of one line in one column stay apart; those of different lines were one cell, wrapped. */
function inReadingOrder(row: Row): Cell[][] {
  const columns = row.columns.flatMap((cells) => (cells ? [cells] : []));
  const rightToLeft = columns.some((cells) => cells.some((cell) => cell.atoms.some((atom) => atom.rtl)));
  return rightToLeft ? columns.reverse() : columns;
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

/** Some cell above is full and goes on here, and the line does not fill every column anew. */
function goesOn(row: Row, line: Line, dividers: readonly number[], ends: readonly number[]): boolean {
  const here = line.cells.map((cell) => ({ cell, column: columnOf(cell, dividers) }));
  const total = dividers.length + 1;
  const above = row.columns.filter((cells) => cells !== undefined).length;
  if (here.length >= total && above >= total) return false;
  return here.some(({ cell, column }) => {
    const upper = row.columns[column]?.at(-1);
    return upper !== undefined && isWrapped(upper, cell, ends[column] ?? upper.u1);
  });
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

function firstWordWidth(cell: Cell): number {
  const first = cell.atoms[0];
  const end = cell.atoms.findIndex((atom, at) => at > 0 && (atom.blank !== '' || isCjk(atom.text)));
  const last = cell.atoms[(end < 0 ? cell.atoms.length : end) - 1];
  return first && last ? Math.abs(last.u1 - first.u0) : 0;
}
