import type { Atom } from './atoms.ts';
import { isCjk } from './characters.ts';
import { toChunks } from './chunks.ts';
import { smallest } from './extent.ts';
import { findGrids, type Grid } from './grid.ts';
import { type Line, toLines } from './lines.ts';
import { startsWithBullet } from './markers.ts';
import { firstWordWidth } from './table-rows.ts';
import type { Rule } from './types.ts';

export interface RuledCell {
  readonly atoms: readonly Atom[];
  /** Each the lines it is wrapped into. */
  readonly paragraphs: readonly (readonly (readonly Atom[])[])[];
  /** Wide ones, as between columns. */
  readonly hasGaps: boolean;
}

export interface RuledTable {
  readonly kind: 'ruled';
  readonly rows: readonly (readonly RuledCell[])[];
}

export type Stretch = RuledTable | { readonly kind: 'open'; readonly atoms: Atom[] };

/** Parts what stands on a page, from top to bottom, into tables with drawn lines and the rest. */
export function partByRules(atoms: readonly Atom[], rules: readonly Rule[]): Stretch[] {
  const tables = findGrids(rules)
    .sort((a, b) => a.top - b.top)
    .filter((grid) => standsAlone(grid, atoms));
  const stretches: Stretch[] = [];
  let rest = [...atoms];
  for (const grid of tables) {
    const inside = Map.groupBy(rest, (atom) => cellOf(grid, atom) ?? -1);
    const outside = inside.get(-1) ?? [];
    inside.delete(-1);
    const rows = toRows(grid, inside);
    if (!isTable(grid, rows, atoms)) continue;
    stretches.push({ kind: 'open', atoms: outside.filter((atom) => middleOf(atom).v < grid.top) });
    stretches.push({ kind: 'ruled', rows });
    rest = outside.filter((atom) => middleOf(atom).v >= grid.top);
  }
  return [...stretches, { kind: 'open', atoms: rest }];
}

function middleOf({ u0, u1, v0, v1 }: Atom): { u: number; v: number } {
  return { u: (u0 + u1) / 2, v: (v0 + v1) / 2 };
}

function cellOf(grid: Grid, atom: Atom): number | undefined {
  const { u, v } = middleOf(atom);
  return grid.cellAt(u, v);
}

/** In shares of the cells: of those that hold something at least, of those with gaps in their lines at most. */
const FILLED = 1 / 3;
const GAPPED = 0.3;

/**
 * Charts, and sheets that draw only some of their lines, make grids too: there words are cut by the lines,
 * much is empty, or what stands between two lines falls into columns of its own.
 */
function isTable(grid: Grid, rows: readonly RuledCell[][], atoms: readonly Atom[]): boolean {
  if (rows.filter((row) => row.length > 1).length < 2 || cutsWords(grid, atoms)) return false;
  const cells = rows.flat();
  if (cells.length < FILLED * grid.cellCount) return false;
  return cells.filter(({ hasGaps }) => hasGaps).length <= GAPPED * cells.length;
}

/** In ems: characters this close belong together. */
const CLOSE = 0.25;

function cutsWords(grid: Grid, atoms: readonly Atom[]): boolean {
  const cuts = atoms.filter((atom, at) => {
    const next = atoms[at + 1];
    if (next === undefined || next.blank !== '' || Math.abs(next.base - atom.base) > 0.1 * atom.size)
      return false;
    const gap = next.u0 - atom.u1;
    return Math.abs(gap) < CLOSE * atom.size && cellOf(grid, atom) !== cellOf(grid, next);
  });
  return cuts.length > 1;
}

/** Beside a table in one column of a page, the other column's text would be torn apart. */
const MOST_BESIDE = 8;

function standsAlone(grid: Grid, atoms: readonly Atom[]): boolean {
  const beside = atoms.filter((atom) => {
    const { u, v } = middleOf(atom);
    return v > grid.top && v < grid.bottom && (u < grid.left || u > grid.right);
  });
  return beside.length <= MOST_BESIDE;
}

/** The cells that hold something, row by row; one that spans rows stands in its first. */
function toRows(grid: Grid, inside: ReadonlyMap<number, Atom[]>): RuledCell[][] {
  const rows = new Map<number, RuledCell[]>();
  for (const [cell, atoms] of [...inside].sort(([a], [b]) => a - b)) {
    const row = grid.rowOf(cell);
    const lines = toLines(toChunks(atoms));
    const hasGaps = lines.some((line) => line.cells.length > 1);
    const paragraphs = paragraphsOf(lines, grid.extentOf(cell));
    rows.set(row, [...(rows.get(row) ?? []), { atoms, paragraphs, hasGaps }]);
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, cells]) => cells);
}

function paragraphsOf(
  lines: readonly Line[],
  extent: { left: number; right: number },
): RuledCell['paragraphs'] {
  const padding = smallest(lines.flatMap(({ u0, u1 }) => [u0 - extent.left, extent.right - u1]));
  const [left, right] = [extent.left + Math.max(0, padding), extent.right - Math.max(0, padding)];
  const paragraphs: Atom[][][] = [];
  lines.forEach((line, at) => {
    const characters = line.cells.flatMap((cell) => cell.atoms);
    const previous = lines[at - 1];
    const paragraph = paragraphs.at(-1);
    if (previous && paragraph && goesOn(line, roomAfter(previous, left, right))) paragraph.push(characters);
    else paragraphs.push([characters]);
  });
  return paragraphs;
}

/** Whether what starts the line would not have fitted at the end of the one above. */
function goesOn(line: Line, room: number): boolean {
  const [head] = line.cells;
  const first = head?.atoms[0];
  if (head === undefined || first === undefined || startsWithBullet(headOf(head.atoms))) return false;
  return room < (isCjk(first.text) ? 1.7 * line.size : firstWordWidth(head) + 0.5 * line.size);
}

/** How much more the line would have held; a line set in the middle leaves room at both of its ends. */
function roomAfter({ u0, u1, size }: Line, left: number, right: number): number {
  const isCentred = Math.abs(u0 - left - (right - u1)) < 0.5 * size;
  return isCentred ? right - left - (u1 - u0) : right - u1;
}

function headOf(atoms: readonly Atom[]): string {
  const [first, second] = atoms;
  return `${first?.text ?? ''}${second?.blank ?? ''}${second?.text ?? ''}`;
}
