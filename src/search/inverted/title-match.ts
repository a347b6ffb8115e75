import { FIELD_BREAK, type Stream } from '../analysis/index.ts';

/** What it counts to be the last name of an author beside being the whole name. */
const LAST_NAME = 0.4;

/** Of the title's pairs, how many are in the query; what joins a word in letters to the next is if both are. */
export function titleShare(heading: Stream, hasPair: (first: number, second: number) => boolean): number {
  let pairs = 0;
  let shared = 0;
  let isShared = false;
  for (let i = 0; i + 1 < heading.length && heading[i] !== FIELD_BREAK; i++) {
    const [first = 0, second = 0] = [heading[i], heading[i + 1]];
    if (first <= FIELD_BREAK || second <= FIELD_BREAK) continue;
    pairs += 1;
    isShared = isWordEnd(first) ? isShared && hasPair(second, heading[i + 2] ?? 0) : hasPair(first, second);
    if (isShared) shared += 1;
  }
  return pairs === 0 ? 0 : shared / pairs;
}

/** 1 if the query, in one of the ways to write it, is the title or the author, less if it is the last name that it may be. */
export function titleMatch(heading: Stream, wholes: Stream[], mayBeName: boolean): number {
  const split = heading.indexOf(FIELD_BREAK);
  const isWhole = (whole: Stream) =>
    isSame(whole, heading, 0, split) || isSame(whole, heading, split + 1, heading.length);
  if (wholes.some(isWhole)) return 1;
  const [typed = heading] = wholes;
  return mayBeName && isLastName(typed, heading.subarray(split + 1)) ? LAST_NAME : 0;
}

/** Whether it is the second of the two units that stand for a word in letters. */
function isWordEnd(unit: number): boolean {
  return unit >= 0xe000 && unit < 0xe800;
}

/** Whether the stretch of `text` is `sought`, marks aside. */
function isSame(sought: Stream, text: Stream, from: number, to: number): boolean {
  let at = from;
  for (const unit of sought) {
    if (unit <= FIELD_BREAK) continue;
    while (at < to && (text[at] as number) <= FIELD_BREAK) at += 1;
    if (at >= to || text[at] !== unit) return false;
    at += 1;
  }
  return at >= to && at > from;
}

/** Whether the authors, parted by marks, have a name in letters that ends so. */
function isLastName(sought: Stream, authors: Stream): boolean {
  if (sought.length === 0 || !isWordEnd(sought[1] ?? 0)) return false;
  for (let end = sought.length; end <= authors.length; end++) {
    const isEnd = end === authors.length || (authors[end] as number) <= FIELD_BREAK;
    if (isEnd && isSame(sought, authors, end - sought.length, end)) return true;
  }
  return false;
}
