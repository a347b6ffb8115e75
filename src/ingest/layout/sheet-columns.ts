export interface ColumnGroup {
  columns: number[];
  /** Half-width characters. */
  widths: number[];
}

const MIN_WIDTH = 4;
const MAX_WIDTH = 36;
const SAMPLE_ROWS = 1_000;
/** Half-width characters that fit side by side at the size of a sheet's text. */
const PORTRAIT_WIDTH = 100;
const LANDSCAPE_WIDTH = 150;

/** A width for each column that holds nine values of ten on one line. */
export function columnWidths(rows: string[][], columns: number): number[] {
  const sample = rows.slice(0, SAMPLE_ROWS);
  return Array.from({ length: columns }, (_, column) => {
    const widths = sample.map((row) => displayWidth(row[column] ?? '')).sort((one, other) => one - other);
    const common = widths[Math.floor((widths.length - 1) * 0.9)] ?? 0;
    const header = Math.min(12, displayWidth(sample[0]?.[column] ?? ''));
    return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, header, common)) + 2;
  });
}

/** Columns that fit one page's width; each later group repeats the first column, which names its rows. */
export function columnGroups(widths: number[]): { groups: ColumnGroup[]; wide: boolean } {
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (total <= PORTRAIT_WIDTH) return { groups: [groupOf(widths, [...widths.keys()])], wide: false };
  const groups: number[][] = [];
  let current: number[] = [];
  let used = 0;
  widths.forEach((width, column) => {
    if (current.length > 1 && used + width > LANDSCAPE_WIDTH) {
      groups.push(current);
      current = [0];
      used = widths[0] ?? 0;
    }
    current.push(column);
    used += width;
  });
  groups.push(current);
  return { groups: groups.map((columns) => groupOf(widths, columns)), wide: true };
}

function groupOf(widths: number[], columns: number[]): ColumnGroup {
  return { columns, widths: columns.map((column) => widths[column] ?? MIN_WIDTH) };
}

function displayWidth(text: string): number {
  let width = 0;
  for (const character of text.slice(0, 80)) width += character > '\u2e7f' ? 2 : 1;
  return width;
}
