import type { Cell, TableBlock } from './blocks.ts';

export interface PlacedCell {
  cell: Cell;
  column: number;
  row: number;
  columns: number;
  rows: number;
}

export interface TableGrid {
  columns: number;
  rows: number;
  headerRows: number;
  cells: PlacedCell[];
}

const MAX_COLUMNS = 64;

/**
 * Gives every cell its place. Spans are cut where they would overlap another cell, cross from the
 * header into the body or leave the table; columns beyond the 64th are left out.
 */
export function placeCells(table: TableBlock): TableGrid {
  const height = table.rows.length;
  const headerRows = Math.min(table.headerRows, Math.max(0, height - 1));
  const taken: boolean[][] = Array.from({ length: height }, () => []);
  const cells: PlacedCell[] = [];
  table.rows.forEach((row, y) => {
    const floor = y < headerRows ? headerRows : height;
    let x = 0;
    for (const cell of row) {
      while (taken[y]?.[x]) x += 1;
      if (x >= MAX_COLUMNS) break;
      const columns = freeColumns(taken[y] ?? [], x, cell.columns);
      const rows = Math.max(1, Math.min(cell.rows, floor - y));
      for (let down = y; down < y + rows; down += 1)
        for (let across = x; across < x + columns; across += 1) (taken[down] ??= [])[across] = true;
      cells.push({ cell, column: x, row: y, columns, rows });
      x += columns;
    }
  });
  const columns = cells.reduce((most, placed) => Math.max(most, placed.column + placed.columns), 1);
  return { columns, rows: height, headerRows, cells };
}

function freeColumns(row: boolean[], from: number, wanted: number): number {
  let width = 1;
  while (width < wanted && from + width < MAX_COLUMNS && !row[from + width]) width += 1;
  return width;
}
