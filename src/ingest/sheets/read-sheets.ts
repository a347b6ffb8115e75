import { readCsvSheet } from './read-csv.ts';
import { readOds } from './read-ods.ts';
import type { Sheet } from './types.ts';

/** The sheets of a workbook that hold something, within `sheetsLimits`. */
export function readSheets({ path, format }: { path: string; format: 'csv' | 'ods' }): Promise<Sheet[]> {
  return format === 'csv' ? readCsvSheet(path) : readOds(path);
}
