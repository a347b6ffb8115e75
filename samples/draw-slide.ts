import { type Deck, type DeckLook, full, left, type Page, type Slide, type SlideOf } from './deck.ts';
import { drawCover } from './slide-covers.ts';
import { drawChart, drawTable } from './slide-data.ts';
import { drawColumns, drawPoints } from './slide-text.ts';

export function drawSlide(page: Page, deck: Deck, slide: Slide, number: number): void {
  const { look } = deck;
  page.background = { color: slide.kind === 'section' ? look.ink : look.paper };
  if (slide.notes) page.addNotes(slide.notes);
  drawBody(page, look, slide);
  if (slide.kind === 'cover' || slide.kind === 'section') return;
  if (slide.kind !== 'quote') drawTitle(page, look, slide.title);
  page.addText(deck.title, {
    x: left,
    y: 6.98,
    w: 9,
    h: 0.3,
    fontFace: look.font,
    fontSize: 10,
    color: '8A8A86',
  });
  page.addText(String(number), {
    x: 11.5,
    y: 6.98,
    w: 1.03,
    h: 0.3,
    fontFace: look.font,
    fontSize: 10,
    color: '8A8A86',
    align: 'right',
  });
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
  page.addText(title, {
    x: left + 0.22,
    y: 0.5,
    w: full - 0.3,
    h: 0.86,
    fontFace: look.font,
    fontSize: 28,
    bold: true,
    color: look.ink,
    valign: 'middle',
  });
}

function drawSection(page: Page, look: DeckLook, slide: SlideOf<'section'>): void {
  page.addText(slide.number, {
    x: left,
    y: 1.7,
    w: 4,
    h: 1.5,
    fontFace: 'Calibri',
    fontSize: 80,
    bold: true,
    color: look.accent,
  });
  page.addText(slide.title, {
    x: left,
    y: 3.2,
    w: full,
    h: 0.9,
    fontFace: look.font,
    fontSize: 38,
    bold: true,
    color: 'FFFFFF',
  });
  page.addText(slide.lead, {
    x: left,
    y: 4.15,
    w: 9.5,
    h: 1.1,
    fontFace: look.font,
    fontSize: 18,
    color: 'D8D6CE',
    valign: 'top',
  });
}

function drawQuote(page: Page, look: DeckLook, slide: SlideOf<'quote'>): void {
  page.addShape('rect', { x: 1.6, y: 2.1, w: 0.08, h: 2.7, fill: { color: look.accent } });
  page.addText(slide.text, {
    x: 2,
    y: 2,
    w: 9.6,
    h: 2.4,
    fontFace: look.font,
    fontSize: 28,
    color: look.ink,
    valign: 'middle',
    lineSpacingMultiple: 1.3,
  });
  page.addText(slide.source, {
    x: 2,
    y: 4.45,
    w: 9.6,
    h: 0.4,
    fontFace: look.font,
    fontSize: 15,
    color: '6A6A66',
  });
}
