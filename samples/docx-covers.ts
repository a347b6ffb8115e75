import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { type DocxLook, songti, yahei } from './docx-text.ts';

export type Meta = Record<string, string>;
type Blocks = (Paragraph | Table)[];

const noLine = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noLines = { top: noLine, bottom: noLine, left: noLine, right: noLine };

/** The head of an official paper: issuing body in red, number, double rule, title. */
export function officialHead(meta: Meta, look: DocxLook): Blocks {
  return [
    centred(meta['issuer'] ?? '', {
      size: 60,
      color: look.accent,
      bold: true,
      before: 200,
      after: 240,
      spread: 60,
    }),
    centred(meta['number'] ?? '', { size: 24, color: '333333', after: 120 }),
    new Paragraph({
      border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, space: 1, color: look.accent } },
      spacing: { after: 480 },
    }),
    ...(meta['title'] ?? '')
      .split('|')
      .map((line) => centred(line, { size: 40, color: '111111', bold: true, after: 80 })),
    centred(meta['subtitle'] ?? '', { size: 24, color: '555555', after: 400 }),
  ];
}

/** A band of colour over the full text width, and a card of facts under it. */
export function lessonHead(meta: Meta, look: DocxLook): Blocks {
  const band = new TableCell({
    shading: { type: ShadingType.CLEAR, fill: look.accent },
    borders: noLines,
    margins: { top: 500, bottom: 500, left: 400, right: 400 },
    children: [
      new Paragraph({
        children: [new TextRun({ text: meta['issuer'] ?? '', font: yahei, size: 22, color: 'E8EFE6' })],
      }),
      new Paragraph({
        spacing: { before: 240, after: 160 },
        children: [
          new TextRun({ text: meta['title'] ?? '', font: yahei, size: 60, bold: true, color: 'FFFFFF' }),
        ],
      }),
      new Paragraph({
        children: [new TextRun({ text: meta['subtitle'] ?? '', font: yahei, size: 24, color: 'E8EFE6' })],
      }),
    ],
  });
  return [
    fullTable([new TableRow({ children: [band] })]),
    factCard(meta, look),
    new Paragraph({ spacing: { after: 80 } }),
  ];
}

/** A formal first page: number at the right, a wide title between rules, the parties, the place and day. */
export function contractCover(meta: Meta, look: DocxLook): Blocks {
  const rule = { style: BorderStyle.SINGLE, size: 12, space: 14, color: look.accent };
  const facts = (meta['facts'] ?? '').split('|');
  return [
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      children: [new TextRun({ text: meta['number'] ?? '', font: songti, size: 22, color: '555555' })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 2000, after: 200 },
      border: { top: rule, bottom: rule },
      children: [
        new TextRun({
          text: meta['title'] ?? '',
          font: yahei,
          size: 56,
          bold: true,
          color: look.accent,
          characterSpacing: 120,
        }),
      ],
    }),
    centred(meta['subtitle'] ?? '', { size: 26, color: '555555', before: 200, after: 2200 }),
    ...facts.map((fact) => underlinedFact(fact, look)),
    centred(meta['issuer'] ?? '', { size: 24, color: '333333', before: 1800 }),
  ];
}

function factCard(meta: Meta, look: DocxLook): Table {
  const facts = (meta['facts'] ?? '').split('|').map((fact) => fact.split('：'));
  const rows: TableRow[] = [];
  for (let at = 0; at < facts.length; at += 2) {
    const pair = facts.slice(at, at + 2);
    rows.push(
      new TableRow({ children: pair.flatMap(([name = '', value = '']) => factCells(name, value, look)) }),
    );
  }
  return fullTable(rows);
}

function factCells(name: string, value: string, look: DocxLook): TableCell[] {
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'C9D2C6' };
  const shape = {
    borders: { ...noLines, bottom: line },
    margins: { top: 90, bottom: 90, left: 160, right: 120 },
  };
  const text = (content: string, strong: boolean) =>
    new Paragraph({
      children: [
        new TextRun({
          text: content,
          font: strong ? yahei : songti,
          size: 21,
          bold: strong,
          color: strong ? look.accent : '222222',
        }),
      ],
    });
  return [
    new TableCell({
      ...shape,
      width: { size: 16, type: WidthType.PERCENTAGE },
      children: [text(name, true)],
    }),
    new TableCell({
      ...shape,
      width: { size: 34, type: WidthType.PERCENTAGE },
      children: [text(value, false)],
    }),
  ];
}

function underlinedFact(fact: string, look: DocxLook): Paragraph {
  const [name = '', value = ''] = fact.split('：');
  const line = { style: BorderStyle.SINGLE, size: 4, space: 6, color: 'AAAAAA' };
  return new Paragraph({
    indent: { left: 900, right: 900 },
    spacing: { before: 160, after: 160 },
    border: { bottom: line, between: line },
    children: [
      new TextRun({ text: `${name}　`, font: yahei, size: 26, bold: true, color: look.accent }),
      new TextRun({ text: value, font: songti, size: 26 }),
    ],
  });
}

function fullTable(rows: TableRow[]): Table {
  return new Table({
    rows,
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { ...noLines, insideHorizontal: noLine, insideVertical: noLine },
  });
}

type CentredStyle = {
  size: number;
  color: string;
  bold?: boolean;
  before?: number;
  after?: number;
  spread?: number;
};

function centred(text: string, style: CentredStyle): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: style.before ?? 0, after: style.after ?? 0 },
    children: [
      new TextRun({
        text,
        font: style.bold ? yahei : songti,
        size: style.size,
        color: style.color,
        bold: style.bold ?? false,
        characterSpacing: style.spread ?? 0,
      }),
    ],
  });
}
