/**
 * `waiting` to be sent; `sent`: the mail server took it; `kept`: there is no mail server, it lies in the
 * data folder; `refused`: for good, or for longer than it was worth trying.
 */
export type LetterState = 'waiting' | 'sent' | 'kept' | 'refused';

export interface LetterTable {
  id: string;
  recipient: string;
  subject: string;
  /** Emptied once the mail server has the letter: links in it open what only its reader may. */
  text: string;
  html: string | null;
  /** JSON, an object of strings. */
  headers: string;
  state: LetterState;
  attempts: number;
  last_error: string | null;
  created_at: number;
  done_at: number | null;
}

declare module '../db/tables.ts' {
  interface Tables {
    letters: LetterTable;
  }
}
