import { fold, isExactCode } from './analysis/index.ts';

/** What is longer was copied from somewhere, and tells nobody what to do. */
const LONGEST = 100;
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/g;
/** A telephone number, an account, an identity card. */
const MANY_DIGITS = /\d(?:[\s().+-]{0,2}\d){6,}/;

/** Whether the plain query says what an operator could act on, and nothing of a person. */
export function isWorthNoting(query: string): boolean {
  return query.length <= LONGEST && /[\p{L}\p{N}]/u.test(query) && !isPersonal(query);
}

/** The digits of books and standards are nobody's. */
function isPersonal(query: string): boolean {
  return query.includes('@') || (MANY_DIGITS.test(query.replaceAll(YEAR, '')) && !isExactCode(fold(query)));
}
