import { parseRows } from '../layout/csv.ts';
import { readText } from '../layout/read-text.ts';
import { SheetBuilder, SheetsBudget } from './sheet-builder.ts';
import type { Sheet, SheetCell } from './types.ts';

const NUMBER = /^[-+−]?[¥$€£]?[\d,.\s]*\d%?$/;

/** Delimited text as a workbook with one sheet, which has no name. */
export async function readCsvSheet(path: string): Promise<Sheet[]> {
  const builder = new SheetBuilder('', new SheetsBudget());
  for (const row of parseRows(await readText(path))) builder.addRow(row.map(cellOf), 1, false);
  const sheet = builder.finish();
  return sheet ? [sheet] : [];
}

function cellOf(value: string): SheetCell {
  const text = value.trim();
  return NUMBER.test(text) ? [text, 1] : text;
}
