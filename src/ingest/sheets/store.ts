import { createKeptJson } from '../kept-json.ts';
import type { Sheet } from './types.ts';

/** The sheets of a workbook, all their rows; nothing for a file that is none, or whose cells were not kept. */
export const keptSheets = createKeptJson<Sheet[]>('sheets.json');
