import { OTHER_BREAK, type Stream } from '../analysis/index.ts';

/** Whether the two units beside what is sought are right, as `wordNumber` makes them one. */
export type Beside = (word: number) => boolean;

export interface Between {
  inner: Stream;
  before: Beside;
  after: Beside;
}

/** Whether `sought` stands in the text as it is. */
export function contains(text: Stream, sought: Stream): boolean {
  const first = sought[0] ?? 0;
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    let i = 1;
    while (i < sought.length && text[at + i] === sought[i]) i += 1;
    if (i >= sought.length) return true;
  }
  return false;
}

/** Whether `sought`, which holds no marks, stands in the text, marks aside. */
export function stands(sought: Stream, text: Stream): boolean {
  const first = sought[0] ?? 0;
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    if (endOf(sought, text, at) >= 0) return true;
  }
  return false;
}

/** Whether it stands in the text between words that are right, marks aside. */
export function standsBetween({ inner, before, after }: Between, text: Stream): boolean {
  if (inner.length === 0) return standSideBySide(text, before, after);
  const first = inner[0] ?? 0;
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    const end = endOf(inner, text, at);
    if (end < 0) continue;
    if (before(wordBefore(text, at)) && after(wordAt(text, end))) return true;
  }
  return false;
}

function standSideBySide(text: Stream, before: Beside, after: Beside): boolean {
  for (let at = 2; at < text.length; at++) {
    if (after(wordAt(text, at)) && before(wordBefore(text, at))) return true;
  }
  return false;
}

export function wordNumber(first: number, second: number): number {
  return first * 65_536 + second;
}

/** Where `sought` ends that begins at `at`, marks aside; -1 if it does not stand there. */
function endOf(sought: Stream, text: Stream, at: number): number {
  let i = 1;
  let next = at + 1;
  while (i < sought.length && (text[next] === sought[i] || text[next] === OTHER_BREAK)) {
    if (text[next] === sought[i]) i += 1;
    next += 1;
  }
  return i >= sought.length ? next : -1;
}

function wordBefore(text: Stream, at: number): number {
  let end = at - 1;
  while (text[end] === OTHER_BREAK) end -= 1;
  return wordNumber(text[end - 1] ?? 0, text[end] ?? 0);
}

function wordAt(text: Stream, at: number): number {
  let start = at;
  while (text[start] === OTHER_BREAK) start += 1;
  return wordNumber(text[start] ?? 0, text[start + 1] ?? 0);
}
