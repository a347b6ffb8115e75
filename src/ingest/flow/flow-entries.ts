import type { Block, Cell, Inline, ListBlock, TableBlock } from '../layout/blocks.ts';
import { cleanText } from '../layout/breakable.ts';
import type { FlowEntry, FlowRun } from './types.ts';

interface Within {
  depth: number;
  isQuote: boolean;
}

/** A document's blocks as one flow, without anchors, links' addresses and the pictures themselves. */
export function flowEntries(blocks: Block[], within: Within = { depth: 0, isQuote: false }): FlowEntry[] {
  return blocks.flatMap((block) => entriesOf(block, within));
}

function entriesOf(block: Block, within: Within): FlowEntry[] {
  switch (block.kind) {
    case 'heading':
      return textual(block.inlines, (runs) => ({ kind: 'heading', level: block.level, runs }));
    case 'paragraph':
      return textual(block.inlines, (runs) => paragraph(runs, within));
    case 'quote':
      return flowEntries(block.blocks, { ...within, isQuote: true });
    case 'code':
      return [{ kind: 'code', text: codeOf(block.text) }];
    case 'list':
      return itemsOf(block, within);
    case 'table':
      return rowsOf(block);
    case 'image':
      return [{ kind: 'picture', alt: cleanText(block.alt) }];
    case 'rule':
      return [{ kind: 'rule' }];
    default:
      return [];
  }
}

function textual(inlines: Inline[], entry: (runs: FlowRun[]) => FlowEntry): FlowEntry[] {
  const runs = runsOf(inlines);
  return runs.length > 0 ? [entry(runs)] : [];
}

function paragraph(runs: FlowRun[], { depth, isQuote }: Within): FlowEntry {
  if (depth > 0) return { kind: 'item', depth, mark: '', runs };
  return { kind: isQuote ? 'quote' : 'paragraph', runs };
}

function itemsOf({ items, marker, start }: ListBlock, within: Within): FlowEntry[] {
  const depth = within.depth + 1;
  return items.flatMap((item, at) => {
    const entries = flowEntries(item, { ...within, depth });
    const mark = marker === 'number' ? `${start + at}.` : marker === 'bullet' ? '•' : '';
    const [first] = entries;
    if (first?.kind === 'item' && first.depth === depth) first.mark = mark;
    return entries;
  });
}

function rowsOf({ rows, headerRows }: TableBlock): FlowEntry[] {
  return rows.map((row, at) => ({
    kind: 'row',
    isFirst: at === 0,
    isHead: at < headerRows,
    cells: row.map(cellOf),
  }));
}

function cellOf({ inlines, columns, rows, header, align }: Cell) {
  return { runs: runsOf(inlines), columns, rows, isHead: header, ...(align ? { align } : {}) };
}

function runsOf(inlines: Inline[]): FlowRun[] {
  return inlines.flatMap((inline): FlowRun[] => {
    if (inline.kind === 'break') return ['\n'];
    if (inline.kind === 'code') return [['code', [cleanText(inline.text)]]];
    if (inline.kind === 'link') return runsOf(inline.children);
    if ('children' in inline) return [[inline.kind, runsOf(inline.children)]];
    return 'text' in inline && inline.text !== '' ? [cleanText(inline.text)] : [];
  });
}

function codeOf(text: string): string {
  const lines = text.replaceAll('\t', '    ').split(/\r\n?|\n/);
  return lines.map((line) => cleanText(line).trimEnd()).join('\n');
}
