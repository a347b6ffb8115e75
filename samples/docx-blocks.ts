import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  HeadingLevel,
  type IParagraphOptions,
  Paragraph,
  ShadingType,
  type Table,
} from 'docx';
import type { Token } from 'markdown-it';
import { blackboard, renderTable } from './docx-tables.ts';
import { type DocxLook, inlineAt, runs, songti, yahei } from './docx-text.ts';

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
      writer.blocks.push(renderTable(writer.look, writer.tokens.slice(at, end)), spacer());
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
    heading:
      level === 1 ? HeadingLevel.HEADING_1 : level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
    spacing: { before: level === 1 ? 360 : 240, after: 120 },
    keepNext: true,
    ...(ruled && {
      border: { bottom: { style: BorderStyle.SINGLE, size: 8, space: 4, color: look.accent } },
    }),
    children: runs(inline, { font: yahei, size, bold: true, color: level === 1 ? look.accent : '222222' }),
  });
}

function paragraph(writer: Writer, inline: Token): Paragraph {
  const { look } = writer;
  const list = writer.lists.at(-1);
  const children = runs(inline, { font: songti, size: look.bodySize });
  const spacing = { line: look.line, after: list ? 40 : 80 };
  if (list)
    return new Paragraph({ children, spacing, numbering: listNumbering(writer.lists.length - 1, list) });
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

function spacer(): Paragraph {
  return new Paragraph({ spacing: { line: convertMillimetersToTwip(3), lineRule: 'exact' } });
}
