export { parseMailAddress } from './address.ts';
export { mailJobs } from './jobs.ts';
export type { Letter } from './letter.ts';
export { createMail, type Mail } from './mail.ts';
export {
  enqueueLetter,
  findLetter,
  type ListedLetter,
  listLetters,
  sendLetterAgain,
  type StoredLetter,
} from './queue.ts';
export type { LetterState } from './tables.ts';
