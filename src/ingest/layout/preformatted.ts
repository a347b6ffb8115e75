const MIN_LINES = 4;
const SAMPLE_LINES = 2_000;

/**
 * Whether line ends and blanks carry the meaning of a text: source code, markup, ASCII tables and
 * drawings. Indented first lines of paragraphs and lists do not make a text so.
 */
export function isPreformatted(text: string): boolean {
  const lines = text
    .split('\n', SAMPLE_LINES)
    .filter((line) => line.trim() !== '')
    .map((line) => line.trimEnd());
  if (lines.length < MIN_LINES) return false;
  if (/^\s*<\?xml|^\s*<!DOCTYPE/i.test(text)) return true;
  const shaped = lines.filter(isShaped).length;
  return shaped > lines.length * 0.4;
}

function isShaped(line: string): boolean {
  return (
    /[;{}]$|^\s*[<}\])]|^\s*(\/\/|\/\*|#include|#define|import |def |class |function |return\b)/.test(line) ||
    /[│┃├└┌┐┘┤┬┴┼═║╔╗╚╝]|\+-{3,}\+|^\s*\|.*\|$/.test(line) ||
    /\S(?: {3,}|\t+)\S/.test(line)
  );
}
