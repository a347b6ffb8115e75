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

export const followTool = {
  category: {
    follow: 'Follow this subject',
    unfollow: 'Stop following this subject',
    hint: 'Hear of new documents on it by e-mail or feed',
  },
  search: {
    follow: 'Follow this search',
    unfollow: 'Stop following this search',
    hint: 'Hear of new documents with these words by e-mail or feed',
  },
};

/** To a contributor, when a question is asked. */
export const questionLetter = {
  title: 'A question about your document',
  subject: (title: string) => `A question about “${title}”`,
  lead: (title: string) => `Somebody has asked about “${title}”:`,
  answer: 'Answer it',
  document: 'The document:',
};
