import { formatNumber } from '../format.ts';

/** Of a document whose file was replaced. */
export const versions = {
  title: 'Versions',
  name: (n: number) => `Version ${formatNumber(n, 'en')}`,
  present: 'present version',
  pages: (n: number) => (n === 1 ? '1 page' : `${formatNumber(n, 'en')} pages`),
  download: 'Download',
  downloadOf: (n: number) => `Download version ${n}`,
  heldHint: 'You had the document then, so that version stays yours too.',
  reviewOf: (n: number) => `of version ${n}`,
  newVersion: 'New version',
  newVersionHint:
    'Readers keep the present file until the new one has been read. Whoever has the document gets the new one, and can still download the one they had.',
  replaceWithNew: 'Put in a new file…',
  arrivingTitle: 'A new version is being read',
  arrivingText: (file: string) => `${file} takes the place of the present file as soon as it is ready.`,
  failedTitle: 'The new version could not be read',
  failedText: (file: string) =>
    `${file} was not taken. Readers still have the present file, nothing else has changed.`,
  cancel: 'Keep the present file',
};
