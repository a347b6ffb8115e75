import { type DeckLook, full, left, type Page, type SlideOf } from './deck.ts';

export function drawPoints(page: Page, look: DeckLook, slide: SlideOf<'points'>): void {
  const lines = slide.points.map((text) => ({ text, options: { bullet: { indent: 18 }, breakLine: true } }));
  const width = slide.aside ? 7.5 : full;
  page.addText(lines, {
    x: left,
    y: 1.65,
    w: width,
    h: 5,
    fontFace: look.font,
    fontSize: 20,
    color: '2B2B2B',
    valign: 'top',
    paraSpaceAfter: 12,
    lineSpacingMultiple: 1.15,
  });
  if (!slide.aside) return;
  page.addShape('rect', { x: 8.75, y: 1.75, w: 3.78, h: 4.6, fill: { color: look.tint } });
  page.addText(slide.aside, {
    x: 9,
    y: 1.9,
    w: 3.3,
    h: 4.3,
    fontFace: look.font,
    fontSize: 19,
    color: look.ink,
    valign: 'middle',
    lineSpacingMultiple: 1.3,
  });
}

export function drawColumns(page: Page, look: DeckLook, slide: SlideOf<'columns'>): void {
  const gap = 0.3;
  const width = (full - gap * (slide.columns.length - 1)) / slide.columns.length;
  for (const [index, column] of slide.columns.entries()) {
    const x = left + index * (width + gap);
    const lines = column.lines.map((text) => ({ text, options: { breakLine: true } }));
    page.addShape('rect', { x, y: 1.75, w: width, h: 4.8, fill: { color: look.tint } });
    page.addShape('rect', { x, y: 1.75, w: width, h: 0.08, fill: { color: look.accent } });
    page.addText(column.head, {
      x: x + 0.2,
      y: 2,
      w: width - 0.4,
      h: 0.6,
      fontFace: look.font,
      fontSize: 23,
      bold: true,
      color: look.ink,
    });
    page.addText(lines, {
      x: x + 0.2,
      y: 2.7,
      w: width - 0.4,
      h: 3.7,
      fontFace: look.font,
      fontSize: 19,
      color: '2B2B2B',
      valign: 'top',
      paraSpaceAfter: 9,
      lineSpacingMultiple: 1.15,
    });
  }
}
