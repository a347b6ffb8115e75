import { isHanOrKana } from './characters.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** How much of a long text is searched for a phrase. */
const SEARCHED = 100_000;
/** How much of the text on either side decides what the words are. */
const CONTEXT = 8;

/** Whether the blank at `index` stands inside what would be one word without it. */
export function splitsWord(text: string, index: number): boolean {
  const left = hanBefore(text, index);
  const right = hanAfter(text, index);
  if (left === '' || right === '') return false;
  for (const { index: start } of segmenter.segment(left + right)) {
    if (start === left.length) return false;
  }
  return true;
}

/** Whether what stands around the blank stands elsewhere without one: 社会 主义, where 社会主义 is met too. */
export function splitsPhrase(text: string, index: number): boolean {
  const left = hanBefore(text, index).slice(-2);
  const right = hanAfter(text, index).slice(0, 2);
  return left.length === 2 && right.length === 2 && text.slice(0, SEARCHED).includes(left + right);
}

/** Two characters alone, as 总 则 or 张 三: set apart by custom, they say nothing of lines. */
export function isSetApart(text: string, index: number): boolean {
  return hanBefore(text, index).length === 1 && hanAfter(text, index).length === 1;
}

/** How many Chinese characters stand together on the shorter side of the blank. */
export function shorterSide(text: string, index: number): number {
  return Math.min(hanBefore(text, index).length, hanAfter(text, index).length);
}

function hanBefore(text: string, index: number): string {
  let from = index;
  while (from > 0 && index - from < CONTEXT && isHanOrKana(text[from - 1] ?? '')) from -= 1;
  return text.slice(from, index);
}

function hanAfter(text: string, index: number): string {
  let to = index + 1;
  while (to < text.length && to - index <= CONTEXT && isHanOrKana(text[to] ?? '')) to += 1;
  return text.slice(index + 1, to);
}
