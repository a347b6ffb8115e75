import { formatNumber } from '../format.ts';

/** Spreadsheets as tables. */
export const table = {
  open: 'As a table',
  sheets: 'Sheets',
  sheet: (n: number) => `Sheet ${formatNumber(n, 'en')}`,
  rows: 'Rows of the sheet',
  previousRows: 'Earlier rows',
  nextRows: 'Further rows',
  partOf: 'Part {n} of {of}',
  nothing: 'No rows lie on the pages you can read.',
  locked: 'Only rows that lie on the free pages are here; the others come with the whole document.',
  cut: 'The sheet is longer or wider than can be shown here: the whole of it is in the file.',
  asShown: 'Cells are as the sheet shows them; formulas and hidden rows are in the file alone.',
};
