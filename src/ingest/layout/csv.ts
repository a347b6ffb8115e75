import { parse } from 'csv-parse/sync';
import { IngestError } from '../failure.ts';
import type { Block, Cell, LaidDocument, TableBlock } from './blocks.ts';
import { columnGroups, type ColumnGroup, columnWidths } from './sheet-columns.ts';
import { sniffDelimiter } from './delimiter.ts';

/** What is set of a sheet; the whole stays in the original. */
export const sheetLimits = { cells: 40_000, columns: 64, cellCharacters: 500 };

/** Delimited text as a sheet: the first row heads every page, wide sheets lie on their side or are split by columns. */
export function readCsv(source: string): LaidDocument {
  const rows = parseRows(source);
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const columns = Math.min(sheetLimits.columns, widest);
  if (columns === 0) throw new IngestError('no-pages', 'no cells');
  const shown = rows.slice(0, Math.max(2, Math.floor(sheetLimits.cells / columns)));
  const { groups, wide } = columnGroups(columnWidths(shown, columns));
  return {
    metadata: {},
    blocks: groups.flatMap((group, index) => [
      ...(index > 0 ? [{ kind: 'pageBreak' as const }] : []),
      sheetTable(shown, group),
      ...(shown.length < rows.length ? [cutNote(shown.length, rows.length)] : []),
    ]),
    images: new Map(),
    page: wide ? 'wideSheet' : 'sheet',
  };
}

/** Says, in no language, that the sheet goes on: rows shown of rows there are. */
function cutNote(shown: number, total: number): Block {
  const text = `… ${shown} / ${total}${total === sheetLimits.cells ? '+' : ''}`;
  return { kind: 'paragraph', role: 'caption', inlines: [{ kind: 'text', text }] };
}

/** The rows of delimited text, as far as the limits let. */
export function parseRows(source: string): string[][] {
  const options = {
    delimiter: sniffDelimiter(source),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    to: sheetLimits.cells,
  };
  try {
    return parse(source, options);
  } catch {
    // A stray quotation mark: every line is a row then.
    return parse(source, { ...options, quote: null });
  }
}

function sheetTable(rows: string[][], group: ColumnGroup): TableBlock {
  return {
    kind: 'table',
    headerRows: rows.length > 1 ? 1 : 0,
    rows: rows.map((row, index) =>
      group.columns.map((column) => sheetCell(row[column] ?? '', index === 0, column > 0)),
    ),
    widths: group.widths,
    sheet: true,
  };
}

/** Amounts stand to the right; the first column names the rows, by number or otherwise. */
function sheetCell(value: string, header: boolean, amounts: boolean): Cell {
  const long = value.length > sheetLimits.cellCharacters;
  const text = long ? `${value.slice(0, sheetLimits.cellCharacters)}…` : value;
  const number = amounts && !header && /^[-+−]?[¥$€£]?[\d,.\s]*\d%?$/.test(value);
  const lines = text.trim().split(/\r?\n/);
  return {
    inlines: lines.flatMap((line, at) => [
      ...(at > 0 ? [{ kind: 'break' as const }] : []),
      { kind: 'text' as const, text: line },
    ]),
    columns: 1,
    rows: 1,
    header,
    ...(number ? { align: 'right' as const } : {}),
  };
}
