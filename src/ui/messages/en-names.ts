const formats = {
  pdf: 'PDF',
  docx: 'Word',
  doc: 'Word 97',
  odt: 'OpenDocument text',
  rtf: 'RTF',
  pptx: 'PowerPoint',
  ppt: 'PowerPoint 97',
  odp: 'OpenDocument slides',
  xlsx: 'Excel',
  xls: 'Excel 97',
  ods: 'OpenDocument sheet',
  csv: 'CSV',
  epub: 'EPUB',
  txt: 'Text',
  md: 'Markdown',
  html: 'HTML',
  jpeg: 'JPEG',
  png: 'PNG',
  tiff: 'TIFF',
  webp: 'WebP',
};

/** By SPDX identifier, with two of our own for what SPDX has no name for. */
const licences = {
  'all-rights-reserved': 'All rights reserved',
  'CC-BY-4.0': 'CC BY 4.0: share with credit',
  'CC-BY-SA-4.0': 'CC BY-SA 4.0: share alike with credit',
  'CC-BY-NC-4.0': 'CC BY-NC 4.0: share with credit, not commercially',
  'CC-BY-NC-SA-4.0': 'CC BY-NC-SA 4.0: share alike, not commercially',
  'CC0-1.0': 'CC0 1.0: no rights reserved',
  'Apache-2.0': 'Apache License 2.0',
  MIT: 'MIT License',
  'public-domain': 'Public domain',
};

const stages = {
  received: 'Received',
  reading: 'Reading',
  pictures: 'Drawing pages',
  ready: 'Ready',
  failed: 'Failed',
};

const visibilities = {
  draft: 'Draft',
  review: 'In review',
  published: 'Published',
  removed: 'Removed',
};

const textKinds = {
  text: 'Text that can be selected and copied',
  scan: 'Scanned pages, without text',
  mixed: 'Partly text, partly scanned pages',
  empty: 'No text',
};

/** What happened to a file, and what its owner can do. */
const failures = {
  empty: 'The file is empty. Check the original and replace it.',
  encrypted: 'The file is protected by a password. Remove the password and replace the file.',
  damaged:
    'The file is damaged and could not be opened. Save it again in the program it comes from, then replace it.',
  unsupported: 'This kind of file cannot be read here. Save it as PDF and replace it.',
  svg: 'This is an SVG drawing, which the library cannot show as pages. Export it as PDF or PNG and replace it.',
  'too-large': 'The file is larger than this library accepts. Split or compress it, then replace it.',
  'too-many-pages':
    'The file has more pages than this library accepts. Split it into volumes and upload each.',
  bomb: 'The file unpacks to far more than its size allows, so it was not opened. Save it again as PDF and replace it.',
  nested:
    'The elements of this file are nested far too deeply to be laid out. Simplify it, or save it as PDF, then replace it.',
  entities:
    'The file defines abbreviations (XML entities) that can reach for other files or swell without end, so it was not opened. Save it as PDF and replace it.',
  timeout:
    'Reading the file took too long and was stopped. Try again; if it stops again, save it as PDF and replace it.',
  memory:
    'The file needs more memory than this library allows. Make its pictures smaller, or save it as PDF, then replace it.',
  crashed:
    'The file made the reader stop. Other files are not affected. Try again; if it fails again, save it as PDF and replace it.',
  'no-pages': 'No pages were found in the file. Check that it is not blank, then replace it.',
  'set-aside':
    'Processing this file failed three times, so it was set aside. Save it as PDF and replace it, or remove it.',
  duplicate: 'Meanwhile another document was given this very file. Choose another file.',
  other: 'The file could not be read. Try again, or replace it.',
};

/** What is wrong with a form's field, by code. */
const fieldErrors = {
  required: 'Please fill this in.',
  email: 'This is not an e-mail address; it should look like name@example.org.',
  short: 'This is too short.',
  long: 'This is too long.',
  taken: 'This is already in use; choose another.',
  amount: 'This is not an amount; write it like 12 or 12.50, or 0 for free.',
  pages: 'Write a whole number of pages, 0 or more.',
  url: 'This is not a web address; it should start with https://.',
  number: 'Write a whole number.',
  unknown: 'This choice does not exist; choose one of the list.',
  'two-words': 'Write at least two different words, with = between them.',
  'many-words': 'These are more than 20 words; make two lines of them.',
  'long-word': 'One of the words is longer than 60 characters; shorten it, or put = between words.',
  'no-document': 'No document has this address.',
  'no-account': 'No account has this address.',
  withdrawn: 'This document was withdrawn before.',
  invalid: 'This cannot be accepted as it is.',
};

const roles = { reader: 'Reader', contributor: 'Contributor', operator: 'Operator' };

const roleHints = {
  reader: 'finds, reads and downloads',
  contributor: 'also uploads and publishes',
  operator: 'also runs the library',
};

export const names = {
  formats,
  licences,
  stages,
  visibilities,
  textKinds,
  failures,
  fieldErrors,
  roles,
  roleHints,
};
