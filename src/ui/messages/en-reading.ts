import { formatNumber } from '../format.ts';

const count = (n: number, one: string, many: string) =>
  n === 1 ? `1 ${one}` : `${formatNumber(n, 'en')} ${many}`;

/** Also used by the reader's scripts, which fill in the names in braces. */
const live = {
  pageLabel: 'Page {n}',
  pageOf: 'Page {n} of {of}',
  minutesLeft: 'about {n} min left',
  minuteLeft: 'under a minute left',
  previewMinutesLeft: 'about {n} min of the preview left',
  previewMinuteLeft: 'nearly at the end of the preview',
  hitOf: '{n} of {of}',
  pictureMissing: 'The picture of this page did not load.',
  again: 'Try again',
  problem: 'That did not work. Please try again.',
};

export const reading = {
  live,
  read: 'Read',
  back: 'Back to the document',
  pages: 'Pages',
  goTo: 'Go to page',
  of: (n: number) => `of ${formatNumber(n, 'en')}`,
  previousPage: 'Previous page',
  nextPage: 'Next page',
  firstPage: 'First page',
  tools: 'Reading tools',
  place: 'Place in the document',
  closePanel: 'Close',
  panels: { contents: 'Contents', thumbnails: 'Thumbnails', search: 'Search' },
  noOutline: 'This document has no table of contents.',
  outlineLocked: (n: number) =>
    `${n === 1 ? '1 more entry leads' : `${formatNumber(n, 'en')} more entries lead`} to pages that are still locked.`,
  outlineCut: (n: number) => `The first ${formatNumber(n, 'en')} entries are listed.`,
  searchLabel: 'Search in this document',
  searchHint: 'Words on its pages',
  hits: (n: number) => (n === 1 ? 'Found in 1 place' : `Found in ${formatNumber(n, 'en')} places`),
  hitsNone: 'Not found on the pages you can read.',
  hitsLocked: (n: number) => `${count(n, 'more place', 'more places')} on the locked pages.`,
  hitsCut: (n: number) => `The first ${formatNumber(n, 'en')} are listed; more words narrow it down.`,
  hitsFor: (words: string) => `“${words}”`,
  allHits: 'List',
  previousHit: 'Previous hit',
  nextHit: 'Next hit',
  endSearch: 'End the search',
  lockedTitle: (n: number) => `${count(n, 'more page', 'more pages')} in this document`,
  lockedText: 'They open with the whole document. There are two ways to get it:',
  lockedBuy: (price: string) => `Buy it once for ${price}`,
  lockedJoin: 'Read it as a member',
  lockedNote: 'What you buy stays yours, to read here and to download.',
  textOfPage: 'The text of this page',
  noText: 'This page is a picture without text.',
  noPages: 'This document has no pages to show.',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
};
