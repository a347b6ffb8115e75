import { InvalidInputError } from '../errors.ts';
import { parseMailAddress } from './address.ts';

export interface Letter {
  /** One address, nothing else. */
  to: string;
  subject: string;
  text: string;
  html?: string | undefined;
  /** Further header fields, such as `List-Unsubscribe`. */
  headers?: Record<string, string> | undefined;
}

export class InvalidLetterError extends InvalidInputError {
  override name = 'InvalidLetterError';
}

const LONGEST_SUBJECT = 200;
const HEADER_NAME = /^[A-Za-z][A-Za-z0-9-]*$/;
/** Those that the letter itself sets. */
const OWN_HEADERS = /^(to|cc|bcc|from|sender|subject|date|message-id|mime-version|content-.*)$/i;
const LINE_BREAKS = /[\0-\x1f\x7f\u0085\u2028\u2029]+/g;

/**
 * The letter with its address in the mail system's form and its subject on one line, since titles come
 * from people. Throws `InvalidLetterError` for a wrong address or a header field that would not stay one field.
 */
export function checkLetter(letter: Letter): Letter {
  const to = parseMailAddress(letter.to);
  if (to === undefined) throw new InvalidLetterError({ to: 'email' }, 'not a mail address');
  for (const [name, value] of Object.entries(letter.headers ?? {})) {
    if (!HEADER_NAME.test(name) || OWN_HEADERS.test(name) || value.search(LINE_BREAKS) >= 0)
      throw new InvalidLetterError({ headers: 'invalid' }, `not a header field to send: ${name}`);
  }
  const subject = letter.subject.replaceAll(LINE_BREAKS, ' ').trim().slice(0, LONGEST_SUBJECT);
  return { ...letter, to, subject };
}
