import type { Block, Cell, Inline, LaidDocument, ListBlock } from './blocks.ts';
import { cleanText } from './breakable.ts';

/** As `template.typ` sets them; the last goes on for what is nested deeper. */
const BULLETS = ['•', '–', '·'];

/**
 * The text of a document as its source has it, in the order in which it is set: paragraphs, headings, items
 * of lists, rows of tables (a tab parts their cells) and lines of code, one a line.
 */
export function sourceLines(document: LaidDocument): string[] {
  return document.blocks.flatMap((block) => linesOf(block, 0));
}

function linesOf(block: Block, depth: number): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return splitLines(textOf(block.inlines));
    case 'quote':
      return block.blocks.flatMap((inner) => linesOf(inner, depth));
    case 'code':
      return block.text.split(/\r\n?|\n/).map((line) => cleanText(line.replaceAll('\t', '    ')).trimEnd());
    case 'list':
      return itemsOf(block, depth);
    case 'table':
      return block.rows.map((row) => row.map(cellText).join('\t'));
    default:
      return [];
  }
}

function itemsOf({ items, marker, start }: ListBlock, depth: number): string[] {
  const bullet = BULLETS[Math.min(depth, BULLETS.length - 1)] ?? '';
  return items.flatMap((item, at) => {
    const lines = item.flatMap((inner) => linesOf(inner, marker === 'bullet' ? depth + 1 : depth));
    const mark = marker === 'number' ? `${start + at}. ` : marker === 'bullet' ? `${bullet} ` : '';
    return lines.length === 0 ? [mark.trim()] : lines.map((line, index) => (index === 0 ? mark : '') + line);
  });
}

function cellText(cell: Cell): string {
  return splitLines(textOf(cell.inlines)).join(' ');
}

function textOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'break') return '\n';
      if ('children' in inline) return textOf(inline.children);
      return 'text' in inline ? cleanText(inline.text) : '';
    })
    .join('');
}

function splitLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').trim())
    .filter((line) => line !== '');
}
