import type PptxGenJS from 'pptxgenjs';
import { drawCover } from './slide-covers.ts';

export type DeckLook = {
  cover: 'stripe' | 'numeral';
  font: string;
  ink: string;
  accent: string;
  tint: string;
  paper: string;
};

export type Slide = { notes?: string } & (
  | { kind: 'cover'; title: string; subtitle: string; foot: string }
  | { kind: 'section'; number: string; title: string; lead: string }
  | { kind: 'points'; title: string; points: readonly string[]; aside?: string }
  | { kind: 'columns'; title: string; columns: readonly { head: string; lines: readonly string[] }[] }
  | { kind: 'table'; title: string; rows: readonly (readonly string[])[]; widths: readonly number[]; note?: string }
  | { kind: 'chart'; title: string; labels: string[]; series: { name: string; values: number[] }[]; take: string }
  | { kind: 'quote'; text: string; source: string }
);

export type Deck = { title: string; author: string; look: DeckLook; slides: readonly Slide[] };
type Page = PptxGenJS.Slide;
type Of<K extends Slide['kind']> = Extract<Slide, { kind: K }>;

// Inches on a 13.33 x 7.5 slide.
const left = 0.8;
const full = 11.73;

export function drawSlide(page: Page, deck: Deck, slide: Slide, number: number): void {
  const { look } = deck;
  page.background = { color: slide.kind === 'section' ? look.ink : look.paper };
  if (slide.notes) page.addNotes(slide.notes);
  drawBody(page, look, slide);
  if (slide.kind === 'cover' || slide.kind === 'section') return;
  if (slide.kind !== 'quote') drawTitle(page, look, slide.title);
  page.addText(deck.title, { x: left, y: 6.98, w: 9, h: 0.3, fontFace: look.font, fontSize: 10, color: '8A8A86' });
  page.addText(String(number), { x: 11.5, y: 6.98, w: 1.03, h: 0.3, fontFace: look.font, fontSize: 10, color: '8A8A86', align: 'right' });
}

function drawBody(page: Page, look: DeckLook, slide: Slide): void {
  switch (slide.kind) {
    case 'cover':
      return drawCover(page, look, slide);
    case 'section':
      return drawSection(page, look, slide);
    case 'points':
      return drawPoints(page, look, slide);
    case 'columns':
      return drawColumns(page, look, slide);
    case 'table':
      return drawTable(page, look, slide);
    case 'chart':
      return drawChart(page, look, slide);
    case 'quote':
      return drawQuote(page, look, slide);
  }
}

function drawTitle(page: Page, look: DeckLook, title: string): void {
  page.addShape('rect', { x: left, y: 0.62, w: 0.09, h: 0.62, fill: { color: look.accent } });
  page.addText(title, { x: left + 0.22, y: 0.5, w: full - 0.3, h: 0.86, fontFace: look.font, fontSize: 28, bold: true, color: look.ink, valign: 'middle' });
}

function drawSection(page: Page, look: DeckLook, slide: Of<'section'>): void {
  page.addText(slide.number, { x: left, y: 1.7, w: 4, h: 1.5, fontFace: 'Calibri', fontSize: 80, bold: true, color: look.accent });
  page.addText(slide.title, { x: left, y: 3.2, w: full, h: 0.9, fontFace: look.font, fontSize: 38, bold: true, color: 'FFFFFF' });
  page.addText(slide.lead, { x: left, y: 4.15, w: 9.5, h: 1.1, fontFace: look.font, fontSize: 18, color: 'D8D6CE', valign: 'top' });
}

function drawPoints(page: Page, look: DeckLook, slide: Of<'points'>): void {
  const lines = slide.points.map((text) => ({ text, options: { bullet: { indent: 18 }, breakLine: true } }));
  const width = slide.aside ? 7.5 : full;
  page.addText(lines, { x: left, y: 1.65, w: width, h: 5, fontFace: look.font, fontSize: 19, color: '2B2B2B', valign: 'top', paraSpaceAfter: 12, lineSpacingMultiple: 1.15 });
  if (!slide.aside) return;
  page.addShape('rect', { x: 8.75, y: 1.75, w: 3.78, h: 4.6, fill: { color: look.tint } });
  page.addText(slide.aside, { x: 9, y: 1.9, w: 3.3, h: 4.3, fontFace: look.font, fontSize: 17, color: look.ink, valign: 'middle', lineSpacingMultiple: 1.3 });
}

function drawColumns(page: Page, look: DeckLook, slide: Of<'columns'>): void {
  const gap = 0.3;
  const width = (full - gap * (slide.columns.length - 1)) / slide.columns.length;
  for (const [index, column] of slide.columns.entries()) {
    const x = left + index * (width + gap);
    const lines = column.lines.map((text) => ({ text, options: { breakLine: true } }));
    page.addShape('rect', { x, y: 1.75, w: width, h: 4.8, fill: { color: look.tint } });
    page.addShape('rect', { x, y: 1.75, w: width, h: 0.08, fill: { color: look.accent } });
    page.addText(column.head, { x: x + 0.2, y: 2, w: width - 0.4, h: 0.6, fontFace: look.font, fontSize: 21, bold: true, color: look.ink });
    page.addText(lines, { x: x + 0.2, y: 2.7, w: width - 0.4, h: 3.7, fontFace: look.font, fontSize: 16, color: '2B2B2B', valign: 'top', paraSpaceAfter: 9, lineSpacingMultiple: 1.15 });
  }
}

function drawTable(page: Page, look: DeckLook, slide: Of<'table'>): void {
  const rows = slide.rows.map((row, index) =>
    row.map((text) => ({
      text,
      options: index === 0 ? { bold: true, color: 'FFFFFF', fill: { color: look.ink } } : { color: '2B2B2B', fill: { color: index % 2 ? 'FFFFFF' : look.tint } },
    })),
  );
  const total = slide.widths.reduce((sum, width) => sum + width, 0);
  const colW = slide.widths.map((width) => (width / total) * full);
  const border = { type: 'solid' as const, pt: 0.75, color: 'D5D2C8' };
  page.addTable(rows, { x: left, y: 1.7, w: full, colW, rowH: 0.5, fontFace: look.font, fontSize: 15, border, valign: 'middle', margin: 0.09 });
  if (slide.note) page.addText(slide.note, { x: left, y: 6.4, w: full, h: 0.45, fontFace: look.font, fontSize: 13, italic: true, color: '6A6A66' });
}

function drawChart(page: Page, look: DeckLook, slide: Of<'chart'>): void {
  const data = slide.series.map(({ name, values }) => ({ name, labels: slide.labels, values }));
  page.addChart('bar', data, {
    x: left, y: 1.6, w: 8, h: 5.1, barDir: 'col', barGapWidthPct: 55,
    chartColors: [look.accent, look.ink], showLegend: data.length > 1, legendPos: 't', legendFontFace: look.font,
    showValue: true, dataLabelFontSize: 11, dataLabelFormatCode: '0', catAxisLabelFontFace: look.font, catAxisLabelFontSize: 12,
    valAxisHidden: true, valGridLine: { style: 'none' },
  });
  page.addShape('rect', { x: 9.15, y: 1.75, w: 3.38, h: 4.8, fill: { color: look.tint } });
  page.addText(slide.take, { x: 9.35, y: 1.9, w: 3, h: 4.5, fontFace: look.font, fontSize: 17, color: look.ink, valign: 'middle', lineSpacingMultiple: 1.3 });
}

function drawQuote(page: Page, look: DeckLook, slide: Of<'quote'>): void {
  page.addShape('rect', { x: 1.6, y: 2.1, w: 0.08, h: 2.7, fill: { color: look.accent } });
  page.addText(slide.text, { x: 2, y: 2, w: 9.6, h: 2.4, fontFace: look.font, fontSize: 28, color: look.ink, valign: 'middle', lineSpacingMultiple: 1.3 });
  page.addText(slide.source, { x: 2, y: 4.45, w: 9.6, h: 0.4, fontFace: look.font, fontSize: 15, color: '6A6A66' });
}
