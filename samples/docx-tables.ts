import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Token } from 'markdown-it';
import { type DocxLook, inlineAt, runs, songti, yahei } from './docx-text.ts';

// Twips: an A4 page less its margins.
const textWidth = 8900;

/** A table of the tokens between `table_open` and `table_close`. */
export function renderTable(look: DocxLook, tokens: readonly Token[]): Table {
  const rows = readRows(tokens);
  const columnWidths = shareWidth(rows);
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'BDBDB8' };
  const lines = {
    top: line,
    bottom: line,
    left: line,
    right: line,
    insideHorizontal: line,
    insideVertical: line,
  };
  return new Table({
    rows: rows.map((cells, index) => tableRow(look, cells, columnWidths, index === 0)),
    columnWidths,
    width: { size: textWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: lines,
  });
}

function readRows(tokens: readonly Token[]): Token[][] {
  const rows: Token[][] = [];
  for (const [index, { type }] of tokens.entries()) {
    if (type === 'tr_open') rows.push([]);
    if (type === 'th_open' || type === 'td_open') rows.at(-1)?.push(inlineAt(tokens, index + 1));
  }
  return rows;
}

/** Columns get room by their longest cell, none less than a tenth or so of the whole. */
function shareWidth(rows: readonly Token[][]): number[] {
  const needs = (rows[0] ?? []).map((_, column) => {
    const longest = Math.max(...rows.map((row) => row[column]?.content.length ?? 0));
    return Math.min(22, Math.max(7, longest + 3));
  });
  const total = needs.reduce((sum, need) => sum + need, 0);
  return needs.map((need) => Math.round((need / total) * textWidth));
}

function tableRow(
  look: DocxLook,
  cells: readonly Token[],
  widths: readonly number[],
  head: boolean,
): TableRow {
  const children = cells.map((inline, column) => tableCell(look, inline, widths[column] ?? 0, head));
  return new TableRow({ children, tableHeader: head, cantSplit: true });
}

function tableCell(look: DocxLook, inline: Token, width: number, head: boolean): TableCell {
  const size = look.bodySize - 3;
  const style = head ? { font: yahei, size, bold: true, color: look.accent } : { font: songti, size };
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 70, bottom: 70, left: 110, right: 110 },
    ...(head && { shading: { type: ShadingType.CLEAR, fill: look.tint } }),
    children: [new Paragraph({ children: runs(inline, style), spacing: { line: 300 } })],
  });
}

/** Text drawn as on a green classroom board. */
export function blackboard(lines: readonly string[]): Table {
  const children = lines.map(
    (line) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { line: 400 },
        children: [new TextRun({ text: line, font: yahei, size: 26, color: 'F4F1E6' })],
      }),
  );
  const frame = { style: BorderStyle.SINGLE, size: 36, color: '8A6A45' };
  const board = new TableCell({
    shading: { type: ShadingType.CLEAR, fill: '2F4F43' },
    borders: { top: frame, bottom: frame, left: frame, right: frame },
    margins: { top: 200, bottom: 200, left: 200, right: 200 },
    children,
  });
  return new Table({
    rows: [new TableRow({ children: [board], cantSplit: true })],
    width: { size: 100, type: WidthType.PERCENTAGE },
  });
}
