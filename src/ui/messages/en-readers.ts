import { formatNumber } from '../format.ts';
const home = {
  welcome: 'Find the page you need.',
  lead: (n: number) =>
    n === 1
      ? 'One document, read in the browser.'
      : `${formatNumber(n, 'en')} documents, read in the browser.`,
  categories: 'Subjects',
  newest: 'New here',
  popular: 'Read most',
  emptyTitle: 'The shelves are still empty',
  emptyVisitor: 'Nothing has been published here yet. Come back soon.',
  emptyReader:
    'Nothing has been published here yet. If you have something to share, ask the operator to make you a contributor.',
  emptyContributor:
    'Upload the first document: PDF, Word, PowerPoint, Excel, EPUB, Markdown and plain text all become pages that anyone can read here.',
  emptyOperator: 'Upload the first documents, name the subjects, and invite contributors from the desk.',
  uploadFirst: 'Upload documents',
  arrangeSubjects: 'Arrange the subjects',
};

const category = {
  order: 'Order',
  newest: 'Newest',
  popular: 'Most downloaded',
  emptyTitle: 'No documents here yet',
  empty: 'Look in another subject, or search the whole library.',
  others: 'Subjects',
};

const document = {
  facts: 'Facts',
  author: 'Author',
  by: (name: string) => `by ${name}`,
  format: 'Format',
  pages: 'Length',
  size: 'Size',
  language: 'Language',
  contributor: 'Contributor',
  published: 'Published',
  added: 'Added',
  licence: 'Licence',
  fingerprint: 'SHA-256',
  fingerprintFull: 'Show all of it',
  preview: 'Preview',
  previewShows: (shown: number, of: number) =>
    shown >= of ? `All ${formatNumber(of, 'en')} pages` : `Pages 1–${shown} of ${formatNumber(of, 'en')}`,
  previewOnePage: (of: number) => (of <= 1 ? 'The whole page' : `Page 1 of ${formatNumber(of, 'en')}`),
  previewNone: 'No pages',
  textKind: 'Text',
  downloads: (n: number) => (n === 1 ? 'Downloaded once' : `Downloaded ${formatNumber(n, 'en')} times`),
  tags: 'Keywords',
  download: 'Download now',
  downloadFacts: (format: string, size: string) => `${format}, ${size}. No sign-in needed.`,
  ownDownloadFacts: (format: string, size: string) => `${format}, ${size}. You manage this document.`,
  fullPrice: 'Full price',
  share: 'Share',
  linkCopied: 'Link copied.',
  locked: 'The pages below are free to read. The whole document is yours once bought.',
  lockedNoPreview: 'The document is yours once bought.',
  notReadyYet: 'It can be read and downloaded here once its pages are ready.',
  pageAlt: (page: number, of: number) => `Page ${page} of ${of}`,
  pagesTitle: 'The pages',
  morePages: (n: number) => (n === 1 ? '1 more page' : `${formatNumber(n, 'en')} more pages`),
  morePagesLocked: 'They are locked, and are not part of the preview.',
  morePagesFree: 'Download the document to read them.',
  previewText: 'From the text',
  previewTextNote: 'The beginning, as it can be copied and searched.',
  similar: 'Documents like it',
  edit: 'Edit',
  statusTitle: 'State of this document',
  notPublished: 'Only you and the operators can see this page: it is not published yet.',
};

const progress = {
  steps: 'Steps',
  readingPages: (done: number) =>
    done === 0 ? 'Reading the file' : `Reading the file: ${formatNumber(done, 'en')} pages so far`,
  pagesDone: (done: number, of: number) =>
    `${formatNumber(done, 'en')} of ${formatNumber(of, 'en')} pages drawn`,
  waiting: 'Waiting for its turn',
  ready: 'The pages are ready.',
  openDocument: 'Open the document',
  done: 'done',
  current: 'now',
  toCome: 'to come',
};

const search = {
  title: 'Search',
  titleFor: (q: string) => `Search: ${q}`,
  results: (n: number, q: string) =>
    `${n === 1 ? '1 document' : `${formatNumber(n, 'en')} documents`}${q ? ` for “${q}”` : ''}`,
  took: (ms: number) => `${ms < 1 ? 'under 1' : Math.round(ms)} ms`,
  filters: 'Narrow down',
  sort: 'Order',
  clear: 'Clear filters',
  onPages: 'Found on',
  pageLink: (n: number) => `p. ${n}`,
  emptyQueryTitle: 'What are you looking for?',
  emptyQuery:
    'Type a title, an author, or any words you remember from the page. Chinese, Traditional or Simplified, and English are all understood.',
  nothingTitle: (q: string) => (q ? `Nothing found for “${q}”` : 'Nothing found'),
  adviceWords: 'Use fewer or other words; one telling word often finds more than a sentence.',
  adviceSpelling: 'Check the spelling, or try the other language.',
  adviceFilters: 'Clear the filters to search the whole library.',
  adviceBrowse: 'Or look through the subjects:',
  unavailableTitle: 'Search is resting',
  unavailable: 'The search index is being prepared. Try again in a minute, or look through the subjects.',
};

const errors = {
  400: {
    title: 'This request could not be understood',
    advice: 'Go back, check what you entered, and send it again.',
  },
  401: {
    title: 'Please sign in',
    advice: 'This page is for people with an account. Sign in and you will come back here.',
  },
  403: {
    title: 'This is not open to you',
    advice: 'Your account may not do this. If it should, ask the operator of this library.',
  },
  404: {
    title: 'There is nothing at this address',
    advice: 'The document may have been removed, or the address has a mistake. Search for it by its title.',
  },
  409: {
    title: 'Somebody changed this before you',
    advice: 'Open the page again to see how it stands now, then repeat what you wanted to do.',
  },
  413: { title: 'The file is too large', advice: 'Split or compress the file, then upload it again.' },
  500: {
    title: 'Something broke on our side',
    advice: 'It has been noted. Nothing you saved is lost. Try again in a moment.',
  },
  503: { title: 'The library is busy', advice: 'Try again in a minute.' },
};

const errorPage = {
  status: (n: number) => `Error ${n}`,
  home: 'Go to the front page',
};

export const readers = { home, category, document, progress, search, errors, errorPage };
