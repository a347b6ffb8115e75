import { isCjk } from './characters.ts';
import { joinLines } from './joins.ts';
import type { Vocabulary } from './vocabulary.ts';
import { vocabularyOf } from './vocabulary.ts';

/**
 * Joins the lines of a plain text that was wrapped at a fixed column, as letters and old books are. Texts
 * with a line for each paragraph stay as they are, and so do verses, lists, tables, quotations and code.
 */
export function unwrapPlainText(text: string): string {
  const lines = text.split(/\r\n|\r|\n/);
  const column = wrapColumn(lines);
  if (column === undefined) return text;
  const vocabulary = vocabularyOf(() => lines);
  return blocksOf(lines)
    .flatMap((block) => (isWrapped(block, column) ? joinBlock(block, column, vocabulary) : block))
    .join('\n');
}

/** Columns of a terminal: a Chinese character takes two. */
const NARROWEST = 36;
const WIDEST = 100;
/** Lines too long to be wrapped (addresses, tables) are few in a wrapped text. */
const WITHIN = 0.97;

/** The column the text is wrapped at, if enough lines reach it to say so. */
function wrapColumn(lines: readonly string[]): number | undefined {
  const widths = lines
    .filter((line) => line.trim() !== '')
    .map(columnsOf)
    .sort((a, b) => a - b);
  const column = widths[Math.ceil(widths.length * WITHIN) - 1] ?? 0;
  return column >= NARROWEST && column <= WIDEST ? column : undefined;
}

/** Runs of lines with text, and each line without by itself. */
function blocksOf(lines: readonly string[]): string[][] {
  const blocks: string[][] = [];
  let open = false;
  for (const line of lines) {
    const blank = line.trim() === '';
    const block = blocks.at(-1);
    if (block && open && !blank) block.push(line);
    else blocks.push([line]);
    open = !blank;
  }
  return blocks;
}

const DRAWN = /\t|\S {3,}\S|^\s*[|>#+*]|[\u2500-\u257f]|[{};]\s*$|[-=_]{5,}/;
const FULL_PAIRS = 0.85;

/** Whether the lines of a block end only where the next word would not have fitted. */
function isWrapped(block: readonly string[], column: number): boolean {
  if (block.length < 2 || block.some((line) => DRAWN.test(line))) return false;
  const pairs = block.slice(1).map((line, at) => ({ line, above: block[at] ?? '' }));
  const inner = pairs.filter(({ line }) => !isIndented(line));
  const full = inner.filter(({ line, above }) => isFull(above, line, column));
  if (full.length === 0 || full.length < FULL_PAIRS * inner.length) return false;
  return full.filter(({ line, above }) => flowsOn(above, line)).length >= 0.4 * full.length;
}

function joinBlock(block: readonly string[], column: number, vocabulary: Vocabulary): string[] {
  const paragraphs: string[][] = [];
  block.forEach((line, at) => {
    const above = block[at - 1];
    const joined = above !== undefined && !isIndented(line) && isFull(above, line, column);
    if (joined) paragraphs.at(-1)?.push(line);
    else paragraphs.push([line]);
  });
  return paragraphs.map((lines) => (/^\s*/.exec(lines[0] ?? '')?.[0] ?? '') + joinLines(lines, vocabulary));
}

function isIndented(line: string): boolean {
  return /^\s/.test(line);
}

function isFull(above: string, line: string, column: number): boolean {
  const head = line.trimStart();
  const unit = isCjk(head) ? (/^.[，。、；：！？”）」』》]/.test(head) ? 5 : 3) : firstWordColumns(head) + 1;
  return columnsOf(above.trimEnd()) + unit > column;
}

function firstWordColumns(line: string): number {
  return /^[^\s\u2e80-\u9fff\uff00-\uffef]*/.exec(line)?.[0].length ?? 0;
}

/** The second line reads as the rest of a sentence of the first. */
function flowsOn(above: string, line: string): boolean {
  const head = line.trimStart();
  if (isCjk(head)) return !/[。！？：；”」』…]\s*$/.test(above);
  return /^\p{Ll}/u.test(head) || (/^\p{L}/u.test(head) && !/[.!?:;]["')]?\s*$/.test(above));
}

function columnsOf(line: string): number {
  let columns = 0;
  for (const character of line) columns += isCjk(character) ? 2 : 1;
  return columns;
}
