import { formatNumber } from '../format.ts';
const upload = {
  title: 'Upload documents',
  lead: 'PDF, Word, PowerPoint, Excel, OpenDocument, EPUB, Markdown, HTML, text and pictures become pages here.',
  choose: 'Choose files',
  chooseHint: (size: string) => `Several at once is fine. Up to ${size} each.`,
  dropHint: 'or drop them here',
  send: 'Upload',
  defaults: 'For all of these files',
  defaultsHint: 'Every document can be changed on its own afterwards.',
  price: 'Price',
  priceHint: (currency: string) => `In ${currency}; 0 is free.`,
  previewPages: 'Free preview pages',
  previewPagesHint: 'Only matters for priced documents.',
  category: 'Subject',
  suggestCategory: 'Suggest one from the text',
  suggestLicence: 'As the text says',
  licence: 'Licence',
  publish: 'Publish each one when it is ready',
  recent: 'Lately uploaded',
  recentEmpty: 'Files you upload appear here with their progress.',
  queue: 'Sending',
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  waiting: 'Waiting',
  sending: (percent: number) => `${percent}% sent`,
  paused: 'Paused',
  reconnecting: 'The connection was lost. Trying again by itself…',
  sent: 'Received and kept',
  tooLarge: (size: string) => `Larger than ${size}: split or compress it first.`,
  failed: 'It could not be sent. Check the connection and try again.',
  noFile: 'Choose at least one file.',
  duplicate: 'The library has this file already, byte for byte.',
  tooLargeAny:
    'One of the files is larger than this library accepts, so none was stored. Split or compress it, then upload again.',
  signInFirst: 'Sign in again; what has been sent is kept.',
  notAllowed: 'Your account may not add documents. Ask an operator to make you a contributor.',
  announceSent: (name: string) => `${name} has been received`,
};

const rows = {
  editDetails: 'Edit details',
  publish: 'Publish',
  unpublish: 'Unpublish',
  retry: 'Try again',
  replace: 'Replace file',
  replaceAsk: 'Replace file…',
  replaceWith: 'New file',
  replaceProblem: 'The file was not replaced',
  replaceDuplicate:
    'The library already has this file, byte for byte. Choose another, or remove this document.',
  replaceTooLarge: (size: string) =>
    `The file is larger than this library accepts: at most ${size}. Split or compress it, then choose it again.`,
  replaceLate:
    'The document is no longer waiting for another file: it has been tried again or replaced meanwhile.',
  replaceBack: 'Back',
  remove: 'Remove',
  removeHint: 'The document and its pages will be gone for readers at once.',
  publishWhenReady: 'Will be published when ready',
};

const edit = {
  title: 'Edit document',
  saved: 'Saved.',
  conflict:
    'Somebody saved other details since you opened this page. Nothing of yours is saved yet: look at the differences, then save again.',
  conflictSame: 'What they saved is what the form below says.',
  theirs: 'Saved meanwhile:',
  yours: 'Yours, in the form below:',
  takenOver: 'You did not change this, so it is taken over into the form below.',
  nothing: 'nothing',
  see: 'See its page',
  suggested: 'Suggested from the file',
  titleField: 'Title',
  author: 'Author',
  summary: 'Summary',
  summaryHint: 'Two or three sentences: what it is, and whom it helps.',
  language: 'Language',
  category: 'Subject',
  tags: 'Keywords',
  tagsHint: 'Separated by commas.',
  licence: 'Licence',
  price: 'Price',
  previewPages: 'Free preview pages',
  previewPagesHint: (n: number) =>
    `Of ${n === 1 ? '1 page' : `${formatNumber(n, 'en')} pages`}; only matters for a priced document.`,
  save: 'Save',
  savePublish: 'Save and publish',
  facts: 'The file',
  danger: 'Take away',
  unpublishHint: 'Readers can no longer find or open it; you keep it as a draft.',
};

const studio = {
  title: 'My documents',
  emptyTitle: 'Nothing uploaded yet',
  empty:
    'Upload a file; its title, language and subject are suggested from the text, and you decide when to publish.',
};

export const contributors = { upload, rows, edit, studio };
