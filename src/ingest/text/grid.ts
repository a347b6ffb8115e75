import { largest, smallest } from './extent.ts';
import type { Rule } from './types.ts';

/** A table whose cells are parted by drawn lines. */
export interface Grid {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly cellCount: number;
  /** The cell at a place; undefined outside. Cells are numbered from the top left, row by row. */
  cellAt(u: number, v: number): number | undefined;
  /** The row a cell starts in. */
  rowOf(cell: number): number;
  /** How far the cell reaches along a line. */
  extentOf(cell: number): { left: number; right: number };
}

/** In points: lines drawn closer together than this are one. */
const SAME = 3;
const MOST_CELLS = 4_000;

/** Grids of at least two rows and two columns. */
export function findGrids(rules: readonly Rule[]): Grid[] {
  const merged = mergeRules(rules);
  return connected(merged).flatMap((group) => {
    const grid = toGrid(group);
    return grid ? [grid] : [];
  });
}

/** Pieces of one line, drawn cell by cell or twice as the two edges of a stroke, become one. */
export function mergeRules(rules: readonly Rule[]): Rule[] {
  const merged: Rule[] = [];
  const order = (a: Rule, b: Rule) => Number(a.level) - Number(b.level) || a.at - b.at || a.from - b.from;
  for (const rule of [...rules].sort(order)) {
    const at = merged.findLastIndex((other) => isSameLine(other, rule));
    const other = merged[at];
    if (other)
      merged[at] = { ...other, from: Math.min(other.from, rule.from), to: Math.max(other.to, rule.to) };
    else merged.push(rule);
  }
  return merged;
}

function isSameLine(a: Rule, b: Rule): boolean {
  return (
    a.level === b.level && Math.abs(a.at - b.at) <= SAME && b.from <= a.to + SAME && a.from <= b.to + SAME
  );
}

/** Groups of lines that touch one another. */
function connected(rules: readonly Rule[]): Rule[][] {
  const groups: Rule[][] = [];
  const waiting = new Set(rules);
  for (const first of rules) {
    if (!waiting.delete(first)) continue;
    const group = [first];
    for (const member of group) {
      for (const other of waiting) {
        if (!touches(member, other)) continue;
        waiting.delete(other);
        group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

function touches(a: Rule, b: Rule): boolean {
  if (a.level === b.level) return false;
  const [level, upright] = a.level ? [a, b] : [b, a];
  return reaches(level, upright.at) && reaches(upright, level.at);
}

function reaches(rule: Rule, place: number): boolean {
  return place >= rule.from - SAME && place <= rule.to + SAME;
}

function toGrid(rules: readonly Rule[]): Grid | undefined {
  const level = rules.filter((rule) => rule.level);
  const upright = rules.filter((rule) => !rule.level);
  const us = edgesOf(upright, level);
  const vs = edgesOf(level, upright);
  const [columns, rows] = [us.length - 1, vs.length - 1];
  if (columns < 2 || rows < 2 || columns * rows > MOST_CELLS) return undefined;
  const cells = uniteCells(us, vs, { level, upright });
  const find = (u: number, v: number): number | undefined => {
    const [column, row] = [slotOf(us, u), slotOf(vs, v)];
    return column === undefined || row === undefined ? undefined : cells[row * columns + column];
  };
  return {
    left: us[0] ?? 0,
    right: us.at(-1) ?? 0,
    top: vs[0] ?? 0,
    bottom: vs.at(-1) ?? 0,
    cellCount: new Set(cells).size,
    cellAt: find,
    rowOf: (cell) => Math.floor(cell / columns),
    extentOf(cell) {
      const members = cells.flatMap((other, at) => (other === cell ? [at % columns] : []));
      return { left: us[smallest(members)] ?? 0, right: us[largest(members) + 1] ?? 0 };
    },
  };
}

/** A table may be open at its sides, or at the end of a page: the lines across tell how far it reaches. */
function edgesOf(rules: readonly Rule[], across: readonly Rule[]): number[] {
  const ends = [smallest(across.map(({ from }) => from)), largest(across.map(({ to }) => to))];
  return distinct([...rules.map(({ at }) => at), ...ends]);
}

function distinct(places: readonly number[]): number[] {
  const kept: number[] = [];
  for (const place of [...places].sort((a, b) => a - b)) {
    if (place - (kept.at(-1) ?? -Infinity) > SAME) kept.push(place);
  }
  return kept;
}

/** For each slot of the grid, the first slot of its cell: those with no line between them are one cell. */
function uniteCells(
  us: readonly number[],
  vs: readonly number[],
  { level, upright }: { level: readonly Rule[]; upright: readonly Rule[] },
): number[] {
  const columns = us.length - 1;
  const cells = Array.from({ length: columns * (vs.length - 1) }, (_, at) => at);
  const unite = (a: number, b: number): void => {
    const [one, other] = [cells[a] ?? a, cells[b] ?? b];
    if (one === other) return;
    const [first, last] = [Math.min(one, other), Math.max(one, other)];
    cells.forEach((cell, at) => {
      if (cell === last) cells[at] = first;
    });
  };
  cells.forEach((_, at) => {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    const [u0 = 0, u1 = 0] = [us[column], us[column + 1]];
    const [v0 = 0, v1 = 0] = [vs[row], vs[row + 1]];
    if (column + 1 < columns && !isDrawn(upright, u1, v0, v1)) unite(at, at + 1);
    if (row + 2 < vs.length && !isDrawn(level, v1, u0, u1)) unite(at, at + columns);
  });
  return cells;
}

/** Whether lines run along most of the way. */
function isDrawn(rules: readonly Rule[], at: number, from: number, to: number): boolean {
  const along = rules.filter((rule) => Math.abs(rule.at - at) <= SAME);
  const drawn = along.map((rule) => Math.max(0, Math.min(rule.to, to) - Math.max(rule.from, from)));
  return drawn.reduce((sum, part) => sum + part, 0) > (to - from) / 2;
}

function slotOf(edges: readonly number[], place: number): number | undefined {
  if (place < (edges[0] ?? Infinity)) return undefined;
  const slot = edges.findIndex((edge) => edge > place) - 1;
  return slot < 0 ? undefined : slot;
}
