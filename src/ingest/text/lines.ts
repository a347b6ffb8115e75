import { largest, smallest } from './extent.ts';
import type { Atom } from './atoms.ts';
import type { Chunk } from './chunks.ts';
import { sameLine } from './chunks.ts';
import { isMarker } from './markers.ts';

/** A stretch of a line without a gap wide enough to part the cells of a table. */
export interface Cell {
  /** In reading order. */
  readonly atoms: Atom[];
  u0: number;
  u1: number;
}

export interface Line {
  /** In reading order. */
  readonly cells: Cell[];
  readonly u0: number;
  readonly u1: number;
  readonly v0: number;
  readonly v1: number;
  readonly base: number;
  readonly size: number;
}

/**
 * In ems. Less will do where the file draws something else in between, as it does cell by cell; within one
 * stroke, so small a gap is only a wide space.
 */
const CELL_GAP = 1.15;
const CELL_GAP_APART = 0.4;

/** Gathers the chunks of one column into its lines, from top to bottom. */
export function toLines(chunks: readonly Chunk[]): Line[] {
  const rows: Chunk[][] = [];
  for (const chunk of [...chunks].sort((a, b) => a.base - b.base || a.u0 - b.u0)) {
    const row = findRow(rows, chunk);
    if (row) row.push(chunk);
    else rows.push([chunk]);
  }
  return rows.map(toLine).sort((a, b) => a.base - b.base);
}

/** The line as seen in a looking-glass, so that what starts at the right can be measured from the left. */
export function mirror(line: Line): Line {
  const cells = line.cells.map(({ atoms, u0, u1 }) => ({ atoms, u0: -u1, u1: -u0 }));
  return { ...line, cells, u0: -line.u1, u1: -line.u0 };
}

/** Only the last few rows can still reach down to the chunk. */
const OPEN_ROWS = 4;

function findRow(rows: readonly Chunk[][], chunk: Chunk): Chunk[] | undefined {
  for (let at = Math.max(0, rows.length - OPEN_ROWS); at < rows.length; at += 1) {
    const row = rows[at];
    if (row?.some((other, index) => index < 8 && sameLine(other, chunk))) return row;
  }
  return undefined;
}

function toLine(row: readonly Chunk[]): Line {
  const rightToLeft = row.reduce((sum, chunk) => sum + chunk.rtl * 2 - chunk.atoms.length, 0) > 0;
  const sorted = [...row].sort((a, b) => (rightToLeft ? b.u1 - a.u1 : a.u0 - b.u0));
  const main = row.reduce((best, chunk) => (chunk.u1 - chunk.u0 > best.u1 - best.u0 ? chunk : best));
  return {
    cells: joinMarker(toCells(sorted, rightToLeft)),
    u0: smallest(row.map((chunk) => chunk.u0)),
    u1: largest(row.map((chunk) => chunk.u1)),
    v0: main.v0,
    v1: main.v1,
    base: main.base,
    size: main.size,
  };
}

/** A number or bullet and the text after it are an item of a list, not cells of a table. */
function joinMarker(cells: Cell[]): Cell[] {
  const [marker, text] = cells;
  if (cells.length !== 2 || marker === undefined || text === undefined) return cells;
  if (!isMarker(marker.atoms.map((atom) => atom.text).join(''))) return cells;
  const u0 = Math.min(marker.u0, text.u0);
  return [{ atoms: [...marker.atoms, ...text.atoms], u0, u1: Math.max(marker.u1, text.u1) }];
}

function toCells(chunks: readonly Chunk[], rightToLeft: boolean): Cell[] {
  const cells: Cell[] = [];
  let previous: Chunk | undefined;
  for (const chunk of chunks) {
    const cell = cells.at(-1);
    const gap = cell === undefined ? Infinity : rightToLeft ? cell.u0 - chunk.u1 : chunk.u0 - cell.u1;
    const inOneGo = previous !== undefined && Math.abs(chunk.order - previous.order) === 1;
    previous = chunk;
    if (cell === undefined || gap > (inOneGo ? CELL_GAP : CELL_GAP_APART) * chunk.size) {
      cells.push({ atoms: [...chunk.atoms], u0: chunk.u0, u1: chunk.u1 });
      continue;
    }
    for (const atom of chunk.atoms) cell.atoms.push(atom);
    cell.u0 = Math.min(cell.u0, chunk.u0);
    cell.u1 = Math.max(cell.u1, chunk.u1);
  }
  return cells;
}
