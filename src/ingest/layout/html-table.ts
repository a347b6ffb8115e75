import type { Block, Cell, Inline } from './blocks.ts';
import { inlineLength } from './inline-text.ts';

const MAX_CELLS = 40_000;
const MAX_CELL_CHARACTERS = 1_500;

export interface CollectedTable {
  rows: Cell[][];
  /** The blocks of each cell, row by row. */
  contents: Block[][];
  headerRows: number;
}

/** A table of data as a table; one that merely lays out a page, or is too long for a table, as its contents. */
export function finishTable({ rows, contents, headerRows }: CollectedTable): Block[] {
  if (laysOutPage(rows, contents)) return contents.flat();
  let next = 0;
  const filled = rows
    .map((row) => row.map((cell) => ({ ...cell, inlines: blocksToInlines(contents[next++] ?? []) })))
    .filter((row) => row.length > 0);
  if (contents.length > MAX_CELLS) return filled.map(rowAsParagraph);
  return filled.length === 0 ? [] : [{ kind: 'table', headerRows, rows: filled }];
}

function laysOutPage(rows: Cell[][], contents: Block[][]): boolean {
  if (rows.every((row) => row.length <= 1)) return true;
  return contents.some(
    (blocks) =>
      blocks.some((block) => block.kind === 'table' || (block.kind === 'heading' && block.level <= 3)) ||
      blocks.length > 12 ||
      contentLength(blocks) > MAX_CELL_CHARACTERS,
  );
}

function rowAsParagraph(row: Cell[]): Block {
  const inlines = row.flatMap(({ inlines: own }, index): Inline[] =>
    index === 0 ? own : [{ kind: 'text', text: ' | ' }, ...own],
  );
  return { kind: 'paragraph', inlines };
}

function contentLength(blocks: Block[]): number {
  return blocks.reduce((sum, block) => sum + blockLength(block), 0);
}

function blockLength(block: Block): number {
  if (block.kind === 'code') return block.text.length;
  if (block.kind === 'quote') return contentLength(block.blocks);
  if (block.kind === 'list') return block.items.reduce((sum, item) => sum + contentLength(item), 0);
  return 'inlines' in block ? inlineLength(block.inlines) : 0;
}

/** A cell holds lines, not blocks: paragraphs and items follow each other with line breaks. */
function blocksToInlines(blocks: Block[]): Inline[] {
  const lines = blocks.flatMap(blockToLines).filter((line) => line.length > 0);
  return lines.flatMap((line, index): Inline[] => (index === 0 ? line : [{ kind: 'break' }, ...line]));
}

function blockToLines(block: Block): Inline[][] {
  switch (block.kind) {
    case 'paragraph':
      return [block.inlines];
    case 'heading':
      return [[{ kind: 'strong', children: block.inlines }]];
    case 'quote':
      return block.blocks.flatMap(blockToLines);
    case 'code':
      return block.text.split('\n').map((text) => [{ kind: 'code', text }]);
    case 'image':
      return [[{ kind: 'image', key: block.key, alt: block.alt }]];
    case 'anchor':
      return [[block]];
    case 'list':
      return block.items.flatMap((item, index) =>
        itemLines(item, itemMark(block.marker, block.start + index)),
      );
    default:
      return [];
  }
}

function itemMark(marker: string, number: number): string {
  if (marker === 'none') return '';
  return marker === 'number' ? `${number}. ` : '• ';
}

function itemLines(item: Block[], mark: string): Inline[][] {
  const [first = [], ...rest] = item.flatMap(blockToLines);
  return [[{ kind: 'text', text: mark }, ...first], ...rest];
}
