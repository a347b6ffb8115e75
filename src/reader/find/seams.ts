import type { Piece } from './strip.ts';

/** As much of a page as a phrase can reach into it. */
const REACH = 220;
const PAGE_NUMBER = /^[\s\p{P}]*(?:第\s*)?[\divxlcdm]{1,6}(?:\s*页)?[\s\p{P}\d]*$/iu;

/** For every two pages that follow on, the end of one and the beginning of the other, without what heads and foots them. */
export function seamsOf(texts: string[]): Piece[][] {
  const bodies = texts.map((text, index) => bodyOf(text, texts[index - 1], texts[index + 1]));
  return texts.slice(1).map((text, index) => {
    const before = bodies[index] ?? { from: 0, to: 0 };
    const after = bodies[index + 1] ?? { from: 0, to: 0 };
    return [
      {
        page: index + 1,
        text: texts[index] ?? '',
        from: Math.max(before.from, before.to - REACH),
        to: before.to,
      },
      { page: index + 2, text, from: after.from, to: Math.min(after.to, after.from + REACH) },
    ];
  });
}

/** Without a first and last line that number the page or stand on the neighbouring pages too. */
function bodyOf(
  text: string,
  before: string | undefined,
  after: string | undefined,
): { from: number; to: number } {
  const first = firstLine(text);
  const last = lastLine(text);
  const isHead = isRunning(first, [before, after].map(firstLine));
  const isFoot = isRunning(last, [before, after].map(lastLine));
  const from = isHead ? text.indexOf(first) + first.length : 0;
  const to = isFoot ? text.lastIndexOf(last) : text.length;
  return from < to ? { from, to } : { from: 0, to: text.length };
}

function isRunning(line: string, others: string[]): boolean {
  if (line === '') return false;
  return PAGE_NUMBER.test(line) || others.some((other) => withoutDigits(other) === withoutDigits(line));
}

function withoutDigits(line: string): string {
  return line.replaceAll(/\d+/g, '');
}

function firstLine(text = ''): string {
  return text.trimStart().split('\n', 1)[0]?.trim() ?? '';
}

function lastLine(text = ''): string {
  const trimmed = text.trimEnd();
  return trimmed.slice(trimmed.lastIndexOf('\n') + 1).trim();
}
