import { formatNumber } from '../format.ts';
import { contributors } from './en-contributors.ts';
import { desk } from './en-desk.ts';
import { letters } from './en-letters.ts';
import { names } from './en-names.ts';
import { payments } from './en-payments.ts';
import { people } from './en-people.ts';
import { readers } from './en-readers.ts';
import { store } from './en-store.ts';
import { trail } from './en-trail.ts';
import { reading } from './en-reading.ts';
import { find } from './en-search.ts';
import { followTool, questionLetter, table } from './en-ways.ts';
import { versions } from './en-versions.ts';

const site = {
  languageName: 'English',
  skip: 'Skip to the content',
  menu: 'Menu',
  switchLanguage: 'Language',
  theme: 'Appearance',
  themes: { paper: 'Paper', ink: 'Ink', system: 'Automatic' },
  search: 'Search',
  searchLibrary: 'Search the library',
  searchHint: 'Title, author, any words',
  signIn: 'Sign in',
  signOut: 'Sign out',
  account: 'Account',
  upload: 'Upload',
  studio: 'My documents',
  desk: 'Desk',
  footerAbout: 'An open library of documents: read the preview, check the facts, take it home.',
  builtWith: 'Runs on Wenyuan 文渊, free software',
};

const common = {
  save: 'Save',
  remove: 'Remove',
  removeAsk: 'Remove…',
  free: 'Free',
  pages: (n: number) => (n === 1 ? '1 page' : `${formatNumber(n, 'en')} pages`),
  documents: (n: number) => (n === 1 ? '1 document' : `${formatNumber(n, 'en')} documents`),
  previous: 'Previous',
  next: 'Next',
  pageOf: (page: number, of: number) => `Page ${page} of ${of}`,
  pagination: 'Pages of this list',
  errorSummary: 'Please look at these fields again',
  colon: ':',
  unknownLanguage: 'Not known',
  noCategory: 'No category',
};

export const en = {
  site,
  common,
  ...names,
  ...readers,
  ...contributors,
  ...people,
  ...store,
  ...trail,
  desk,
  letters,
  payments,
  reading,
  find,
  versions,
  table,
  followTool,
  questionLetter,
};

export type Messages = typeof en;
