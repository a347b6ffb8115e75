import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  HeadingLevel,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Token } from 'markdown-it';

export type DocxLook = {
  accent: string;
  tint: string;
  /** Half-points, as Word counts. */
  bodySize: number;
  /** Line spacing in 240ths of a line. */
  line: number;
  headings: 'plain' | 'ruled';
};

export const songti = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: '宋体', cs: 'Calibri' };
export const yahei = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: '微软雅黑', cs: 'Calibri' };

type Writer = {
  look: DocxLook;
  tokens: readonly Token[];
  blocks: (Paragraph | Table)[];
  lists: { ordered: boolean; instance: number }[];
  orderedCount: number;
  quoteDepth: number;
};

export function renderBlocks(tokens: readonly Token[], look: DocxLook): (Paragraph | Table)[] {
  const writer: Writer = { look, tokens, blocks: [], lists: [], orderedCount: 0, quoteDepth: 0 };
  for (let at = 0; at < tokens.length; at += 1) at = renderToken(writer, at);
  return writer.blocks;
}

/** Returns the index of the last token it used. */
function renderToken(writer: Writer, at: number): number {
  const token = writer.tokens[at];
  switch (token?.type) {
    case 'heading_open':
      writer.blocks.push(heading(writer, Number(token.tag.slice(1)), inlineAt(writer.tokens, at + 1)));
      return at + 2;
    case 'paragraph_open':
      writer.blocks.push(paragraph(writer, inlineAt(writer.tokens, at + 1)));
      return at + 2;
    case 'table_open': {
      const end = writer.tokens.findIndex((other, index) => index > at && other.type === 'table_close');
      writer.blocks.push(table(writer, writer.tokens.slice(at, end)), spacer());
      return end;
    }
    case 'fence':
      writer.blocks.push(blackboard(token.content.trimEnd().split('\n')), spacer());
      return at;
    case 'hr':
      writer.blocks.push(new Paragraph({ pageBreakBefore: true, spacing: { line: 20, lineRule: 'exact' } }));
      return at;
    default:
      trackNesting(writer, token?.type ?? '');
      return at;
  }
}

function trackNesting(writer: Writer, type: string): void {
  if (type === 'bullet_list_open') writer.lists.push({ ordered: false, instance: 0 });
  if (type === 'ordered_list_open') {
    writer.orderedCount += 1;
    writer.lists.push({ ordered: true, instance: writer.orderedCount });
  }
  if (type === 'bullet_list_close' || type === 'ordered_list_close') writer.lists.pop();
  if (type === 'blockquote_open') writer.quoteDepth += 1;
  if (type === 'blockquote_close') writer.quoteDepth -= 1;
}

function heading(writer: Writer, level: number, inline: Token): Paragraph {
  const { look } = writer;
  const size = look.bodySize + (level === 1 ? 10 : level === 2 ? 4 : 0);
  const ruled = look.headings === 'ruled' && level === 1;
  return new Paragraph({
    heading: level === 1 ? HeadingLevel.HEADING_1 : level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
    spacing: { before: level === 1 ? 360 : 240, after: 120 },
    keepNext: true,
    ...(ruled && { border: { bottom: { style: BorderStyle.SINGLE, size: 8, space: 4, color: look.accent } } }),
    children: runs(inline, { font: yahei, size, bold: true, color: level === 1 ? look.accent : '222222' }),
  });
}

function paragraph(writer: Writer, inline: Token): Paragraph {
  const { look } = writer;
  const list = writer.lists.at(-1);
  const children = runs(inline, { font: songti, size: look.bodySize });
  const spacing = { line: look.line, after: list ? 40 : 80 };
  if (list) return new Paragraph({ children, spacing, numbering: listNumbering(writer.lists.length - 1, list) });
  if (writer.quoteDepth > 0) return new Paragraph({ children, spacing, ...quoteShape(look) });
  const indent = { firstLine: look.bodySize * 20 };
  return new Paragraph({ children, spacing, indent, alignment: AlignmentType.BOTH });
}

function listNumbering(level: number, list: { ordered: boolean; instance: number }) {
  return { reference: list.ordered ? 'ordered' : 'bullets', level, instance: list.instance };
}

function quoteShape(look: DocxLook): Pick<IParagraphOptions, 'indent' | 'border' | 'shading'> {
  return {
    indent: { left: 360, right: 360 },
    border: { left: { style: BorderStyle.SINGLE, size: 18, space: 10, color: look.accent } },
    shading: { type: ShadingType.CLEAR, fill: look.tint },
  };
}

function table(writer: Writer, tokens: readonly Token[]): Table {
  const rows: TableRow[] = [];
  let cells: TableCell[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'tr_open') cells = [];
    if (token.type === 'th_open') cells.push(cell(writer.look, inlineAt(tokens, index + 1), true));
    if (token.type === 'td_open') cells.push(cell(writer.look, inlineAt(tokens, index + 1), false));
    if (token.type === 'tr_close') rows.push(new TableRow({ children: cells, tableHeader: rows.length === 0, cantSplit: true }));
  }
  return new Table({ rows, width: { size: 100, type: WidthType.PERCENTAGE } });
}

function cell(look: DocxLook, inline: Token, head: boolean): TableCell {
  const size = look.bodySize - 3;
  const style = head ? { font: yahei, size, bold: true, color: look.accent } : { font: songti, size };
  return new TableCell({
    margins: { top: 70, bottom: 70, left: 110, right: 110 },
    ...(head && { shading: { type: ShadingType.CLEAR, fill: look.tint } }),
    children: [new Paragraph({ children: runs(inline, style), spacing: { line: 300 } })],
  });
}

/** Text drawn as on a green classroom board. */
function blackboard(lines: readonly string[]): Table {
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

function spacer(): Paragraph {
  return new Paragraph({ spacing: { line: convertMillimetersToTwip(3), lineRule: 'exact' } });
}

function runs(inline: Token, style: IRunOptions): TextRun[] {
  const result: TextRun[] = [];
  let strong = false;
  for (const child of inline.children ?? []) {
    if (child.type === 'strong_open') strong = true;
    else if (child.type === 'strong_close') strong = false;
    else if (child.type === 'hardbreak') result.push(new TextRun({ break: 1 }));
    else if (child.content) result.push(new TextRun({ ...style, text: child.content, ...(strong && { bold: true }) }));
  }
  return result;
}

function inlineAt(tokens: readonly Token[], at: number): Token {
  const token = tokens[at];
  if (token?.type !== 'inline') throw new Error(`expected text at token ${at}`);
  return token;
}
